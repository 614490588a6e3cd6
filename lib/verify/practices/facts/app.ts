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
import { entryOf } from '../../../values/entry-of';
import type { Decoded } from '../../shape/decode';
import { type Place, type Placed, placed } from './app-object';
import { type PodIndex, podIndex, type Selection } from './pod-index';
import { type Workload, workloadOf } from './workload';

/** An object that selects Pods, and the workloads that these are of. */
export interface Selecting<Kind> extends Placed<Kind> {
  readonly selected: Selection;
}

/** An autoscaler, and the workload that it scales: `undefined` where the app does not have it. */
export interface Autoscaling extends Placed<HorizontalPodAutoscaler | V1HorizontalPodAutoscaler> {
  readonly scaled: Workload | undefined;
}

/** The objects of an app, by what practices ask for. */
export interface App {
  readonly workloads: readonly Workload[];
  readonly pods: PodIndex;
  readonly services: readonly Selecting<Service>[];
  readonly disruptionBudgets: readonly Selecting<PodDisruptionBudget>[];
  readonly networkPolicies: readonly Selecting<NetworkPolicy>[];
  readonly autoscalers: readonly Autoscaling[];
  readonly jobs: readonly Placed<Job>[];
  readonly cronJobs: readonly Placed<CronJob>[];
  /** By {@link address}. */
  readonly configMaps: ReadonlyMap<string, Placed<ConfigMap>>;
  readonly secrets: ReadonlyMap<string, Placed<Secret>>;
  readonly serviceAccounts: ReadonlyMap<string, Place>;
  readonly servicesByName: ReadonlyMap<string, Selecting<Service>>;
  /** Workloads by kind and {@link address}. */
  readonly workloadsByName: ReadonlyMap<string, Workload>;
  /** Every object of the app, in order. */
  readonly objects: readonly Placed<object>[];
  /** Objects of kinds whose fields are not known here. */
  readonly others: readonly Placed<object>[];
  /** Their names: what a custom resource is called, its Pods may be labelled. */
  readonly otherNames: ReadonlySet<string>;
  /** What a manifest is applied together with, by its position. */
  readonly groupsOf: (index: number) => readonly string[];
}

/** What is known of the manifests of an app. */
export interface AppSource {
  readonly manifests: readonly unknown[];
  /** Each as decoding has it, without defaults; `undefined` for kinds that are not known. */
  readonly decoded: readonly (Decoded | undefined)[];
  readonly groupsOf?: GroupsOf | undefined;
}

/** What a manifest is applied together with, by its position; `undefined` for everything. */
export type GroupsOf = (index: number) => readonly string[] | undefined;

/** The name of an object in its namespace. */
export function address(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

/** Reads an app once, for all practices. */
export function appOf({ manifests, decoded, groupsOf }: AppSource): App {
  const byKind = new Map<unknown, Placed<Decoded>[]>();
  const workloads: Workload[] = [];
  const objects: Placed<object>[] = [];
  const others: Placed<object>[] = [];
  for (let index = 0; index < manifests.length; index += 1) {
    const manifest = manifests[index];
    if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) continue;
    const object = decoded[index];
    if (object === undefined) {
      const other = placed(index, manifest);
      objects.push(other);
      others.push(other);
      continue;
    }
    const one = placed(index, object);
    objects.push(one);
    // What has no spec, or a wrong one, says nothing of Pods.
    if (object.spec === undefined && hasSpec(object)) continue;
    const workload = workloadOf(one);
    if (workload !== undefined) workloads.push(workload);
    if (workload === undefined || jobKinds.has(object.kind)) entryOf(byKind, one.object.kind, () => []).push(one);
  }
  return indexed(workloads, byKind, objects, others, (index) => groupsOf?.(index) ?? everything);
}

const jobKinds: ReadonlySet<unknown> = new Set(['Job', 'CronJob']);

const none: readonly never[] = [];
const everything: readonly string[] = [''];
const nothing: ReadonlyMap<string, never> = new Map<string, never>();
const noNames: ReadonlySet<string> = new Set();

/** Whether objects of the kind of one have a `spec`. */
function hasSpec({ apiVersion, kind }: Decoded): boolean {
  return kindDefinition(String(apiVersion), String(kind))?.fields.has('spec') === true;
}

function indexed(
  workloads: readonly Workload[],
  byKind: ReadonlyMap<unknown, readonly Placed<Decoded>[]>,
  objects: readonly Placed<object>[],
  others: readonly Placed<object>[],
  groupsOf: App['groupsOf'],
): App {
  // Decoding has seen to the types of the fields: an object has those of its kind.
  const of = <Kind>(kind: string) => (byKind.get(kind) ?? none) as unknown as readonly Placed<Kind>[];
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
    otherNames: others.length === 0 ? noNames : new Set(others.map(({ name }) => name)),
    groupsOf,
  };
}

function byAddress<One extends Place>(list: readonly One[]): ReadonlyMap<string, One> {
  if (list.length === 0) return nothing;
  return new Map(list.map((one) => [address(one.namespace, one.name), one]));
}
