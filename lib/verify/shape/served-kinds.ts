import { knownKinds } from '../../kubernetes/kinds';
import { entryOf } from '../../values/entry-of';

/** Kinds without a row in lib/kubernetes/kinds.ts, by API version. */
const others: Readonly<Record<string, readonly string[]>> = {
  v1: [
    ...['PersistentVolume', 'Node', 'Endpoints', 'Event', 'LimitRange'],
    ...['ResourceQuota', 'Binding', 'ComponentStatus', 'PodStatusResult', 'RangeAllocation', 'SerializedReference'],
    ...['List', 'Status', 'APIVersions', 'APIGroup'],
  ],
  'apps/v1': ['ControllerRevision'],
  'autoscaling/v1': ['Scale'],
  'policy/v1': ['Eviction'],
  'networking.k8s.io/v1': ['Ingress', 'IngressClass', 'IPAddress', 'ServiceCIDR'],
  'networking.k8s.io/v1beta1': ['IPAddress', 'ServiceCIDR'],
  'networking.k8s.io/v1alpha1': ['ClusterCIDR', 'IPAddress', 'ServiceCIDR'],
};

/** The kinds of objects that servers of some release have, but for lists and options, in groups that are known as a whole. */
const kinds = new Map<string, string[]>();
for (const { apiVersion, kind } of knownKinds) entryOf(kinds, apiVersion, () => []).push(kind);
for (const [apiVersion, names] of Object.entries(others)) {
  for (const kind of names) entryOf(kinds, apiVersion, () => []).push(kind);
}

/** Groups that only Kubernetes has, and of which it serves no other versions. */
const groups: ReadonlySet<string> = new Set([
  ...['', 'apps', 'autoscaling', 'batch', 'policy', 'extensions', 'networking.k8s.io'],
]);

/**
 * Whether servers have a kind in an API version.
 * @returns undefined for API versions of groups that are not all known here.
 */
export function isServed(apiVersion: string, kind: string): boolean | undefined {
  if (kindsIn(apiVersion).includes(kind)) return true;
  const slash = apiVersion.indexOf('/');
  if (!groups.has(apiVersion.slice(0, Math.max(slash, 0)))) return undefined;
  return kindsIn(apiVersion).length > 0 && /(?:List|Options|Event)$/.test(kind);
}

/** The kinds of objects in an API version, as far as they are known here. */
export function kindsIn(apiVersion: string): readonly string[] {
  return kinds.get(apiVersion) ?? [];
}
