import { isClusterScoped } from '../kubernetes/cluster-scoped';
import { identityOf } from '../kubernetes/identity';
import { normalizedApiVersion } from '../kubernetes/kinds';
import { objectsIn } from '../kubernetes/list-items';
import { own } from '../values/own';
import type { ObjectName } from './object-name';
import type { Entries } from './stored/stored';

/** An object with what it says that it is. */
export interface Named {
  readonly name: ObjectName;
  /** The namespace that it is in; `''` for one that is in none. */
  readonly namespace: string;
  readonly object: Entries;
  /** How many objects of the set are this one; the last of them counts. */
  readonly copies: number;
}

/** The same object before and after; one of the two may be missing. */
export interface Matched {
  readonly old: Named | undefined;
  readonly now: Named | undefined;
}

/**
 * The objects of two sets, matched by group, kind, namespace and name: those that are there now in their order, then those
 * that are not any more. Of several that are the same, the last one counts, as when they are applied one by one. One whose
 * name is generated is another one each time, and what was made of the old manifest stays.
 */
export function matched(
  old: readonly unknown[],
  now: readonly unknown[],
  defaultNamespace: string,
): readonly Matched[] {
  const [before, after] = [old, now].map((objects) => byIdentity(objects, defaultNamespace));
  const oldOf = (identity: string, { object }: Named) => (isNameGenerated(object) ? undefined : before?.get(identity));
  const kept = [...(after ?? none)].map(([identity, one]) => ({ old: oldOf(identity, one), now: one }));
  const gone = [...(before ?? none)].filter(
    ([identity, { object }]) => after?.has(identity) !== true && !isNameGenerated(object),
  );
  return [...kept, ...gone.map(([, one]) => ({ old: one, now: undefined }))];
}

const none: ReadonlyMap<string, Named> = new Map();

function byIdentity(objects: readonly unknown[], defaultNamespace: string): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  for (const { object } of objects.flatMap((one) => objectsIn(one))) {
    const named = namedObject(object, defaultNamespace);
    if (named === undefined) continue;
    const { apiVersion, kind, name } = named.name;
    const isNamed = textOf(own(own(object, 'metadata'), 'name')) !== '';
    const identity = identityOf({ apiVersion, kind, namespace: named.namespace, name: name || 'none' });
    const key = `${identity}${isNamed ? '' : ` to be named ${isNameGenerated(object) ? found.size : ''}`}`;
    found.set(key, { ...named, copies: (found.get(key)?.copies ?? 0) + 1 });
  }
  return found;
}

/** Whether a server makes the name of an object. */
export function isNameGenerated(object: unknown): boolean {
  const metadata = own(object, 'metadata');
  return textOf(own(metadata, 'name')) === '' && textOf(own(metadata, 'generateName')) !== '';
}

function namedObject(object: unknown, defaultNamespace: string): Omit<Named, 'copies'> | undefined {
  const metadata = own(object, 'metadata');
  const [apiVersion, kind] = [own(object, 'apiVersion'), own(object, 'kind')];
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return undefined;
  const name = textOf(own(metadata, 'name')) || textOf(own(metadata, 'generateName'));
  const version = normalizedApiVersion(apiVersion);
  const isCluster = isClusterScoped(version, kind);
  const namespace = isCluster ? '' : textOf(own(metadata, 'namespace'));
  return {
    name: { apiVersion: version, kind, ...(namespace !== '' && { namespace }), name },
    namespace: isCluster ? '' : namespace || defaultNamespace,
    // It has fields.
    object: object as Entries,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
