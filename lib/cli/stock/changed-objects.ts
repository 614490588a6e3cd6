import { createHash } from 'node:crypto';
import type { ManifestInText } from '../documents/manifests';
import { type Resource, resourceOf } from '../outputs/outcome';
import { type Counts, count, takeOne } from './counts';

/** The manifests of some files, by file. */
export type ManifestsByFile = ReadonlyMap<string, readonly Compared[]>;

/** What is compared of a manifest. */
type Compared = Pick<ManifestInText, 'object' | 'findings' | 'source'>;

/** Whether the objects of one identity in a file have changed; for text that is not an object, whether anything has. */
export type IsChanged = (file: string, resource: Resource) => boolean;

/**
 * Compares files as they were and are. An object counts by its value: other positions, comments and styles are not a change,
 * and neither is another file, unless the object is still where it was. Text that is not an object counts by the whole file.
 */
export function changedObjects(before: ManifestsByFile, now: ManifestsByFile): IsChanged {
  const removed: Counts = new Map();
  const added: PlacedObject[] = [];
  for (const file of new Set([...before.keys(), ...now.keys()])) {
    const left = countsOf(before.get(file) ?? []);
    for (const object of objectsOf(now.get(file) ?? [])) {
      if (!takeOne(left, object.version)) added.push({ file, ...object });
    }
    for (const [version, unmatched] of left) count(removed, version, unmatched);
  }
  const changed = added.filter(({ version }) => !takeOne(removed, version));
  const objects = new Set(changed.map(keyOf));
  const files = new Set(changed.map(({ file }) => file));
  return (file, resource) => {
    const isText = Object.keys(resource).length === 0;
    return isText ? files.has(file) : objects.has(keyOf({ file, identity: identityOf(resource) }));
  };
}

interface ComparedObject {
  readonly identity: string;
  /** Equal for two objects of one identity and value. */
  readonly version: string;
}

interface PlacedObject extends ComparedObject {
  readonly file: string;
}

function objectsOf(manifests: readonly Compared[]): readonly ComparedObject[] {
  const hashOf = hashes();
  return manifests.map(({ object, findings, source }) => {
    const identity = identityOf(resourceOf(object));
    // A key that is set twice is not in the value.
    const ofText = findings.map(({ code, field }) => [code, field]);
    const value = object === undefined ? { text: source.text.replaceAll('\r\n', '\n') } : { object, ofText };
    return { identity, version: `${identity} ${hashOf(value)}` };
  });
}

/** How many objects there are of each version. */
function countsOf(manifests: readonly Compared[]): Counts {
  const counts: Counts = new Map();
  for (const { version } of objectsOf(manifests)) count(counts, version);
  return counts;
}

function identityOf({ apiVersion, kind, namespace, generateName, name = generateName }: Resource): string {
  return JSON.stringify([apiVersion, kind, namespace, name]);
}

function keyOf({ file, identity }: Pick<PlacedObject, 'file' | 'identity'>): string {
  return `${identity} ${file}`;
}

/** Gives equal values equal texts, whatever the order of keys. What aliases repeat is read once, however often it occurs. */
function hashes(): (value: unknown) => string {
  const known = new WeakMap<object, string>();
  const hashOf = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
    const before = known.get(value);
    if (before !== undefined) return before;
    const parts = Array.isArray(value)
      ? value.map(hashOf)
      : Object.entries(value)
          .map(([key, entry]) => `${JSON.stringify(key)}:${hashOf(entry)}`)
          .sort();
    const hash = createHash('sha256')
      .update(`${Array.isArray(value) ? '[' : '{'}${parts.join(',')}`)
      .digest('base64');
    known.set(value, hash);
    return hash;
  };
  return hashOf;
}
