import { type PlacedContainer, roles } from '../../../anatomy/containers';
import { type Listener, listeners } from '../../../anatomy/listeners';
import { child, type FieldPath } from '../../../findings/field-path';
import type { IntOrString, LabelSelector, PodSpec, PodTemplateSpec } from '../../../kubernetes/generated/types';
import { podTemplateOf, templatePlace, type WorkloadKind } from '../../../kubernetes/pod-template';
import { entryOf } from '../../../values/entry-of';
import type { Decoded } from '../../shape/decode';
import type { Place, Placed } from './app-object';
import { type PlacedProbe, probesOf } from './probes';

const noLabels: Readonly<Record<string, string>> = {};

/** The workload that an object is; `undefined` for objects without a pod template. */
export function workloadOf(one: Placed<Decoded>): Workload | undefined {
  const found = podTemplateOf(one.object);
  // Decoding has seen to the types.
  const spec: PodSpec | undefined = found?.template.spec;
  if (found === undefined || spec === undefined) return undefined;
  return new WorkloadInReview(one, found.kind, found.template, spec);
}

/** A workload that practices look at. */
export type Workload = WorkloadInReview;

/**
 * An object with a pod template. What it takes a walk to tell is told when it is asked for: some practices ask, and only of
 * workloads that something points at.
 */
class WorkloadInReview implements Place {
  readonly index: number;
  readonly name: string;
  readonly namespace: string;
  readonly object: Decoded;
  /** The labels of its Pods. */
  readonly labels: Readonly<Record<string, string>>;
  private found: {
    containers?: readonly PlacedContainer[];
    lasting?: readonly PlacedContainer[];
    probes?: readonly PlacedProbe[];
    listeners?: readonly Listener[];
    open?: ReadonlyMap<IntOrString, readonly Listener[]>;
    turns?: ReadonlyMap<FieldPath, number>;
  } = {};

  constructor(
    { index, name, namespace, object }: Placed<Decoded>,
    readonly kind: WorkloadKind,
    readonly template: PodTemplateSpec,
    readonly spec: PodSpec,
  ) {
    this.index = index;
    this.name = name;
    this.namespace = namespace;
    this.object = object;
    this.labels = template.metadata?.labels ?? noLabels;
  }

  /** Every container with its role, in start order. */
  get containers(): readonly PlacedContainer[] {
    this.found.containers ??= roles(this.spec);
    return this.found.containers;
  }

  /** Those that stay: main containers and native sidecars. */
  get lasting(): readonly PlacedContainer[] {
    this.found.lasting ??= this.spec.initContainers === undefined ? this.containers : this.containers.filter(isLasting);
    return this.found.lasting;
  }

  /** The probes of containers that stay. */
  get probes(): readonly PlacedProbe[] {
    this.found.probes ??= probesOf(this.lasting);
    return this.found.probes;
  }

  /** The ports that containers declare. */
  get listeners(): readonly Listener[] {
    this.found.listeners ??= listeners(this.template);
    return this.found.listeners;
  }

  /** The declared ports of containers that stay, by number and by name. */
  get open(): ReadonlyMap<IntOrString, readonly Listener[]> {
    this.found.open ??= byPort(this.listeners.filter(isLasting));
    return this.found.open;
  }

  /** The position of each container in the start order, by its field. */
  get turns(): ReadonlyMap<FieldPath, number> {
    this.found.turns ??= new Map(this.containers.map(({ field }, at) => [field, at]));
    return this.found.turns;
  }

  /** The path in the object of a field of its template: `spec.containers[0]` → `spec.template.spec.containers[0]`. */
  at(field: FieldPath): FieldPath {
    return child(templatePlace(this.kind).path, field);
  }
}

function isLasting({ role }: PlacedContainer | Listener): boolean {
  return role !== 'init';
}

function byPort(all: readonly Listener[]): ReadonlyMap<IntOrString, readonly Listener[]> {
  const open = new Map<IntOrString, Listener[]>();
  for (const listener of all) {
    entryOf(open, listener.port, () => []).push(listener);
    if (listener.name !== undefined) entryOf(open, listener.name, () => []).push(listener);
  }
  return open;
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
