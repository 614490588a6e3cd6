import type { LabelSelector } from '../../../kubernetes/generated/types';
import { entryOf } from '../../../values/entry-of';
import { selectorMatches } from '../../api/metadata/selector-matches';
import type { ObjectRef } from './app-object';
import type { Workload } from './workload';

/** The workloads whose Pods a selector matches. */
export interface Selection {
  readonly workloads: readonly Workload[];
  /** Whether these are all: of very many candidates, only the first ones are checked. */
  readonly complete: boolean;
}

/** Finds workloads by the labels of their Pods. */
export interface PodIndex {
  /** The workloads in a namespace whose Pods a selector matches; an omitted namespace matches any. */
  readonly select: (place: ObjectRef, selector: LabelSelector | undefined) => Selection;
  /** The first workload that fulfills a condition, among those with exactly this namespace or, for `''`, without one. */
  readonly find: (
    namespace: string,
    selector: LabelSelector,
    holds: (workload: Workload) => boolean,
  ) => Workload | undefined;
  /** The workloads that may be in the namespace of an object; of very many, the first ones. */
  readonly near: (place: ObjectRef) => readonly Workload[];
  /** The workloads that may be in the namespace of an object and have a label. */
  readonly labelled: (place: ObjectRef, key: string, value: string) => readonly Workload[];
}

/** The most candidates that are checked for one selector, so that the time stays linear. */
const maxCandidates = 200;

const none: readonly Workload[] = [];

/** Labels that controllers set in Pods: templates do not have them, and they differ between Pods. */
const controllerLabels: ReadonlySet<string> = new Set([
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

/** A selector without the labels that controllers set in Pods, so that it matches the templates of its Pods. */
function withoutControllerLabels(selector: LabelSelector): LabelSelector {
  if (!hasControllerLabels(selector)) return selector;
  const { matchLabels = {}, matchExpressions = [] } = selector;
  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([key]) => !controllerLabels.has(key))),
    matchExpressions: matchExpressions.filter(({ key }) => !controllerLabels.has(key)),
  };
}

function hasControllerLabels({ matchLabels, matchExpressions }: LabelSelector): boolean {
  for (const key in matchLabels) if (controllerLabels.has(key)) return true;
  return matchExpressions?.some(({ key }) => controllerLabels.has(key)) === true;
}

/** An index of the Pods of an app: a selector only checks those with its rarest label. */
export function podIndex(workloads: readonly Workload[]): PodIndex {
  const pods = workloads.filter(({ like, standIn }) => like !== 'PodTemplate' || standIn !== undefined);
  // Built on first use.
  let byNamespace: ReadonlyMap<string, Group> | undefined;
  const groupIn = (namespace: string): Group => {
    byNamespace ??= groupsOf(pods, (pod) => pod.namespace);
    return byNamespace.get(namespace) ?? noGroup;
  };
  let everywhere: Group | undefined;
  const groupOf = (namespace: string): Group => {
    if (namespace !== '') return groupIn(namespace);
    // Most apps set the namespace everywhere, or nowhere.
    everywhere ??= pods.every((pod) => pod.namespace === '')
      ? groupIn('')
      : (groupsOf(pods, () => '').get('') ?? noGroup);
    return everywhere;
  };
  return {
    find: (namespace, written, holds) => {
      const selector = withoutControllerLabels(written);
      const candidates = rarest(selector, groupIn(namespace));
      return limited(candidates).find((workload) => holds(workload) && selectorMatches(selector, workload.labels));
    },
    select: ({ namespace }, written) => {
      if (written === undefined) return noSelection;
      const selector = withoutControllerLabels(written);
      const matching = matches(selector, groupOf(namespace));
      return namespace === '' || groupIn('') === noGroup ? matching : union(matching, matches(selector, groupIn('')));
    },
    near: ({ namespace }) => first(groupOf(namespace).all, namespace === '' ? none : groupIn('').all),
    labelled: ({ namespace }, key, value) =>
      first(labelled(groupOf(namespace), key, value), namespace === '' ? none : labelled(groupIn(''), key, value)),
  };
}

/** Some workloads, all of them and by the labels of their Pods: by key, then by value. */
interface Group {
  readonly all: Workload[];
  readonly byLabel: Map<string, Map<string, Workload[]>>;
}

const noGroup: Group = { all: [], byLabel: new Map() };
const noSelection: Selection = { workloads: none, complete: true };

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
      // Most workloads have a unique label, and an array literal of one entry is smaller than one that was pushed to.
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
    workloads: limited(candidates).filter(({ labels }) => selectorMatches(selector, labels)),
    complete: candidates.length <= maxCandidates,
  };
}

function limited(candidates: readonly Workload[]): readonly Workload[] {
  return candidates.length > maxCandidates ? candidates.slice(0, maxCandidates) : candidates;
}

function union(one: Selection, other: Selection): Selection {
  if (other.workloads.length === 0 && other.complete) return one;
  return { workloads: [...one.workloads, ...other.workloads], complete: one.complete && other.complete };
}

function first(one: readonly Workload[], other: readonly Workload[]): readonly Workload[] {
  return [...one.slice(0, maxCandidates), ...other.slice(0, maxCandidates)];
}
