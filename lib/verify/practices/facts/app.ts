import type { StandInPlace } from '../../../kubernetes/custom/stand-in';
import { kindDefinition } from '../../../kubernetes/fields';
import type {
  ConfigMap,
  CronJob,
  HorizontalPodAutoscaler,
  Job,
  NetworkPolicy,
  PodDisruptionBudget,
  Secret,
  Service,
  V1HorizontalPodAutoscaler,
} from '../../../kubernetes/generated/types';
import { append } from '../../../values/append';
import { entryOf } from '../../../values/entry-of';
import type { Decoded } from '../../shape/decode';
import { type AppObject, appObject, type ObjectRef } from './app-object';
import { type PodIndex, podIndex, type Selection } from './pod-index';
import { selectorOf, type Workload, workloadOf } from './workload';

/** An object that selects Pods, and the workloads of these Pods. */
export interface Selecting<Kind> extends AppObject<Kind> {
  readonly selected: Selection;
}

/** An autoscaler, and the workload that it scales: `undefined` if that is not in the app. */
export interface Autoscaling extends AppObject<HorizontalPodAutoscaler | V1HorizontalPodAutoscaler> {
  readonly scaled: Workload | undefined;
}

/** The objects of an app, as practices need them. */
export interface App {
  readonly workloads: readonly Workload[];
  readonly pods: PodIndex;
  readonly services: readonly Selecting<Service>[];
  readonly disruptionBudgets: readonly Selecting<PodDisruptionBudget>[];
  readonly networkPolicies: readonly Selecting<NetworkPolicy>[];
  readonly autoscalers: readonly Autoscaling[];
  readonly jobs: readonly AppObject<Job>[];
  readonly cronJobs: readonly AppObject<CronJob>[];
  /** By {@link address}. */
  readonly configMaps: ReadonlyMap<string, AppObject<ConfigMap>>;
  readonly secrets: ReadonlyMap<string, AppObject<Secret>>;
  readonly serviceAccounts: ReadonlyMap<string, ObjectRef>;
  readonly servicesByName: ReadonlyMap<string, Selecting<Service>>;
  /** Workloads by kind and {@link address}. */
  readonly workloadsByName: ReadonlyMap<string, Workload>;
  /** Every object of the app, in order. */
  readonly objects: readonly AppObject<object>[];
  /** Objects of unknown kinds. */
  readonly others: readonly AppObject<object>[];
  /** Names of theirs: Pods of a custom resource may have its name in their labels, unless it has a selector. */
  readonly otherNames: ReadonlySet<string>;
  /** The groups of manifests that are applied together, for the index of a manifest. */
  readonly groupsOf: (index: number) => readonly string[];
}

/** The manifests of an app, and facts about them. */
export interface AppSource {
  readonly manifests: readonly unknown[];
  /** Each decoded, without defaults; `undefined` for unknown kinds. */
  readonly decoded: readonly (Decoded | undefined)[];
  /** What stands for each custom resource with pod templates. @default none do */
  readonly standIns?: readonly (readonly DecodedStandIn[] | undefined)[];
  readonly groupsOf?: GroupsOf | undefined;
}

/** What stands for a custom resource: decoded, without defaults. */
export interface DecodedStandIn {
  readonly decoded: Decoded;
  readonly place: StandInPlace;
}

/** The groups of manifests that are applied together, for the index of a manifest; `undefined` for one group of all. */
export type GroupsOf = (index: number) => readonly string[] | undefined;

/** An object's namespace and name, as a key. */
export function address(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

/** Reads the app of some manifests, by their indices, or of all: each manifest once, for all practices and apps. */
export function appsOf(source: AppSource): (members?: Iterable<number>) => App {
  const { manifests, groupsOf } = source;
  const known: (Member | undefined)[] = [];
  const memberAt = (index: number): Member | undefined => {
    known[index] ??= memberOf(source, index);
    return known[index];
  };
  return (members = manifests.keys()) => {
    const byKind = new Map<unknown, AppObject<Decoded>[]>();
    const workloads: Workload[] = [];
    const objects: AppObject<object>[] = [];
    const others: AppObject<object>[] = [];
    const otherNames = new Set<string>();
    for (const index of members) {
      const member = memberAt(index);
      if (member === undefined) continue;
      const { one, isKnown, ofKind } = member;
      objects.push(one);
      append(workloads, member.workloads);
      if (ofKind !== undefined) entryOf(byKind, ofKind.object.kind, () => []).push(ofKind);
      if (isKnown) continue;
      others.push(one);
      // The labels of its Pods are known where it has a selector.
      if (!member.workloads.some((workload) => selectorOf(workload) !== undefined)) otherNames.add(one.name);
    }
    return indexed(workloads, byKind, objects, { others, otherNames }, (index) => groupsOf?.(index) ?? everything);
  };
}

/** A manifest as all apps have it that it is in. */
interface Member {
  readonly one: AppObject<object>;
  readonly isKnown: boolean;
  /** Its own, or those that stand for it. */
  readonly workloads: readonly Workload[];
  /** The object, if practices look for its kind. */
  readonly ofKind?: AppObject<Decoded>;
}

function memberOf({ manifests, decoded, standIns }: AppSource, index: number): Member | undefined {
  const manifest = manifests[index];
  if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) return undefined;
  const object = decoded[index];
  if (object === undefined) {
    const workloads = (standIns?.[index] ?? none).flatMap(
      ({ decoded: one, place }) => workloadOf(appObject(index, one), place) ?? [],
    );
    return { one: appObject(index, manifest), isKnown: false, workloads };
  }
  const one = appObject(index, object);
  // Without a valid spec, the object has no Pods.
  if (object.spec === undefined && hasSpec(object)) return { one, isKnown: true, workloads: none };
  const workload = workloadOf(one);
  if (workload === undefined) return { one, isKnown: true, workloads: none, ofKind: one };
  const workloads = [workload];
  return { one, isKnown: true, workloads, ...(jobKinds.has(object.kind) && { ofKind: one }) };
}

const jobKinds: ReadonlySet<unknown> = new Set(['Job', 'CronJob']);

const none: readonly never[] = [];
const everything: readonly string[] = [''];
const emptyMap: ReadonlyMap<string, never> = new Map<string, never>();

/** Whether objects of the kind of one have a `spec`. */
function hasSpec({ apiVersion, kind }: Decoded): boolean {
  return kindDefinition(String(apiVersion), String(kind))?.fields.has('spec') === true;
}

function indexed(
  workloads: readonly Workload[],
  byKind: ReadonlyMap<unknown, readonly AppObject<Decoded>[]>,
  objects: readonly AppObject<object>[],
  { others, otherNames }: Pick<App, 'others' | 'otherNames'>,
  groupsOf: App['groupsOf'],
): App {
  // Decoding has checked the types of the fields.
  const of = <Kind>(kind: string) => (byKind.get(kind) ?? none) as unknown as readonly AppObject<Kind>[];
  const pods = podIndex(workloads);
  const workloadsByName = new Map(workloads.map((one) => [`${one.kind} ${address(one.namespace, one.name)}`, one]));
  const services = of<Service>('Service').map((service) => {
    const { type, selector } = service.object.spec ?? {};
    const selects = selector !== undefined && Object.keys(selector).length > 0 && type !== 'ExternalName';
    return { ...service, selected: pods.select(service, selects ? { matchLabels: selector } : undefined) };
  });
  return {
    workloads,
    pods,
    services,
    servicesByName: byAddress(services),
    disruptionBudgets: of<PodDisruptionBudget>('PodDisruptionBudget').map((budget) => ({
      ...budget,
      selected: pods.select(budget, budget.object.spec?.selector),
    })),
    networkPolicies: of<NetworkPolicy>('NetworkPolicy').map((policy) => ({
      ...policy,
      selected: pods.select(policy, policy.object.spec?.podSelector ?? {}),
    })),
    autoscalers: of<HorizontalPodAutoscaler | V1HorizontalPodAutoscaler>('HorizontalPodAutoscaler').map(
      (autoscaler) => {
        const { kind = '', name = '' } = autoscaler.object.spec.scaleTargetRef ?? {};
        return { ...autoscaler, scaled: workloadsByName.get(`${kind} ${address(autoscaler.namespace, name)}`) };
      },
    ),
    jobs: of<Job>('Job'),
    cronJobs: of<CronJob>('CronJob'),
    configMaps: byAddress(of<ConfigMap>('ConfigMap')),
    secrets: byAddress(of<Secret>('Secret')),
    serviceAccounts: byAddress(of<object>('ServiceAccount')),
    workloadsByName,
    objects,
    others,
    otherNames,
    groupsOf,
  };
}

function byAddress<One extends ObjectRef>(list: readonly One[]): ReadonlyMap<string, One> {
  if (list.length === 0) return emptyMap;
  return new Map(list.map((one) => [address(one.namespace, one.name), one]));
}
