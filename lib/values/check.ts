import { nearest } from './nearest';
import { isToken } from './token';

/** What is wrong with a value, and where in it: `''` for the value itself. */
export interface Problem {
  readonly path: string;
  readonly message: string;
  /** Whether the last name of the path is an unknown property. */
  readonly isUnknown?: true;
}

/** Says what is wrong with a value, as far as a caller without a compiler can get it wrong. */
export type Check = (value: unknown) => Problem | undefined;

/** A check for each property of a type: one that is added to the type does not compile until it is here, too. */
export type Checks<T> = { readonly [Name in keyof T]-?: Check };

/**
 * Checks what a function or a construct was given.
 * @param where who was given it, to begin the error with; asked for only where something is wrong.
 * @param subject what the value is called: `options`, `props`.
 * @throws TypeError with where, the property, and what to do. Never with the value, which may be a secret.
 */
export function check(where: string | (() => string), value: unknown, wanted: Check, subject = 'options'): void {
  const problem = wanted(value);
  if (problem === undefined) return;
  const { path, message, isUnknown } = problem;
  const what = isUnknown === true ? `unknown property "${path}"` : path === '' ? subject : path;
  throw new TypeError(`${typeof where === 'string' ? where : where()}: ${what}${message}`);
}

/** A check of a value's type. */
export function kind(what: string, is: (value: unknown) => boolean, fix = ''): Check {
  return (value) => {
    if (is(value)) return undefined;
    if (value === undefined) return { path: '', message: ` is missing; set ${what}` };
    return { path: '', message: ` must be ${what}, got ${typeOf(value)}${fix}` };
  };
}

/** Anything: what is checked elsewhere, as the fields of manifests are. */
export const any: Check = () => undefined;

export const string = kind('a string', (value) => isString(value) || isToken(value));
export const number = kind('a number', (value) => typeof value === 'number' || isToken(value));
export const boolean = kind('true or false', (value) => typeof value === 'boolean' || isToken(value));
export const callback = kind('a function', (value) => typeof value === 'function');
/** A text or a number: a quantity, a duration, a port. */
export const scalar = kind(
  'a string or a number',
  (value) => isString(value) || typeof value === 'number' || isToken(value),
);
/** A text that is not empty, as an unset variable of the environment makes it. */
export const filled: Check = (value) => string(value) ?? emptiness(value, 'a string');
/** A name, or an object that has one; empty where Kubernetes takes that for none. */
export const namedOrEmpty = kind(
  'a name, or an object that has one',
  (value) => isName(value) || (isObject(value) && isName(value.name)),
);
/** A name, or an object that has one. */
export const named: Check = (value) =>
  namedOrEmpty(value) ?? emptiness(isObject(value) && !isToken(value) ? value.name : value, 'a name');
/** An object with any properties. */
export const record = kind('an object', isObject);

/** A value that may be absent. */
export function optional(wanted: Check): Check {
  return (value) => (value === undefined ? undefined : wanted(value));
}

/** What must not stand here, as it would be lost: the place that it belongs to. */
export function elsewhere(place: string): Check {
  const refused: Check = (value) =>
    value === undefined ? undefined : { path: '', message: ` is not supported here; ${place}` };
  isElsewhere.add(refused);
  return refused;
}

/** What is not advised, as it is refused next. */
const isElsewhere = new WeakSet<Check>();

/** A check in other words: where it is one of several that may hold. */
export function worded(what: string, wanted: Check): Check {
  return kind(what, (value) => wanted(value) === undefined);
}

/** What an object has to be, and what anything else, which says of objects, too, that they may be. */
export function either(ofObject: Check, otherwise: Check): Check {
  return (value) => (isObject(value) && !isToken(value) ? ofObject(value) : otherwise(value));
}

/**
 * One of some words.
 * @param objects how objects are written that may stand in their place
 */
export function oneOf(words: readonly (string | boolean)[], ...objects: readonly string[]): Check {
  const quoted = words.map((word) => JSON.stringify(word));
  const list = listOf([...quoted, ...objects], objects.length > 1);
  const other = kind(list, () => false);
  return (value) => {
    if (words.some((word) => word === value)) return undefined;
    const near = isString(value) ? nearest(value, words.filter(isString)) : undefined;
    return near === undefined ? other(value) : { path: '', message: ` must be ${list}${didYouMean(near)}` };
  };
}

/** A list, and each item of it. */
export function arrayOf(item: Check, what = 'an array', fix = 'put it into brackets: [ … ]'): Check {
  const isArray = kind(what, Array.isArray, `; ${fix}`);
  return (value) => {
    if (!Array.isArray(value)) return isToken(value) ? undefined : isArray(value);
    for (const [index, entry] of value.entries()) {
      const problem = item(entry);
      if (problem !== undefined) return within(`[${index}]`, problem);
    }
    return undefined;
  };
}

/** An object whose properties have names of the user's own. */
export function recordOf(entry: Check): Check {
  return (value) => {
    if (!isObject(value)) return record(value);
    if (isToken(value)) return undefined;
    for (const name of Object.keys(value)) {
      const problem = entry(value[name]);
      if (problem !== undefined) return within(name, problem);
    }
    return undefined;
  };
}

/** An object with the properties of a table, and others where that is said. */
export function object(checks: Readonly<Record<string, Check>>, others: Others = {}): Check {
  const known = new Map(Object.entries(checks));
  const advised = [...known].filter(([, wanted]) => !isElsewhere.has(wanted)).map(([name]) => name);
  const required = [...known].filter(([, wanted]) => wanted(undefined) !== undefined);
  const names = required.map(([name]) => name).join(' and ');
  const isOne = names === '' ? record : kind(`an object with ${names}`, isObject);
  const { allowed = () => false, names: otherNames = () => [], placeOf = () => undefined } = others;
  return (value) => {
    if (!isObject(value)) return isOne(value);
    for (const name in value) {
      const given = value[name];
      if (given === undefined) continue;
      const wanted = known.get(name);
      if (wanted === undefined && !allowed(name)) {
        return { path: name, message: adviceOn(name, [...advised, ...otherNames()], placeOf(name)), isUnknown: true };
      }
      const problem = wanted?.(given);
      if (problem !== undefined) return within(name, problem);
    }
    for (const [name, wanted] of required) {
      const problem = value[name] === undefined ? wanted(undefined) : undefined;
      if (problem !== undefined) return within(name, problem);
    }
    return undefined;
  };
}

/** What is said of names that are not in the table of an object. */
export interface Others {
  /** Whether the object may have it. @default none */
  readonly allowed?: (name: string) => boolean;
  /** The names of those that it may have, where they can be told, for advice. */
  readonly names?: () => readonly string[];
  /** What to do instead, where it belongs to another place: `set pod.volumes`. */
  readonly placeOf?: (name: string) => string | undefined;
}

/** Allows other names than those of the table. */
export const open: Others = { allowed: () => true };

function adviceOn(name: string, known: readonly string[], place: string | undefined): string {
  if (place !== undefined) return `; ${place}`;
  const near = nearest(name, known);
  return near === undefined ? `; set one of ${[...new Set(known)].sort().join(', ')}` : didYouMean(near);
}

function listOf(choices: readonly string[], isSentence: boolean): string {
  if (choices.length > 2 && !isSentence) return `one of ${choices.join(', ')}`;
  return [choices.slice(0, -1).join(', '), ...choices.slice(-1)].filter((part) => part !== '').join(' or ');
}

function didYouMean(name: string): string {
  return `; did you mean "${name}"?`;
}

/** The problem of a property, as one of the object around it. */
export function within(name: string, problem: Problem): Problem {
  const { path } = problem;
  return { ...problem, path: path === '' || path.startsWith('[') ? `${name}${path}` : `${name}.${path}` };
}

function emptiness(value: unknown, what: string): Problem | undefined {
  return value === '' ? { path: '', message: ` is empty; set ${what}` } : undefined;
}

/** A text, or a token that is one once it is rendered. */
function isName(value: unknown): boolean {
  return isString(value) || isToken(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
