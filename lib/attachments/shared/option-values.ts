import { typedText, valueText } from '../../findings/value-text';
import { secondsIn } from '../../kubernetes/duration';
import type { Quantity } from '../../kubernetes/generated/types';
import { compareQuantities, isQuantity } from '../../kubernetes/quantity';
import * as checks from '../../values/check';
import { counted } from '../../values/counted';

/** A check whose message has the value: for what is never secret. */
export function printed(what: string, is: (value: unknown) => boolean): checks.Check {
  return (value) => {
    if (is(value)) return undefined;
    return {
      path: '',
      message: value === undefined ? ` is missing; set ${what}` : ` must be ${what}, got ${valueText(value)}`,
    };
  };
}

/** A finite number. */
export const number: checks.Check = (value) =>
  typeof value === 'number' && !Number.isFinite(value)
    ? { path: '', message: ` must be a finite number, got ${value}` }
    : checks.number(value);

/** A duration of 0 or more. */
export const duration = notNegative(
  printed('a duration such as "5s"', (value) => Number.isFinite(seconds(value))),
  (value) => Number(seconds(value)) < 0,
);

/** A quantity of 0 or more. */
export const quantity = notNegative(
  printed('a quantity such as "64Mi"', isQuantity),
  (value) => compareQuantities(value as Quantity, 0) < 0,
);

/** A port that needs no root to listen on. */
export const port: checks.Check = (value) => {
  if (value === undefined) return checks.number(value);
  if (typeof value !== 'number') return { path: '', message: ` must be a number, got ${typedText(value)}` };
  if (Number.isInteger(value) && value >= 1024 && value <= 65_535) return undefined;
  return {
    path: '',
    message: ` must be 1024 to 65535, got ${value}${value > 0 && value < 1024 ? '; lower ones need root' : ''}`,
  };
};

/** A string that matches a pattern, which may be secret: its length is printed. */
export function matching(pattern: RegExp, what: string): checks.Check {
  // With these flags, a pattern remembers where the last match was.
  const stateless = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  const notString = checks.kind(what, () => false);
  return (value) => {
    if (typeof value !== 'string') return notString(value);
    if (stateless.test(value)) return undefined;
    return { path: '', message: ` must be ${what}, got a string of ${counted(value.length, 'character')}` };
  };
}

function seconds(value: unknown): unknown {
  return typeof value === 'string' ? secondsIn(value) : value;
}

function notNegative(wanted: checks.Check, isNegative: (value: unknown) => boolean): checks.Check {
  return (value) =>
    wanted(value) ??
    (isNegative(value) ? { path: '', message: ` must be 0 or greater, got ${valueText(value)}` } : undefined);
}
