import { get } from '../findings/field-path';
import { namedField } from '../kubernetes/named-field';
import { matcherOf } from '../values/wildcards';

/** Findings that are ignored in some objects, and why. All conditions have to hold; `*` in one stands for any characters. */
export interface Override {
  /** Files, as patterns of .gitignore. @default all */
  readonly paths?: readonly string[];
  /** @default all */
  readonly kinds?: readonly string[];
  /** Of objects. @default all */
  readonly names?: readonly string[];
  /** An object without one matches none. @default all */
  readonly namespaces?: readonly string[];
  /** Names of containers. @default all, and what is in no container */
  readonly containers?: readonly string[];
  /** Codes of rules. */
  readonly ignore: readonly string[];
  readonly reason: string;
  /** The last day on which it holds, such as `2027-06-30`. @default no end */
  readonly until?: string;
}

/** What a finding is in. */
export interface FindingPlace {
  readonly kind?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  /** What a server makes a name of. It counts as one. */
  readonly generateName?: string | undefined;
  readonly container?: string | undefined;
}

/** Whether an override is for a finding of a rule at a place, as far as the file is not asked for. */
export function overrideMatcher(override: Override): (code: string, place: FindingPlace) => boolean {
  const isCode = matcherOf(override.ignore);
  const conditions = conditionsOf(override);
  return (code, place) => isCode(code) && conditions.every((holds) => holds(place));
}

function conditionsOf({ kinds, names, namespaces, containers }: Override): ((place: FindingPlace) => boolean)[] {
  const wanted: readonly (readonly [readonly string[] | undefined, (place: FindingPlace) => string | undefined])[] = [
    [kinds, ({ kind }) => kind],
    [names, ({ generateName, name = generateName }) => name],
    [namespaces, ({ namespace }) => namespace],
    [containers, ({ container }) => container],
  ];
  return wanted.flatMap(([patterns, textOf]) => {
    if (patterns === undefined) return [];
    const matches = matcherOf(patterns);
    return [
      (place: FindingPlace) => {
        const text = textOf(place);
        return text !== undefined && matches(text);
      },
    ];
  });
}

/** Whether an override no longer holds on a day. */
export function hasEnded({ until }: Override, today: string): boolean {
  return until !== undefined && until < today;
}

/** The container that a field is in, given the field with items of lists by name. */
export function containerIn(field: string): string | undefined {
  return /(?:^|\.)(?:c|initC|ephemeralC)ontainers\[name=([^\]]+)\]/.exec(field)?.[1];
}

/** The place of a finding in an object. */
export function placeIn(object: unknown, field: string): FindingPlace {
  const text = (path: string) => {
    const value = get(object, path);
    return typeof value === 'string' ? value : undefined;
  };
  const container = containerIn(namedField(object, field));
  const [name, generateName] = [text('metadata.name'), text('metadata.generateName')];
  return { kind: text('kind'), namespace: text('metadata.namespace'), name, generateName, container };
}
