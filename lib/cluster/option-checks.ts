import { type Checks, kind, optional } from '../values/check';
import type { Connection } from './connection/connection';
import type { Abortable } from './objects/read';

export const abortSignal = kind('an AbortSignal', (value) => value instanceof AbortSignal);
export const positiveSeconds = kind('a number of seconds, greater than 0', (value) => isNumber(value) && value > 0);
export const seconds = kind('a number of seconds, 0 or greater', (value) => isNumber(value) && value >= 0);
export const count = kind('an integer, 0 or greater', (value) => isInteger(value) && value >= 0);
export const positiveCount = kind('an integer, 1 or greater', (value) => isInteger(value) && value >= 1);

export const abortable: Checks<Abortable> = { signal: optional(abortSignal) };

export const connectionCheck = kind(
  'what connect gives, or its connection',
  (value) => typeof (value as Partial<Connection> | undefined | null)?.request === 'function',
);

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}

function isInteger(value: unknown): value is number {
  return Number.isInteger(value);
}
