import { type PlacedContainer, roles } from '../../../anatomy/containers';
import { type Listener, listeners } from '../../../anatomy/listeners';
import { child, type FieldPath } from '../../../findings/field-path';
import { pathInResource, type StandInPlace } from '../../../kubernetes/custom/stand-in';
import type { IntOrString, LabelSelector, PodSpec, PodTemplateSpec } from '../../../kubernetes/generated/types';
import { podTemplateOf, templatePlace, type WorkloadKind } from '../../../kubernetes/pod-template';
import { entryOf } from '../../../values/entry-of';
import type { Decoded } from '../../shape/decode';
import type { AppObject, ObjectRef } from './app-object';
import { type PlacedProbe, probesOf } from './probes';

const noLabels: Readonly<Record<string, string>> = {};

/**
 * The workload of an object; `undefined` for objects without a pod template.
 * @param standIn where its fields are, if it stands for a custom resource
 */
export function workloadOf(one: AppObject<Decoded>, standIn?: StandInPlace): Workload | undefined {
  const found = podTemplateOf(one.object);
  // Decoding has checked the types.
  const spec: PodSpec | undefined = found?.template.spec;
  if (found === undefined || spec === undefined) return undefined;
  return new WorkloadInReview(one, found.kind, found.template, spec, standIn);
}

/** A workload as practices check it. */
export type Workload = WorkloadInReview;

/**
 * An object with a pod template. Derived facts are computed on first use, because only some practices need them, and only
 * for some workloads.
 */
class WorkloadInReview implements ObjectRef {
  readonly index: number;
  readonly name: string;
  readonly namespace: string;
  readonly object: Decoded;
  /** What messages call its kind: that of its custom resource, where it stands for one. */
  readonly kind: string;
  /** The labels of its Pods. */
  readonly labels: Readonly<Record<string, string>>;
  private cache: {
    containers?: readonly PlacedContainer[];
    longRunning?: readonly PlacedContainer[];
    probes?: readonly PlacedProbe[];
    listeners?: readonly Listener[];
    open?: ReadonlyMap<IntOrString, readonly Listener[]>;
    startPositions?: ReadonlyMap<FieldPath, number>;
  } = {};

  constructor(
    { index, name, namespace, object }: AppObject<Decoded>,
    /** The kind whose rules hold. */
    readonly like: WorkloadKind,
    readonly template: PodTemplateSpec,
    readonly spec: PodSpec,
    readonly standIn: StandInPlace | undefined,
  ) {
    this.index = index;
    this.name = name;
    this.namespace = namespace;
    this.object = object;
    this.kind = standIn === undefined ? like : standIn.kind;
    this.labels = template.metadata?.labels ?? noLabels;
  }

  /** Every container with its role, in start order. */
  get containers(): readonly PlacedContainer[] {
    this.cache.containers ??= roles(this.spec);
    return this.cache.containers;
  }

  /** Main containers and native sidecars. */
  get longRunning(): readonly PlacedContainer[] {
    this.cache.longRunning ??=
      this.spec.initContainers === undefined ? this.containers : this.containers.filter(isLongRunning);
    return this.cache.longRunning;
  }

  /** The probes of long-running containers. */
  get probes(): readonly PlacedProbe[] {
    this.cache.probes ??= probesOf(this.longRunning);
    return this.cache.probes;
  }

  /** The ports that containers declare. */
  get listeners(): readonly Listener[] {
    this.cache.listeners ??= listeners(this.template);
    return this.cache.listeners;
  }

  /** The declared ports of long-running containers, by number and by name. */
  get open(): ReadonlyMap<IntOrString, readonly Listener[]> {
    this.cache.open ??= byPort(this.listeners.filter(isLongRunning));
    return this.cache.open;
  }

  /** The position of each container in the start order, by its field. */
  get startPositions(): ReadonlyMap<FieldPath, number> {
    this.cache.startPositions ??= new Map(this.containers.map(({ field }, at) => [field, at]));
    return this.cache.startPositions;
  }

  /** The path in the object of a field of its template: `spec.containers[0]` → `spec.template.spec.containers[0]`. */
  at(field: FieldPath): FieldPath {
    return child(templatePlace(this.like).path, field);
  }
}

function isLongRunning({ role }: PlacedContainer | Listener): boolean {
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

/** The number of replicas of a workload; `undefined` for kinds without one. */
export function replicasOf({ like, object }: Workload): number | undefined {
  if (!scalableKinds.has(like)) return undefined;
  // Decoding has checked the type.
  const { replicas } = (object.spec ?? {}) as { readonly replicas?: number };
  return replicas ?? 1;
}

/** Kinds with `replicas`, which an autoscaler can change. */
export const scalableKinds: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'ReplicaSet',
  'ReplicationController',
]);

/** The selector of a workload's Pods, for kinds where users write it. */
export function selectorOf({ like, object, standIn }: Workload): LabelSelector | undefined {
  if (like === 'Pod' || like === 'PodTemplate' || like === 'Job' || like === 'CronJob') return undefined;
  if (standIn !== undefined && pathInResource(standIn, 'spec.selector') === undefined) return undefined;
  // Decoding has checked the type. Of these kinds, one has a map of labels.
  const { selector } = (object.spec ?? {}) as { readonly selector?: object };
  if (selector === undefined) return undefined;
  return like === 'ReplicationController' ? { matchLabels: selector as Readonly<Record<string, string>> } : selector;
}

/** Whether the Pods of a workload run to completion. */
export function endsByItself({ like, spec }: Workload): boolean {
  return like === 'Job' || like === 'CronJob' || (mayEnd(like) && (spec.restartPolicy ?? 'Always') !== 'Always');
}

/** Whether its restartPolicy says whether its Pods end: as of a Pod, or of one that a custom resource has the template of. */
function mayEnd(like: WorkloadKind): boolean {
  return like === 'Pod' || like === 'PodTemplate';
}
