import type { FieldPath } from '../findings/field-path';
import { entryOf } from '../values/entry-of';
import { roots } from './generated/field-table';
import type { ManifestByKind } from './generated/kinds';

/** What tells a kind from all others, `apiVersion kind`: `apps/v1 Deployment`. */
export type GroupVersionKind = keyof ManifestByKind;

/** What is plain data of a kind. What is code of it is in lib/verify/kinds/kinds.ts. */
interface KindData {
  /** Whether its objects are in namespaces. */
  readonly scope: 'Namespaced' | 'Cluster';
  /** The path of its pod template; `''` for a Pod, whose `metadata` and `spec` are the template. @default none */
  readonly podTemplate?: FieldPath;
}

/** One row for each kind of `generate/kinds.ts`: a missing row does not compile, nor does one too many. */
const data = {
  'v1 Pod': { scope: 'Namespaced', podTemplate: '' },
  'apps/v1 Deployment': { scope: 'Namespaced', podTemplate: 'spec.template' },
  'apps/v1 StatefulSet': { scope: 'Namespaced', podTemplate: 'spec.template' },
  'apps/v1 DaemonSet': { scope: 'Namespaced', podTemplate: 'spec.template' },
  'apps/v1 ReplicaSet': { scope: 'Namespaced', podTemplate: 'spec.template' },
  'v1 ReplicationController': { scope: 'Namespaced', podTemplate: 'spec.template' },
  'batch/v1 Job': { scope: 'Namespaced', podTemplate: 'spec.template' },
  'batch/v1 CronJob': { scope: 'Namespaced', podTemplate: 'spec.jobTemplate.spec.template' },
  'v1 PodTemplate': { scope: 'Namespaced', podTemplate: 'template' },
  'v1 Service': { scope: 'Namespaced' },
  'v1 ConfigMap': { scope: 'Namespaced' },
  'v1 Secret': { scope: 'Namespaced' },
  'v1 ServiceAccount': { scope: 'Namespaced' },
  'v1 PersistentVolumeClaim': { scope: 'Namespaced' },
  'policy/v1 PodDisruptionBudget': { scope: 'Namespaced' },
  'autoscaling/v1 HorizontalPodAutoscaler': { scope: 'Namespaced' },
  'autoscaling/v2 HorizontalPodAutoscaler': { scope: 'Namespaced' },
  'networking.k8s.io/v1 NetworkPolicy': { scope: 'Namespaced' },
  'v1 Namespace': { scope: 'Cluster' },
} as const satisfies Readonly<Record<GroupVersionKind, KindData>>;

type NameOf<Kind> = Kind extends `${string} ${infer Name}` ? Name : never;

/** A kind of Kubernetes' own that has a pod template. */
export type WorkloadKind = {
  [Kind in GroupVersionKind]: (typeof data)[Kind] extends { readonly podTemplate: FieldPath } ? NameOf<Kind> : never;
}[GroupVersionKind];

/** A kind whose fields and rules are known here. */
export interface KnownKind extends KindData {
  readonly id: GroupVersionKind;
  readonly apiVersion: string;
  readonly kind: string;
  /** The name of its definition in the field table. */
  readonly definition: string;
}

/** A kind that has a pod template. */
export interface KnownWorkload extends KnownKind {
  readonly kind: WorkloadKind;
  readonly podTemplate: FieldPath;
}

/** All kinds whose fields and rules are known here, those with a pod template first. */
export const knownKinds: readonly KnownKind[] = Object.keys(data).filter(isId).map(knownKindOf);

const byVersion = new Map<unknown, Map<unknown, KnownKind>>();
for (const known of knownKinds) entryOf(byVersion, known.apiVersion, () => new Map()).set(known.kind, known);

/** The kind of an object with these two fields, whatever they are; `undefined` where it is not known here. */
export function knownKind(apiVersion: unknown, kind: unknown): KnownKind | undefined {
  return byVersion.get(apiVersion)?.get(kind);
}

/** Whether a kind has a pod template. */
export function isWorkload(known: KnownKind): known is KnownWorkload {
  return known.podTemplate !== undefined;
}

/** An API version as servers read it: one without a group may be written with a slash. */
export function normalizedApiVersion(apiVersion: string): string {
  return apiVersion.startsWith('/') && apiVersion.lastIndexOf('/') === 0 ? apiVersion.slice(1) : apiVersion;
}

function isId(name: string): name is GroupVersionKind {
  return Object.hasOwn(data, name);
}

function knownKindOf(id: GroupVersionKind): KnownKind {
  const [apiVersion = '', kind = ''] = id.split(' ');
  return { id, apiVersion, kind, definition: roots[id], ...data[id] };
}
