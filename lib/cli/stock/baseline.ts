import { posix } from 'node:path';
import type { FieldPath } from '../../findings/field-path';
import type { LocatedFinding, Resource, ResourceInFile } from '../outputs/outcome';
import { type Counts, count, takeOne } from './counts';

/** A finding that a repository has already: the rule and the place, without positions and values. */
export interface KnownFinding extends KnownObject {
  /** With items of lists by name. */
  readonly field: FieldPath;
  readonly code: string;
  /** How many there are, as in two objects of one name. */
  readonly count: number;
}

/** The object that a known finding is in; empty strings for what it does not say, and for text that is not an object. */
export interface KnownObject {
  /** From the folder of the baseline file. */
  readonly file: string;
  /** As kubectl has it, without the version: `Deployment.apps`. */
  readonly kind: string;
  readonly namespace: string;
  /** What it starts with, where a server makes the name. */
  readonly name: string;
}

/** The path of a file as a baseline has it. */
export type PathOf = (file: string) => string;

/** What a run has verified. */
export interface Verified {
  readonly resources: readonly ResourceInFile[];
  readonly pathOf: PathOf;
  /** Whether a file of the baseline was verified, does not exist, or is not a part of this run. */
  readonly stateOf: (file: string) => 'verified' | 'missing' | 'elsewhere';
  /** The objects in a file that is elsewhere; `undefined` where it cannot be read. */
  readonly objectsElsewhere: (file: string) => readonly Resource[] | undefined;
}

/** How findings compare with a baseline. */
export interface Comparison {
  readonly known: ReadonlySet<LocatedFinding>;
  /** How many findings of the baseline are not found any more, without those in files that are not a part of the run. */
  readonly fixed: number;
}

/** Findings as a baseline has them, sorted. */
export function knownFindings(findings: readonly LocatedFinding[], pathOf: PathOf): readonly KnownFinding[] {
  const known = new Map<string, KnownFinding>();
  for (const found of findings) {
    const one = knownOf(found, pathOf);
    const key = keyInFile(one);
    known.set(key, { ...one, count: (known.get(key)?.count ?? 0) + 1 });
  }
  return sorted([...known.values()]);
}

/** Known findings by file, object, field and code. */
export function sorted(findings: readonly KnownFinding[]): readonly KnownFinding[] {
  const keyed = findings.map((finding) => ({ finding, key: keyInFile(finding) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ finding }) => finding);
}

/**
 * Finds the findings of a baseline again: in their files, and in objects that have moved to another file since. A copy of an
 * object is not the object: its findings are new.
 */
export function compare(
  findings: readonly LocatedFinding[],
  baseline: readonly KnownFinding[],
  verified: Verified,
): Comparison {
  const placeOf = (found: LocatedFinding) => knownOf(found, verified.pathOf);
  const left: Counts = new Map(baseline.map((one) => [keyInFile(one), one.count]));
  const known = new Set(findings.filter((found) => takeOne(left, keyInFile(placeOf(found)))));
  const unmatched = baseline.map((one) => ({ ...one, count: left.get(keyInFile(one)) ?? 0 }));
  const isElsewhere = ({ file }: KnownObject) => verified.stateOf(file) === 'elsewhere';
  const hasLeft = hasLeftIn(verified);
  /** The new findings that are some of those of a baseline, in objects that have moved. */
  const takeMoved = (some: readonly KnownFinding[]) => {
    const fresh = findings.filter((one) => !known.has(one)).map((one) => ({ one, key: keyAnywhere(placeOf(one)) }));
    const wanted = new Set(fresh.map(({ key }) => key));
    const moved = countsOf(some.filter((one) => one.count > 0 && wanted.has(keyAnywhere(one)) && hasLeft(one)));
    const found = fresh.filter(({ key }) => takeOne(moved, key));
    for (const { one } of found) known.add(one);
    return found.length;
  };
  const here = unmatched.filter((one) => !isElsewhere(one));
  const leftOver = here.reduce((sum, one) => sum + one.count, 0);
  const fixed = leftOver - takeMoved(here);
  takeMoved(unmatched.filter(isElsewhere));
  return { known, fixed };
}

/** Whether an object is no longer in its file, so that it may be in another one; without a name, whether the file is gone. */
function hasLeftIn({ resources, stateOf, pathOf, objectsElsewhere }: Verified): (object: KnownObject) => boolean {
  const objects = new Set(resources.map((one) => objectKey({ file: pathOf(one.file), ...knownObject(one) })));
  return (object) => {
    const { file, name } = object;
    const state = stateOf(file);
    if (state === 'missing' || name === '') return state === 'missing';
    if (state === 'verified') return !objects.has(objectKey(object));
    const there = objectsElsewhere(file);
    return there?.every((one) => objectKey({ file, ...knownObject(one) }) !== objectKey(object)) ?? false;
  };
}

function countsOf(findings: readonly KnownFinding[]): Counts {
  const counts: Counts = new Map();
  for (const one of findings) count(counts, keyAnywhere(one), one.count);
  return counts;
}

type Place = Omit<KnownFinding, 'count'>;

function knownOf({ file, resource, finding, namedField }: LocatedFinding, pathOf: PathOf): KnownFinding {
  return { file: pathOf(file), ...knownObject(resource), field: namedField, code: finding.code, count: 1 };
}

function knownObject(resource: Resource): Omit<KnownObject, 'file'> {
  const { apiVersion = '', kind = '', namespace = '', name = resource.generateName ?? '' } = resource;
  const [, group] = /^(.*)\//.exec(apiVersion) ?? [];
  return { kind: group === undefined || group === '' ? kind : `${kind}.${group}`, namespace, name };
}

function keyInFile({ file, kind, namespace, name, field, code }: Place): string {
  return [file, kind, namespace, name, field, code].join('\0');
}

/** The same wherever an object is. What has no name is known by that of its file, which may be in another folder. */
function keyAnywhere(place: Place): string {
  return keyInFile({ ...place, file: place.name === '' ? posix.basename(place.file) : '' });
}

function objectKey({ file, kind, namespace, name }: KnownObject): string {
  return [file, kind, namespace, name].join('\0');
}
