import { type PlacedContainer, roles } from '../../anatomy/containers';
import { type Listener, listeners } from '../../anatomy/listeners';
import { child, type FieldPath } from '../../kubernetes/field-path';
import type { LabelSelector, PodSpec, PodTemplateSpec } from '../../kubernetes/generated/types';
import { templatePlace, type WorkloadKind, workloadKinds } from '../../kubernetes/pod-template';
import type { Decoded } from '../shape/decode';
import type { Target } from '../target';
import type { Place } from './place';
import { type PlacedProbe, probesOf } from './probed';

/** An object with a pod template, read once for all practices. */
export interface Workload extends Place {
  readonly kind: WorkloadKind;
  readonly object: Decoded;
  readonly target: Target;
  readonly template: PodTemplateSpec;
  readonly spec: PodSpec;
  /** The labels of its Pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** Every container with its role, in start order. */
  readonly containers: readonly PlacedContainer[];
  /** Those that stay: main containers and native sidecars. */
  readonly lasting: readonly PlacedContainer[];
  /** The probes of containers that stay. */
  readonly probes: readonly PlacedProbe[];
  /** The ports that containers declare: read when they are asked for, as most are not. */
  readonly listeners: () => readonly Listener[];
  /** Seconds from stop signal to exit, by container, where somebody has said. */
  readonly drains: Readonly<Record<string, number>>;
  /** The path in the object of a field of its template: `spec.containers[0]` → `spec.template.spec.containers[0]`. */
  readonly at: (field: FieldPath) => FieldPath;
}

const noDrains: Readonly<Record<string, number>> = {};
const noLabels: Readonly<Record<string, string>> = {};

/** What may have a template somewhere in its spec. */
interface Templated {
  readonly metadata?: PodTemplateSpec['metadata'];
  readonly template?: PodTemplateSpec;
  readonly spec?: PodSpec & {
    readonly template?: PodTemplateSpec;
    readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplateSpec } };
  };
}

const known: ReadonlyMap<unknown, WorkloadKind> = new Map(workloadKinds.map((kind) => [kind, kind]));

/** The template of an object of a kind that is known to have one: decoding has seen to the types. */
function templateOf(kind: WorkloadKind, { metadata, spec, template }: Templated): PodTemplateSpec | undefined {
  if (kind === 'Pod') return spec === undefined ? undefined : { ...(metadata !== undefined && { metadata }), spec };
  if (kind === 'PodTemplate') return template;
  return kind === 'CronJob' ? spec?.jobTemplate?.spec?.template : spec?.template;
}

/** The workload that an object is; `undefined` for objects without a pod template. */
export function workloadOf(
  { index, name, namespace }: Place,
  object: Decoded,
  target: Target,
  drains: Readonly<Record<string, number>> = noDrains,
): Workload | undefined {
  const kind = known.get(object.kind);
  const template = kind === undefined ? undefined : templateOf(kind, object);
  const spec: PodSpec | undefined = template?.spec;
  if (kind === undefined || template === undefined || spec === undefined) return undefined;
  const containers = roles(spec);
  const hasInit = spec.initContainers !== undefined && containers.some(({ role }) => role === 'init');
  const lasting = hasInit ? containers.filter(({ role }) => role !== 'init') : containers;
  let listening: readonly Listener[] | undefined;
  return {
    index,
    name,
    namespace,
    kind,
    object,
    target,
    template,
    spec,
    labels: template.metadata?.labels ?? noLabels,
    containers,
    lasting,
    probes: probesOf(lasting),
    listeners: () => {
      listening ??= listeners(template);
      return listening;
    },
    drains,
    at: (field) => child(templatePlace(kind).path, field),
  };
}

/** How many Pods a workload asks for; `undefined` for kinds that do not say a number. */
export function replicasOf({ kind, object }: Workload): number | undefined {
  if (!scalable.has(kind)) return undefined;
  // Decoding has seen to the type.
  const { replicas } = (object.spec ?? {}) as { readonly replicas?: number };
  return replicas ?? 1;
}

/** Kinds that keep a number of Pods, which an autoscaler can change. */
export const scalable: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);

/** The selector by which a workload finds its Pods, where its kind has one that users write. */
export function selectorOf({ kind, object }: Workload): LabelSelector | undefined {
  if (kind === 'Pod' || kind === 'PodTemplate' || kind === 'Job' || kind === 'CronJob') return undefined;
  // Decoding has seen to the type: of the kinds that are left, one has a map of labels.
  const { selector } = (object.spec ?? {}) as { readonly selector?: object };
  if (selector === undefined) return undefined;
  return kind === 'ReplicationController' ? { matchLabels: selector as Readonly<Record<string, string>> } : selector;
}

/** Whether a workload runs Pods to their end. */
export function endsByItself({ kind, spec }: Workload): boolean {
  return kind === 'Job' || kind === 'CronJob' || (kind === 'Pod' && (spec.restartPolicy ?? 'Always') !== 'Always');
}
