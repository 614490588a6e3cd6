import { knownKind } from '../../kubernetes/kinds';
import { compareQuantities, isQuantity } from '../../kubernetes/quantity';
import type { KubernetesVersionName } from '../../kubernetes/version';
import { plan } from '../../plan/plan';
import { lastApplied } from '../../plan/stored/stored';
import { textAt } from '../../status/snapshot/read';
import { equal } from '../../values/equal';
import { own } from '../../values/own';
import { verify } from '../../verify/verify';
import type { Entries } from '../objects/object-types';
import { fieldManager, hasExactly, hasValues, ownable, ownFields } from './manifest-fields';

/**
 * Whether applying a manifest to a live object changes nothing: our manager has applied exactly the fields that it sets, and
 * they have its values. `false` also where that is not known.
 */
export function isUnchanged(live: Entries, manifest: Entries, kubernetes: KubernetesVersionName): boolean {
  if (textAt(live, 'metadata', 'deletionTimestamp') !== '') return false;
  const fields = ownFields(live);
  const written = ownable(manifest);
  if (textAt(live, 'apiVersion') !== manifest.apiVersion) return false;
  // Who applies a name alone, as that of a Namespace, owns nothing.
  if (fields === undefined) return Object.keys(written).length === 0;
  if (!hasExactly(written, fields)) return false;
  const same = quantityKinds.has(String(manifest.kind)) ? isSameQuantity : Object.is;
  if (hasValues(live, ownable(withDefaults(manifest)), fields, same)) return true;
  // A server writes some values in another way: quantities, and what has defaults in a list without keys.
  if (knownKind(manifest.apiVersion, manifest.kind) === undefined) return false;
  // A server with other feature gates may have what is left out here.
  if (hasDropped(manifest, kubernetes)) return false;
  const { objects } = plan([withoutLastApplied(live)], [manifest], {
    kubernetes,
    namespace: textAt(live, 'metadata', 'namespace') || 'default',
    fieldManagers: [fieldManager],
  });
  return objects.length === 1 && objects[0]?.verdict === 'unchanged';
}

function hasDropped(manifest: Entries, kubernetes: KubernetesVersionName): boolean {
  const findings = verify(manifest, { kubernetes, practices: false, podSecurity: false });
  return findings.some(({ code }) => code === 'shape/dropped-field');
}

/** Whether an answer to a dry run, whose version is always that of the live object, changes nothing of it. */
export function hasSameContent(object: Entries, live: Entries): boolean {
  const content = ({ metadata, ...rest }: Entries) => {
    const { managedFields: _fields, generation: _generation, ...marks } = metadata as Entries;
    return { ...rest, metadata: marks };
  };
  return equal(content(object), content(live));
}

/** Kinds without fields that are known here, in which all numbers are quantities. */
const quantityKinds: ReadonlySet<string> = new Set(['ResourceQuota', 'LimitRange', 'PersistentVolume']);

function isSameQuantity(value: unknown, live: unknown): boolean {
  if (value === live) return true;
  return isQuantity(value) && isQuantity(live) && compareQuantities(value, live) === 0;
}

/** What servers add to bindings where the fields are set as a whole. */
function withDefaults(manifest: Entries): Entries {
  if (!/^(?:Cluster)?RoleBinding$/.test(String(manifest.kind))) return manifest;
  const { roleRef, subjects } = manifest;
  const apiGroup = 'rbac.authorization.k8s.io';
  const withGroup = (one: unknown) =>
    textAt(one, 'kind') === 'ServiceAccount' ? one : { apiGroup, ...(one as object) };
  return {
    ...manifest,
    roleRef: { apiGroup, ...(roleRef as object) },
    ...(Array.isArray(subjects) && { subjects: subjects.map(withGroup) }),
  };
}

/** A live object as it is to us: what kubectl has applied is not removed where we apply. */
export function withoutLastApplied(live: Entries): Entries {
  const metadata = live.metadata as Entries;
  if (own(metadata.annotations, lastApplied) === undefined) return live;
  const { [lastApplied]: _applied, ...annotations } = metadata.annotations as Entries;
  return { ...live, metadata: { ...metadata, annotations } };
}
