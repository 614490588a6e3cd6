import { child, type FieldPath } from '../findings/field-path';
import { own } from '../values/own';
import type { PodTemplateSpec } from './generated/types';

/** Where each kind has its pod template. A Pod is its own: its `metadata` and `spec` are those of a template. */
const templates = {
  Pod: { apiVersion: 'v1', path: '' },
  Deployment: { apiVersion: 'apps/v1', path: 'spec.template' },
  StatefulSet: { apiVersion: 'apps/v1', path: 'spec.template' },
  DaemonSet: { apiVersion: 'apps/v1', path: 'spec.template' },
  ReplicaSet: { apiVersion: 'apps/v1', path: 'spec.template' },
  ReplicationController: { apiVersion: 'v1', path: 'spec.template' },
  Job: { apiVersion: 'batch/v1', path: 'spec.template' },
  CronJob: { apiVersion: 'batch/v1', path: 'spec.jobTemplate.spec.template' },
  PodTemplate: { apiVersion: 'v1', path: 'template' },
} as const;

/** A kind of Kubernetes' own that has a pod template. */
export type WorkloadKind = keyof typeof templates;

/** The kinds that have a pod template. */
export const workloadKinds = Object.freeze(Object.keys(templates)) as readonly WorkloadKind[];

/** The names of the fields on the way to a kind's pod template. */
const names: ReadonlyMap<WorkloadKind, readonly string[]> = new Map(
  workloadKinds.map((kind) => [kind, templates[kind].path.split('.')]),
);

/** Where a kind has its pod template, and the API version of that kind. */
export interface TemplatePlace {
  readonly apiVersion: string;
  /** The path of the pod template in the object: `spec.template`; `''` for a Pod. */
  readonly path: FieldPath;
}

/** Where a kind has its pod template. */
export function templatePlace(kind: WorkloadKind): TemplatePlace {
  return templates[kind];
}

/** The kind of an object, if it is one of Kubernetes' own kinds with a pod template, by `apiVersion` and `kind`. */
export function workloadKindOf(object: unknown): WorkloadKind | undefined {
  const kind = own(object, 'kind');
  if (!isWorkloadKind(kind)) return undefined;
  return templates[kind].apiVersion === own(object, 'apiVersion') ? kind : undefined;
}

/** The pod template of an object, and where it was found. */
export interface FoundTemplate {
  readonly kind: WorkloadKind;
  /** The path of the template in the object; `''` for a Pod, whose `metadata` and `spec` are the template. */
  readonly path: FieldPath;
  readonly template: PodTemplateSpec;
}

/**
 * The pod template of an object; `undefined` where it is of no kind that has one (a custom resource of that name
 * included), or where it has none.
 */
export function podTemplateOf(object: unknown): FoundTemplate | undefined {
  const kind = workloadKindOf(object);
  if (kind === undefined) return undefined;
  const { path } = templates[kind];
  const found = kind === 'Pod' ? partsOfPod(object) : namesTo(kind).reduce(own, object);
  if (!isObject(found)) return undefined;
  // What stands there is only believed to be a template, as every JSON that is read is: `podTemplate` is the check.
  return { kind, path, template: found as PodTemplateSpec };
}

/**
 * The object with another pod template in place of its own; everything else and every order of keys stays.
 * @throws TypeError where the object is of no kind that has a pod template.
 */
export function withPodTemplate<Manifest extends object>(object: Manifest, template: PodTemplateSpec): Manifest {
  const kind = workloadKindOf(object);
  if (kind === undefined) {
    throw new TypeError(
      `${own(object, 'apiVersion')} ${own(object, 'kind')} has no pod template; kinds that have one: ${workloadKinds.join(', ')}`,
    );
  }
  return kind === 'Pod' ? { ...object, ...template } : replaceAt(object, namesTo(kind), template);
}

/** The path in a whole object of a field in its pod template: for a Deployment, `spec.x` is at `spec.template.spec.x`. */
export function templateFieldPath(kind: WorkloadKind, field: FieldPath): FieldPath {
  return child(templates[kind].path, field);
}

/** The path in the pod template of a field of the whole object; `undefined` for fields outside of the template. */
export function fieldPathInTemplate(kind: WorkloadKind, field: FieldPath): FieldPath | undefined {
  const { path } = templates[kind];
  if (path === '') return /^(?:metadata|spec)(?:[.[]|$)/.test(field) ? field : undefined;
  if (field === path) return '';
  return field.startsWith(`${path}.`) ? field.slice(path.length + 1) : undefined;
}

function partsOfPod(pod: unknown): object | undefined {
  const metadata = own(pod, 'metadata');
  const spec = own(pod, 'spec');
  if (!isObject(spec)) return undefined;
  return metadata === undefined ? { spec } : { metadata, spec };
}

function replaceAt<Value extends object>(value: Value, names: readonly string[], replacement: object): Value {
  const [name, ...deeper] = names;
  if (name === undefined) return value;
  const current = own(value, name);
  const next = deeper.length === 0 ? replacement : replaceAt(isObject(current) ? current : {}, deeper, replacement);
  return { ...value, [name]: next };
}

function namesTo(kind: WorkloadKind): readonly string[] {
  return names.get(kind) ?? [];
}

function isWorkloadKind(kind: unknown): kind is WorkloadKind {
  return typeof kind === 'string' && Object.hasOwn(templates, kind);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
