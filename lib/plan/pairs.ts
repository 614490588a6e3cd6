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
}

/** The same object before and after; one of the two may be missing. */
export interface Matched {
  readonly old: Named | undefined;
  readonly now: Named | undefined;
}

/**
 * The objects of two sets, matched by group, kind, namespace and name: those that are there now in their order, then those
 * that are not any more. Of several that are the same, the last one counts, as when they are applied one by one.
 */
export function matched(
  old: readonly unknown[],
  now: readonly unknown[],
  defaultNamespace: string,
): readonly Matched[] {
  const [before, after] = [old, now].map((objects) => byIdentity(objects, defaultNamespace));
  const kept = [...(after ?? none)].map(([identity, one]) => ({ old: before?.get(identity), now: one }));
  const gone = [...(before ?? none)].filter(([identity]) => after?.has(identity) !== true);
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
    found.set(`${identity}${isNamed ? '' : ' to be named'}`, named);
  }
  return found;
}

function namedObject(object: unknown, defaultNamespace: string): Named | undefined {
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
