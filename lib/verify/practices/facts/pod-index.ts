import type { LabelSelector } from '../../../kubernetes/generated/types';
import { entryOf } from '../../../values/entry-of';
import { selectorMatches } from '../../api/metadata/selector-matches';
import type { Place } from './app-object';
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
  // What is never asked for is not put in order.
  let byNamespace: ReadonlyMap<string, Group> | undefined;
  const groupIn = (namespace: string): Group => {
    byNamespace ??= groupsOf(pods, (pod) => pod.namespace);
    return byNamespace.get(namespace) ?? noGroup;
  };
  let everywhere: Group | undefined;
  const groupOf = (namespace: string): Group => {
    if (namespace !== '') return groupIn(namespace);
    // Most apps say the namespace everywhere, or nowhere.
    everywhere ??= pods.every((pod) => pod.namespace === '')
      ? groupIn('')
      : (groupsOf(pods, () => '').get('') ?? noGroup);
    return everywhere;
  };
  return {
    find: (namespace, written, holds) => {
      const selector = ofTemplates(written);
      const candidates = rarest(selector, groupIn(namespace));
      return looked(candidates).find((workload) => holds(workload) && selectorMatches(selector, workload.labels));
    },
    select: ({ namespace }, written) => {
      if (written === undefined) return nothing;
      const selector = ofTemplates(written);
      const there = matches(selector, groupOf(namespace));
      return namespace === '' || groupIn('') === noGroup ? there : together(there, matches(selector, groupIn('')));
    },
    near: ({ namespace }) => first(groupOf(namespace).all, namespace === '' ? none : groupIn('').all),
    labelled: ({ namespace }, key, value) =>
      first(labelled(groupOf(namespace), key, value), namespace === '' ? none : labelled(groupIn(''), key, value)),
  };
}

/** Some workloads, all of them and by what their Pods are labelled: by key, then by value. */
interface Group {
  readonly all: Workload[];
  readonly byLabel: Map<string, Map<string, Workload[]>>;
}

const noGroup: Group = { all: [], byLabel: new Map() };
const nothing: Selection = { workloads: none, complete: true };

function groupsOf(
  workloads: readonly Workload[],
  namespaceOf: (workload: Workload) => string,
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const workload of workloads) {
    const group = entryOf(groups, namespaceOf(workload), () => ({ all: [], byLabel: new Map() }));
    group.all.push(workload);
    const { labels } = workload;
    for (const key in labels) {
      const byValue = entryOf(group.byLabel, key, () => new Map<string, Workload[]>());
      const value = labels[key] ?? '';
      const known = byValue.get(value);
      // Most have a label that nobody else has: a list of one is smaller than one that was pushed to.
      if (known === undefined) byValue.set(value, [workload]);
      else known.push(workload);
    }
  }
  return groups;
}

function labelled({ byLabel }: Group, key: string, value: string): readonly Workload[] {
  return byLabel.get(key)?.get(value) ?? none;
}

function rarest({ matchLabels, matchExpressions }: LabelSelector, group: Group): readonly Workload[] {
  let candidates: readonly Workload[] = group.all;
  for (const key in matchLabels) {
    const some = labelled(group, key, matchLabels[key] ?? '');
    if (some.length < candidates.length) candidates = some;
  }
  for (const { key, operator, values } of matchExpressions ?? []) {
    if (operator !== 'In' || values?.length !== 1) continue;
    const some = labelled(group, key, values[0] ?? '');
    if (some.length < candidates.length) candidates = some;
  }
  return candidates;
}

function matches(selector: LabelSelector, group: Group): Selection {
  const candidates = rarest(selector, group);
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
