import { described, withoutCredentials, withoutParts } from '../../findings/secrecy/described';
import { type Secret, secretsIn } from '../../findings/secrecy/secrets-in';
import { own } from '../../values/own';
import { isAsymmetric, isRegExp, sampleOf } from './asymmetric';
import type { Place, Steps } from './difference';

/** The sides of a comparison. */
export type Side = 'expected' | 'received';

/** A scalar as it may be printed, at a place and some steps below it: what may be secret on either side is described. */
export type ShowScalar = (side: Side, place: Place, below: Steps, value: Scalar) => string | Scalar;

export type Scalar = string | number | boolean | bigint;

/** Knows what may be secret in a partial and in what it is compared with. */
export function secretsOf(expected: unknown, received: unknown): ShowScalar {
  const values = { expected: withSamples(expected), received };
  const secrets = { expected: byPath(values.expected), received: byPath(received) };
  const shown = (side: Side, place: Place, below: Steps, value: Scalar): string | Scalar => {
    const other = otherThan(side);
    const secret = secretAt(secrets[side], [...place[side], ...below]);
    const counterpart = secretAt(secrets[other], [...place[other], ...below]);
    if (isWhole(secret) || isWhole(counterpart)) return `(${described(value)})`;
    return typeof value === 'string' ? withoutCredentials(withoutParts(value, secret?.parts ?? [])) : value;
  };
  return (side, place, below, value) => {
    const text = shown(side, place, below, value);
    if (side === 'expected' || text === value) return text;
    const wanted = valueAt(values.expected, [...place.expected, ...below]);
    const isAlike = isScalar(wanted) && wanted !== value && shown('expected', place, below, wanted) === text;
    return isAlike ? asAnother(String(text)) : text;
  };
}

function otherThan(side: Side): Side {
  return side === 'expected' ? 'received' : 'expected';
}

/** What is printed of a secret that differs from one that is described in the same words. */
function asAnother(text: string): string {
  const whole = /^\(an? ([^()]*)\)$/.exec(text)?.[1];
  return whole === undefined ? `${text} (another secret)` : `(another ${whole})`;
}

function valueAt(value: unknown, steps: Steps): unknown {
  return steps.reduce<unknown>((inner, step) => own(inner, step), value);
}

function isScalar(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean', 'bigint'].includes(typeof value);
}

/** Whether all of a value is secret, not only some parts of a string. */
function isWhole(secret: Secret | undefined): boolean {
  return secret !== undefined && secret.parts === undefined;
}

type Secrets = ReadonlyMap<string, Secret>;

function byPath(object: unknown): Secrets {
  return new Map(secretsIn(object).secrets.map((secret) => [secret.steps.join('\0'), secret]));
}

/** The secret at a path, or what is secret as a whole around it. */
function secretAt(secrets: Secrets, steps: Steps): Secret | undefined {
  if (secrets.size === 0) return undefined;
  for (let length = steps.length; length > 0; length -= 1) {
    const found = secrets.get(steps.slice(0, length).join('\0'));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A partial with the values that its asymmetric matchers were made with in their place; a pattern as a string. */
function withSamples(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > 64) return value;
  if (isRegExp(value)) return value.source;
  if (isAsymmetric(value)) return withSamples(sampleOf(value), depth + 1);
  if (Array.isArray(value)) return value.map((item) => withSamples(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withSamples(inner, depth + 1)]));
}
