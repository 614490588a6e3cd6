import { conditionOf, conditionPath, listAt, textAt } from '../snapshot/read';
import { timeAt } from '../snapshot/time';
import { evidenceOf, type ObjectCheck } from '../workloads/workload-view';

/** The type of the metric that a reason is about: `FailedGetContainerResourceMetric`. */
const ofMetric = /^(?:FailedGet|Invalid)(\w+?)Metric/;

/** A HorizontalPodAutoscaler that cannot read a metric, or cannot scale its target. */
export const autoscaler: ObjectCheck = ({ object, quote }) => {
  const type = ['AbleToScale', 'ScalingActive'].find((one) => textAt(conditionOf(object, one), 'status') === 'False');
  const condition = conditionOf(object, type ?? '');
  const reason = textAt(condition, 'reason');
  // A target that somebody has scaled to zero.
  if (type === undefined || reason === 'ScalingDisabled') return undefined;
  const message = textAt(condition, 'message');
  const { text, fix } = problemIn(message) ?? { text: quote(message || reason), fix: 'correct what the message names' };
  return {
    cause: 'autoscaler',
    text: `does not scale: ${quote(text)}`,
    field: fieldOf(object, type, reason),
    variant: reason,
    evidence: evidenceOf(object, conditionPath(object, type)),
    since: timeAt(condition, 'lastTransitionTime'),
    fix,
  };
};

function problemIn(message: string): { readonly text: string; readonly fix: string } | undefined {
  const [, resource, container] = /missing request for (\S+)(?: in container (\S+))?/.exec(message) ?? [];
  if (resource !== undefined) {
    const of = container === undefined ? 'a container of its Pods' : `container "${container}"`;
    return { text: `${of} has no ${resource} request`, fix: `set the ${resource} request of each container` };
  }
  if (/could not find the requested resource \(get pods\.metrics\.k8s\.io\)/.test(message)) {
    return { text: 'the cluster has no metrics API', fix: 'install metrics-server' };
  }
  if (/no metrics returned|did not receive metrics/.test(message)) {
    return { text: 'no metrics of its Pods yet', fix: 'check that its Pods are ready, and metrics-server' };
  }
  const [, target] = /((?:\w+)\.\w+ "[^"]+") not found/.exec(message) ?? [];
  return target === undefined
    ? undefined
    : { text: `its target ${target} does not exist`, fix: 'correct scaleTargetRef, or create the target' };
}

function fieldOf(object: unknown, type: string, reason: string): string {
  if (type === 'AbleToScale' || /Selector/.test(reason)) return 'spec.scaleTargetRef';
  const [, metric = ''] = ofMetric.exec(reason) ?? [];
  const position = listAt(object, 'spec', 'metrics').findIndex((one) => textAt(one, 'type') === metric);
  return position === -1 ? 'spec.metrics' : `spec.metrics[${position}]`;
}
