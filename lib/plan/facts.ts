import type { CustomWorkloads } from '../kubernetes/custom/custom-workloads';
import { podTemplatesIn } from '../kubernetes/custom/stand-in';
import type {
  HorizontalPodAutoscaler,
  LabelSelector,
  PodDisruptionBudget,
  PodTemplateSpec,
  Service,
} from '../kubernetes/generated/types';
import { entryOf } from '../values/entry-of';
import { own } from '../values/own';
import { selectorMatches } from '../verify/api/metadata/selector-matches';
import { hasEnded } from './conditions';
import type { ObjectName } from './object-name';
import { objectReferences, type Reference, templateReferences } from './references';
import type { Entries } from './stored/stored';

/** An object as a server stores it, with its name and the namespace that it is in. */
export interface NamedObject {
  readonly name: ObjectName;
  readonly namespace: string;
  readonly object: Entries;
  /** What a cluster has said of it, where it is live. */
  readonly status?: unknown;
}

/** A workload: an object that has a pod template, or is a Pod. */
export interface Workload extends NamedObject {
  readonly template: PodTemplateSpec;
  readonly labels: Readonly<Record<string, string>>;
  /** How many Pods it wants; `undefined` where that is not known. */
  readonly pods: number | undefined;
}

/** A named object whose kind is known. */
export type ObjectOf<Kind> = NamedObject & { readonly object: Entries & Kind };

/** Finds the object of a kind and name in a namespace. */
type Find<One> = (reference: Reference, namespace: string) => One | undefined;

/** What is known of a set of objects, looked up by name and by label: there may be thousands. */
export interface Facts {
  readonly workloads: readonly Workload[];
  readonly services: readonly ObjectOf<Service>[];
  readonly budgets: readonly ObjectOf<PodDisruptionBudget>[];
  readonly workload: Find<Workload>;
  readonly service: Find<ObjectOf<Service>>;
  readonly budget: Find<ObjectOf<PodDisruptionBudget>>;
  /** The workloads whose templates refer to an object. */
  readonly readersOf: (reference: Reference, namespace: string) => readonly Workload[];
  /** The other objects that refer to an object. */
  readonly referrersOf: (reference: Reference, namespace: string) => readonly NamedObject[];
  /** The autoscaler of a workload. */
  readonly autoscalerOf: Find<ObjectOf<HorizontalPodAutoscaler>>;
  /** The workloads in a namespace whose Pods a selector matches. */
  readonly selected: (selector: LabelSelector | undefined, namespace: string) => readonly Workload[];
}

/** An object of a kind and name in a namespace, as a key. */
export function keyOf({ kind, name }: Reference, namespace: string): string {
  return `${kind} ${namespace}/${name}`;
}

const none: readonly never[] = [];

/** Reads a set of objects. */
export function factsOf(objects: readonly NamedObject[], kinds: CustomWorkloads): Facts {
  const autoscalers = new Map(
    objects.filter(isOf<HorizontalPodAutoscaler>('HorizontalPodAutoscaler')).map((one) => {
      const { kind, name } = one.object.spec.scaleTargetRef;
      return [keyOf({ kind, name }, one.namespace), one];
    }),
  );
  const isScaled = ({ name, namespace }: NamedObject) => autoscalers.has(keyOf(name, namespace));
  const workloads = objects.flatMap((one) => workloadsIn(one, isScaled(one), kinds));
  const services = objects.filter(isOf<Service>('Service'));
  const budgets = objects.filter(isOf<PodDisruptionBudget>('PodDisruptionBudget'));
  const readers = byReference(workloads, ({ template }) => templateReferences(template));
  const referrers = byReference(objects, ({ object }) => objectReferences(object));
  return {
    workloads,
    services,
    budgets,
    workload: finding(workloads),
    service: finding(services),
    budget: finding(budgets),
    readersOf: (reference, namespace) => readers.get(keyOf(reference, namespace)) ?? none,
    referrersOf: (reference, namespace) => referrers.get(keyOf(reference, namespace)) ?? none,
    autoscalerOf: (reference, namespace) => autoscalers.get(keyOf(reference, namespace)),
    selected: selecting(workloads),
  };
}

function workloadsIn(one: NamedObject, isScaled: boolean, kinds: CustomWorkloads): readonly Workload[] {
  const { object } = one;
  if (object.kind === 'PodTemplate') return [];
  const pods = isScaled ? undefined : podsOf(one);
  return podTemplatesIn(object, kinds).map((template) => ({
    ...one,
    template,
    labels: template.metadata?.labels ?? {},
    pods,
  }));
}

function podsOf({ object: { kind, spec }, status }: NamedObject): number | undefined {
  if (kind === 'Pod') return /^(?:Succeeded|Failed)$/.test(String(own(status, 'phase'))) ? 0 : 1;
  if (kind === 'Job') return own(spec, 'suspend') === true || hasEnded({ status }) ? 0 : undefined;
  const count = kind === 'DaemonSet' ? own(status, 'desiredNumberScheduled') : own(spec, 'replicas');
  return typeof count === 'number' ? count : undefined;
}

/** Whether an object is of a kind; decoding has checked the types of what that has. */
function isOf<Kind extends { readonly kind: string }>(kind: Kind['kind']) {
  return (one: NamedObject): one is ObjectOf<Kind> => one.object.kind === kind;
}

function finding<One extends NamedObject>(objects: readonly One[]): Find<One> {
  const byKey = new Map(objects.map((one) => [keyOf(one.name, one.namespace), one]));
  return (reference, namespace) => byKey.get(keyOf(reference, namespace));
}

/** Objects by what they refer to, each once. */
function byReference<One extends NamedObject>(
  objects: readonly One[],
  referencesIn: (one: One) => readonly Reference[],
): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>();
  for (const one of objects) {
    const keys = new Set(
      referencesIn(one).map((reference) => keyOf(reference, reference.isOfCluster === true ? '' : one.namespace)),
    );
    for (const key of keys) entryOf(groups, key, () => []).push(one);
  }
  return groups;
}

/** Looks only at the workloads that have one of the labels of a selector, and once for each selector. */
function selecting(workloads: readonly Workload[]): Facts['selected'] {
  const byLabel = new Map<string, Workload[]>();
  const byNamespace = new Map<string, Workload[]>();
  for (const one of workloads) {
    entryOf(byNamespace, one.namespace, () => []).push(one);
    for (const [label, value] of Object.entries(one.labels)) {
      entryOf(byLabel, `${one.namespace} ${label}=${value}`, () => []).push(one);
    }
  }
  const found = new Map<string, readonly Workload[]>();
  return (selector, namespace) =>
    entryOf(found, JSON.stringify([namespace, selector]), () => matching(selector, namespace));

  function matching(selector: LabelSelector | undefined, namespace: string): readonly Workload[] {
    const lists = Object.entries(selector?.matchLabels ?? {}).map(
      ([label, value]) => byLabel.get(`${namespace} ${label}=${value}`) ?? none,
    );
    const candidates = lists.reduce<readonly Workload[]>(
      (least, list) => (list.length < least.length ? list : least),
      byNamespace.get(namespace) ?? none,
    );
    return candidates.filter(({ labels }) => selectorMatches(selector, labels));
  }
}
