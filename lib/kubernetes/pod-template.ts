import { child, type FieldPath } from '../findings/field-path';
import { own } from '../values/own';
import type { PodTemplateSpec } from './generated/types';
import { isWorkload, type KnownWorkload, knownKind, knownKinds, type WorkloadKind } from './kinds';

export type { WorkloadKind };

const workloads = knownKinds.filter(isWorkload);

/** The kinds that have a pod template. */
export const workloadKinds = Object.freeze(workloads.map(({ kind }) => kind));

/** Every name is there: these are all kinds with a pod template, and no two of them share a name. */
const places = Object.fromEntries(
  workloads.map(({ apiVersion, kind, podTemplate }) => [kind, { apiVersion, path: podTemplate }]),
) as Readonly<Record<WorkloadKind, TemplatePlace>>;

/** The names of the fields on the way to a pod template, by its path. */
const steps: ReadonlyMap<FieldPath, readonly string[]> = new Map(
  workloads.map(({ podTemplate }) => [podTemplate, podTemplate.split('.')]),
);

/** Where a kind has its pod template, and the API version of that kind. */
export interface TemplatePlace {
  readonly apiVersion: string;
  /** The path of the pod template in the object: `spec.template`; `''` for a Pod. */
  readonly path: FieldPath;
}

/** Where a kind has its pod template. */
export function templatePlace(kind: WorkloadKind): TemplatePlace {
  return places[kind];
}

/** The kind of an object, if it is one of Kubernetes' own kinds with a pod template, by `apiVersion` and `kind`. */
export function workloadKindOf(object: unknown): WorkloadKind | undefined {
  return workloadOf(object)?.kind;
}

function workloadOf(object: unknown): KnownWorkload | undefined {
  const known = knownKind(own(object, 'apiVersion'), own(object, 'kind'));
  return known !== undefined && isWorkload(known) ? known : undefined;
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
  const known = workloadOf(object);
  if (known === undefined) return undefined;
  const { kind, podTemplate: path } = known;
  const template = path === '' ? partsOfPod(object) : stepsTo(path).reduce(own, object);
  if (!isObject(template)) return undefined;
  // What stands there is only believed to be a template, as every JSON that is read is: `podTemplate` is the check.
  return { kind, path, template: template as PodTemplateSpec };
}

/**
 * The object with another pod template in place of its own; everything else and every order of keys stays.
 * @throws TypeError where the object is of no kind that has a pod template.
 */
export function withPodTemplate<Manifest extends object>(object: Manifest, template: PodTemplateSpec): Manifest {
  const known = workloadOf(object);
  if (known === undefined) {
    throw new TypeError(
      `${own(object, 'apiVersion')} ${own(object, 'kind')} has no pod template; use one of ${workloadKinds.join(', ')}`,
    );
  }
  const { podTemplate: path } = known;
  return path === '' ? { ...object, ...template } : replaceAt(object, stepsTo(path), template);
}

/** The path in a whole object of a field in its pod template: for a Deployment, `spec.x` is at `spec.template.spec.x`. */
export function templateFieldPath(kind: WorkloadKind, field: FieldPath): FieldPath {
  return child(places[kind].path, field);
}

/** The path in the pod template of a field of the whole object; `undefined` for fields outside of the template. */
export function fieldPathInTemplate(kind: WorkloadKind, field: FieldPath): FieldPath | undefined {
  const { path } = places[kind];
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

function stepsTo(path: FieldPath): readonly string[] {
  return steps.get(path) ?? path.split('.');
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
