import type {
  ConfigMap,
  CronJob,
  HorizontalPodAutoscaler,
  Job,
  NetworkPolicy,
  PodDisruptionBudget,
  Secret,
  Service,
} from '../../kubernetes/generated/types';
import type { Decoded } from '../shape/decode';
import type { Target } from '../target';
import { type Place, type Placed, placeOf } from './place';
import { type PodIndex, podIndex, type Selection } from './pod-index';
import { type Workload, workloadOf } from './workload';

/** An object that selects Pods, and the workloads that these are of. */
export interface Selecting<Kind> extends Placed<Kind> {
  readonly selected: Selection;
}

/** An autoscaler, and the workload that it scales: `undefined` where the app does not have it. */
export interface Autoscaling extends Placed<HorizontalPodAutoscaler> {
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
  /** Every object of the app, in order: its identity, where it says one. */
  readonly identities: readonly Identified[];
  /** Objects of kinds whose fields are not known here. */
  readonly others: readonly Placed<object>[];
}

/** An object that says its kind and name. */
export interface Identified extends Place {
  readonly kind: string;
  /** Without the version: of one object there is one, whatever version it is written in. */
  readonly group: string;
}

/** What is known of the manifests of an app. */
export interface AppSource {
  readonly manifests: readonly unknown[];
  readonly decoded: readonly (Decoded | undefined)[];
  readonly targetAt: (index: number) => Target;
  readonly drainsAt: (index: number) => Readonly<Record<string, number>> | undefined;
}

/** The name of an object in its namespace. */
export function address(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

/** Reads an app once, for all practices. */
export function appOf({ manifests, decoded, targetAt, drainsAt }: AppSource): App {
  const byKind = new Map<string, Placed<Decoded>[]>();
  const workloads: Workload[] = [];
  const identities: Identified[] = [];
  const others: Placed<object>[] = [];
  for (const [index, manifest] of manifests.entries()) {
    if (typeof manifest !== 'object' || manifest === null || Array.isArray(manifest)) continue;
    const place = placeOf(index, manifest);
    const identity = identityOf(manifest, place);
    if (identity !== undefined) identities.push(identity);
    const object = decoded[index];
    if (object === undefined) others.push({ ...place, object: manifest });
    else if (typeof object.spec === 'object' || dataKinds.has(object.kind)) {
      const workload = workloadOf(index, object, targetAt(index), drainsAt(index));
      if (workload !== undefined) workloads.push(workload);
      if (workload === undefined || jobKinds.has(object.kind)) push(byKind, String(object.kind), { ...place, object });
    }
  }
  return indexed(workloads, byKind, identities, others);
}

const dataKinds: ReadonlySet<unknown> = new Set(['ConfigMap', 'Secret', 'ServiceAccount']);
const jobKinds: ReadonlySet<unknown> = new Set(['Job', 'CronJob']);

function push(lists: Map<string, Placed<Decoded>[]>, kind: string, placed: Placed<Decoded>): void {
  const known = lists.get(kind);
  if (known === undefined) lists.set(kind, [placed]);
  else known.push(placed);
}

function identityOf(manifest: object, place: Place): Identified | undefined {
  const { apiVersion, kind } = manifest as { readonly apiVersion?: unknown; readonly kind?: unknown };
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || place.name === '') return undefined;
  const slash = apiVersion.indexOf('/');
  return { ...place, kind, group: slash === -1 ? '' : apiVersion.slice(0, slash) };
}

function indexed(
  workloads: readonly Workload[],
  byKind: ReadonlyMap<string, readonly Placed<Decoded>[]>,
  identities: readonly Identified[],
  others: readonly Placed<object>[],
): App {
  // Decoding has seen to the types of the fields: an object has those of its kind.
  const of = <Kind>(kind: string) => (byKind.get(kind) ?? []) as unknown as readonly Placed<Kind>[];
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
    autoscalers: of<HorizontalPodAutoscaler>('HorizontalPodAutoscaler').map((autoscaler) => {
      const { kind = '', name = '' } = autoscaler.object.spec.scaleTargetRef ?? {};
      return { ...autoscaler, scaled: workloadsByName.get(`${kind} ${address(autoscaler.namespace, name)}`) };
    }),
    jobs: of<Job>('Job'),
    cronJobs: of<CronJob>('CronJob'),
    configMaps: byAddress(of<ConfigMap>('ConfigMap')),
    secrets: byAddress(of<Secret>('Secret')),
    serviceAccounts: byAddress(of<object>('ServiceAccount')),
    workloadsByName,
    identities,
    others,
  };
}

function byAddress<One extends Place>(list: readonly One[]): ReadonlyMap<string, One> {
  return new Map(list.map((one) => [address(one.namespace, one.name), one]));
}
