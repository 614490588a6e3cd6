import type { LabelSelector } from '../../kubernetes/generated/types';
import { own } from '../../values/own';
import { selectorMatches } from '../../verify/api/metadata/selector-matches';
import { at, conditionOf, conditionPath, listAt, mapAt, numberAt, textAt } from '../snapshot/read';
import type { Snapshot } from '../snapshot/snapshot';
import { timeAt } from '../snapshot/time';
import { evidenceOf, type ObjectCheck } from '../workloads/workload-view';

/** A budget that allows no eviction although all its Pods are healthy, or while a node is drained. */
export const disruptionBudget: ObjectCheck = ({ object, snapshot, quote }) => {
  const condition = conditionOf(object, 'DisruptionAllowed');
  if (textAt(condition, 'reason') === 'SyncFailed') {
    return {
      cause: 'disruption-budget',
      text: `allows no eviction: ${quote(textAt(condition, 'message'))}`,
      field: 'spec.selector',
      evidence: evidenceOf(object, conditionPath(object, 'DisruptionAllowed')),
      since: timeAt(condition, 'lastTransitionTime'),
      fix: 'select Pods of one workload that can be scaled',
    };
  }
  const [allowed, expected, healthy] = ['disruptionsAllowed', 'expectedPods', 'currentHealthy'].map((name) =>
    numberAt(object, 'status', name),
  );
  if (allowed !== 0 || expected === undefined || expected === 0) return undefined;
  const drained = drainedNode(object, snapshot);
  const isForever = (healthy ?? 0) >= expected;
  if (!isForever && drained === undefined) return undefined;
  const name = own(own(object, 'spec'), 'maxUnavailable') === undefined ? 'minAvailable' : 'maxUnavailable';
  const bound = at(object, 'spec', name);
  const drain = drained === undefined ? '' : `; the drain of node "${drained}" waits`;
  return {
    cause: 'disruption-budget',
    severity: drained === undefined ? 'warning' : 'error',
    text: `allows no eviction: ${name} ${typeof bound === 'number' || typeof bound === 'string' ? bound : 'unset'}, ${healthy ?? 0} of ${expected} Pods healthy${drain}`,
    field: `spec.${name}`,
    evidence: evidenceOf(object, 'status.disruptionsAllowed'),
    since: timeAt(condition, 'lastTransitionTime'),
    fix: isForever ? 'set maxUnavailable: 1, or add a replica' : 'correct what keeps its other Pods from being ready',
  };
};

/** A cordoned node with a Pod of the budget on it. */
function drainedNode(budget: unknown, snapshot: Snapshot): string | undefined {
  const nodes = snapshot.ofKind('', 'Node').filter((node) => at(node, 'spec', 'unschedulable') === true);
  const cordoned = new Set(nodes.map((node) => textAt(node, 'metadata', 'name')));
  if (cordoned.size === 0) return undefined;
  const selector = selectorOf(at(budget, 'spec', 'selector'));
  const namespace = textAt(budget, 'metadata', 'namespace');
  const pod = snapshot
    .ofKind('', 'Pod')
    .find(
      (one) =>
        textAt(one, 'metadata', 'namespace') === namespace &&
        cordoned.has(textAt(one, 'spec', 'nodeName')) &&
        selectorMatches(selector, mapAt(one, 'metadata', 'labels')),
    );
  return pod === undefined ? undefined : textAt(pod, 'spec', 'nodeName');
}

/** A label selector without what is of a wrong type. */
function selectorOf(value: unknown): LabelSelector | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const matchExpressions = listAt(value, 'matchExpressions').map((one) => ({
    key: textAt(one, 'key'),
    operator: textAt(one, 'operator') as 'In',
    values: listAt(one, 'values').filter((entry) => typeof entry === 'string'),
  }));
  return { matchLabels: mapAt(value, 'matchLabels'), matchExpressions };
}
