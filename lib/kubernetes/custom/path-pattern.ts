import { child, type FieldPath, type FieldStep, index, key, parse } from '../../findings/field-path';
import { own } from '../../values/own';

/**
 * The path of a field that may be there several times: `[*]` stands for each item of a list, and `.*` for each entry of a
 * map, as in `spec.workerGroupSpecs[*].template` and `spec.pytorchReplicaSpecs.*.template`.
 */
export type PathPattern = string;

/** What stands at one of the paths of a pattern. */
export interface PatternMatch {
  readonly path: FieldPath;
  /** What the wildcards stand for, in order: `[0]`, `[Master]`. */
  readonly entries: readonly string[];
  readonly value: unknown;
}

/** All that stands at the paths of a pattern, in order; a value that is null counts as absent. */
export function matchesOf(value: unknown, pattern: PathPattern): readonly PatternMatch[] {
  let matches: readonly PatternMatch[] = [{ path: '', entries: [], value }];
  for (const { kind, name } of parse(pattern)) {
    matches = matches.flatMap((match) =>
      name === '*' ? everyEntry(match, kind === 'entry') : field(match, name, kind === 'entry'),
    );
  }
  return matches.filter((match) => match.value !== undefined && match.value !== null);
}

function field({ path, entries, value }: PatternMatch, name: string, isEntry: boolean): readonly PatternMatch[] {
  return [{ path: isEntry ? key(path, name) : child(path, name), entries, value: own(value, name) }];
}

function everyEntry({ path, entries, value }: PatternMatch, isOfList: boolean): readonly PatternMatch[] {
  if (Array.isArray(value) !== isOfList || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, entry]) => ({
    path: isOfList ? index(path, Number(name)) : key(path, name),
    entries: [...entries, `[${name}]`],
    value: entry,
  }));
}

/** A pattern in which the first wildcards stand for some entries; without further ones, it is a path. */
export function pathAt(pattern: PathPattern, entries: readonly string[]): PathPattern {
  let next = 0;
  return parse(pattern).reduce<PathPattern>((path, { kind, name }) => {
    if (name !== '*') return kind === 'entry' ? key(path, name) : child(path, name);
    const wildcard = kind === 'entry' ? '[*]' : '.*';
    return `${path}${entries[next++] ?? wildcard}`;
  }, '');
}

/**
 * A path of a pattern as API servers spell it, where entries of lists and maps are in brackets; `undefined` for one that is
 * not of the pattern. `.Worker` for an entry of a map, as in the pattern, is `[Worker]`.
 */
export function pathOf(pattern: PathPattern, path: FieldPath): FieldPath | undefined {
  if (!isPathOf(pattern, path)) return undefined;
  const steps = parse(path);
  const entries = parse(pattern).flatMap(({ kind, name }, at) =>
    name === '*' ? [{ name: steps[at]?.name ?? '', isOfList: kind === 'entry' }] : [],
  );
  const isEntry = ({ name, isOfList }: (typeof entries)[number]) => (isOfList ? /^\d+$/ : /^[^*]/).test(name);
  if (!entries.every(isEntry)) return undefined;
  return pathAt(
    pattern,
    entries.map(({ name }) => `[${name}]`),
  );
}

/** Whether a path is one of a pattern. */
export function isPathOf(pattern: PathPattern, path: FieldPath): boolean {
  const wanted = parse(pattern);
  const steps = parse(path);
  return wanted.length === steps.length && wanted.every(({ name }, at) => name === '*' || name === steps[at]?.name);
}

/** A value with another one at a path in it; all else, and every order of keys, stays. The path has to be there. */
export function replacedAt<Value>(value: Value, path: FieldPath, replacement: unknown): Value {
  return replacedStep(value, parse(path), replacement) as Value;
}

function replacedStep(value: unknown, [step, ...deeper]: readonly FieldStep[], replacement: unknown): unknown {
  if (step === undefined) return replacement;
  const next = replacedStep(own(value, step.name), deeper, replacement);
  if (Array.isArray(value)) return value.map((item: unknown, at) => (at === Number(step.name) ? next : item));
  return { ...(value as object), [step.name]: next };
}

/** Whether the wildcards of a pattern are those that another one begins with, so that they stand for the same entries. */
export function isBeside(pattern: PathPattern, other: PathPattern): boolean {
  return other.startsWith(wildcardsOf(pattern));
}

/** A pattern up to its last wildcard. */
export function wildcardsOf(pattern: PathPattern): PathPattern {
  return /^.*\*\]?/.exec(pattern)?.[0] ?? '';
}
