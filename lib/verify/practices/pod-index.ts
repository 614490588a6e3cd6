import type { LabelSelector } from '../../kubernetes/generated/types';
import { selectorMatches } from '../api/selector-matches';
import type { Place } from './place';
import type { Workload } from './workload';

/** The workloads whose Pods a selector matches. */
export interface Selection {
  readonly workloads: readonly Workload[];
  /** Whether that is all: of very many candidates only the first ones are looked at. */
  readonly complete: boolean;
}

/** Finds workloads by what their Pods are labelled. */
export interface PodIndex {
  /** The workloads in a namespace whose Pods a selector matches; a workload or selector without one goes with any. */
  readonly select: (place: Place, selector: LabelSelector | undefined) => Selection;
  /** Those in exactly the namespace that is said, or not said. */
  readonly selectIn: (namespace: string, selector: LabelSelector | undefined) => Selection;
  /** The workloads that may be in the namespace of a place, without those beyond the first ones. */
  readonly near: (place: Place) => readonly Workload[];
  /** The workloads that may be in the namespace of a place and have a label. */
  readonly labelled: (place: Place, key: string, value: string) => readonly Workload[];
}

/** More candidates than that for one selector are not looked at: apps stay linear whatever they select by. */
const most = 1000;
/** Stands for any namespace. No namespace has that name. */
const anywhere = '*';

const none: readonly Workload[] = [];

/** Labels that controllers give to Pods: no template has them, and no two Pods of one the same. */
const givenLater: ReadonlySet<string> = new Set([
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/controller-uid',
  'batch.kubernetes.io/job-completion-index',
  'batch.kubernetes.io/job-name',
  'controller-revision-hash',
  'controller-uid',
  'job-name',
  'pod-template-hash',
  'statefulset.kubernetes.io/pod-name',
]);

/** A selector without the labels that controllers give to Pods: it matches the templates of the Pods that it may match. */
function ofTemplates(selector: LabelSelector): LabelSelector {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const keys = Object.keys(matchLabels);
  const given = (key: string | undefined) => key !== undefined && givenLater.has(key);
  if (!keys.some(given) && !matchExpressions.some(({ key }) => given(key))) return selector;
  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([key]) => !given(key))),
    matchExpressions: matchExpressions.filter(({ key }) => !given(key)),
  };
}

/** An index of the Pods of an app: each selector looks at those that share its rarest label. */
export function podIndex(workloads: readonly Workload[]): PodIndex {
  const lists = new Map<string, Workload[]>();
  for (const workload of workloads) {
    if (workload.kind === 'PodTemplate') continue;
    const { namespace, labels } = workload;
    for (const where of [namespace, anywhere]) {
      add(lists, where, workload);
      for (const key of Object.keys(labels)) add(lists, `${where} ${key} ${labels[key] ?? ''}`, workload);
    }
  }
  const list = (key: string) => lists.get(key) ?? none;
  const selectIn = (namespace: string, written: LabelSelector | undefined): Selection => {
    if (written === undefined) return { workloads: none, complete: true };
    const selector = ofTemplates(written);
    const candidates = rarest(selector, namespace, list);
    const looked = candidates.length > most ? candidates.slice(0, most) : candidates;
    return {
      workloads: looked.filter(({ labels }) => selectorMatches(selector, labels)),
      complete: looked === candidates,
    };
  };
  const spread = <T>(namespace: string, find: (where: string) => T, join: (one: T, other: T) => T): T =>
    namespace === '' ? find(anywhere) : join(find(namespace), find(''));
  return {
    selectIn,
    select: ({ namespace }, selector) => spread(namespace, (where) => selectIn(where, selector), together),
    near: ({ namespace }) => spread(namespace, (where) => list(where).slice(0, most), concat),
    labelled: ({ namespace }, key, value) =>
      spread(namespace, (where) => list(`${where} ${key} ${value}`).slice(0, most), concat),
  };
}

function add(lists: Map<string, Workload[]>, key: string, workload: Workload): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [workload]);
  else known.push(workload);
}

function rarest(
  { matchLabels, matchExpressions }: LabelSelector,
  namespace: string,
  list: (key: string) => readonly Workload[],
): readonly Workload[] {
  let candidates = list(namespace);
  for (const key of Object.keys(matchLabels ?? {})) {
    const labelled = list(`${namespace} ${key} ${matchLabels?.[key] ?? ''}`);
    if (labelled.length < candidates.length) candidates = labelled;
  }
  for (const { key, operator, values } of matchExpressions ?? []) {
    if (operator !== 'In' || values?.length !== 1) continue;
    const labelled = list(`${namespace} ${key} ${values[0] ?? ''}`);
    if (labelled.length < candidates.length) candidates = labelled;
  }
  return candidates;
}

function together(one: Selection, other: Selection): Selection {
  if (other.workloads.length === 0 && other.complete) return one;
  return { workloads: concat(one.workloads, other.workloads), complete: one.complete && other.complete };
}

function concat(one: readonly Workload[], other: readonly Workload[]): readonly Workload[] {
  return other.length === 0 ? one : [...one, ...other];
}
