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
  /** The first one that a condition holds for among those in exactly the namespace that is said, or not said. */
  readonly find: (
    namespace: string,
    selector: LabelSelector,
    holds: (workload: Workload) => boolean,
  ) => Workload | undefined;
  /** The workloads that may be in the namespace of a place, without those beyond the first ones. */
  readonly near: (place: Place) => readonly Workload[];
  /** The workloads that may be in the namespace of a place and have a label. */
  readonly labelled: (place: Place, key: string, value: string) => readonly Workload[];
}

/** More candidates than that for one selector are not looked at: apps stay linear whatever they select by. */
const most = 200;

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
  if (!asksForGiven(selector)) return selector;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([key]) => !givenLater.has(key))),
    matchExpressions: matchExpressions.filter(({ key }) => !givenLater.has(key)),
  };
}

function asksForGiven({ matchLabels, matchExpressions }: LabelSelector): boolean {
  for (const key in matchLabels) if (givenLater.has(key)) return true;
  return matchExpressions?.some(({ key }) => givenLater.has(key)) === true;
}

/** An index of the Pods of an app: each selector looks at those that share its rarest label. */
export function podIndex(workloads: readonly Workload[]): PodIndex {
  const pods = workloads.filter(({ kind }) => kind !== 'PodTemplate');
  const inNamespaces = listsOf(pods, ({ namespace }) => namespace);
  // Most apps say the namespace everywhere, or nowhere.
  let everywhere: Lists | undefined = pods.every(({ namespace }) => namespace === '') ? inNamespaces : undefined;
  const list = (where: string, pair = '') => {
    if (where !== '') return inNamespaces.get(`${where}${pair}`) ?? none;
    everywhere ??= listsOf(pods, () => '');
    return everywhere.get(pair) ?? none;
  };
  return {
    find: (namespace, written, holds) => {
      const selector = ofTemplates(written);
      const candidates = rarest(selector, (pair) => inNamespaces.get(`${namespace}${pair}`) ?? none);
      return looked(candidates).find((workload) => holds(workload) && selectorMatches(selector, workload.labels));
    },
    select: ({ namespace }, written) => {
      if (written === undefined) return nothing;
      const selector = ofTemplates(written);
      const there = matches(selector, (pair) => list(namespace, pair));
      if (namespace === '' || !inNamespaces.has('')) return there;
      return together(
        there,
        matches(selector, (pair) => inNamespaces.get(pair) ?? none),
      );
    },
    near: ({ namespace }) => first(list(namespace), namespace === '' ? none : (inNamespaces.get('') ?? none)),
    labelled: ({ namespace }, key, value) => {
      const pair = pairOf(key, value);
      return first(list(namespace, pair), namespace === '' ? none : (inNamespaces.get(pair) ?? none));
    },
  };
}

type Lists = ReadonlyMap<string, readonly Workload[]>;

const nothing: Selection = { workloads: none, complete: true };

/** The workloads by namespace, and by namespace and label. No namespace has a space in its name. */
function listsOf(workloads: readonly Workload[], namespaceOf: (workload: Workload) => string): Lists {
  const lists = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const where = namespaceOf(workload);
    add(lists, where, workload);
    const { labels } = workload;
    for (const key in labels) add(lists, `${where}${pairOf(key, labels[key] ?? '')}`, workload);
  }
  return lists;
}

function pairOf(key: string, value: string): string {
  return ` ${key} ${value}`;
}

function add(lists: Map<string, Workload[]>, key: string, workload: Workload): void {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [workload]);
  else known.push(workload);
}

function rarest(
  { matchLabels, matchExpressions }: LabelSelector,
  list: (pair: string) => readonly Workload[],
): readonly Workload[] {
  let candidates = list('');
  for (const key in matchLabels) {
    const labelled = list(pairOf(key, matchLabels[key] ?? ''));
    if (labelled.length < candidates.length) candidates = labelled;
  }
  for (const { key, operator, values } of matchExpressions ?? []) {
    if (operator !== 'In' || values?.length !== 1) continue;
    const labelled = list(pairOf(key, values[0] ?? ''));
    if (labelled.length < candidates.length) candidates = labelled;
  }
  return candidates;
}

function matches(selector: LabelSelector, list: (pair: string) => readonly Workload[]): Selection {
  const candidates = rarest(selector, list);
  return {
    workloads: looked(candidates).filter(({ labels }) => selectorMatches(selector, labels)),
    complete: candidates.length <= most,
  };
}

function looked(candidates: readonly Workload[]): readonly Workload[] {
  return candidates.length > most ? candidates.slice(0, most) : candidates;
}

function together(one: Selection, other: Selection): Selection {
  if (other.workloads.length === 0 && other.complete) return one;
  return { workloads: [...one.workloads, ...other.workloads], complete: one.complete && other.complete };
}

function first(one: readonly Workload[], other: readonly Workload[]): readonly Workload[] {
  return [...one.slice(0, most), ...other.slice(0, most)];
}
