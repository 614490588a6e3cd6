import type { ApiObject } from 'cdk8s';
import { get } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { valueText } from '../../findings/value-text';
import { podTemplateOf } from '../../kubernetes/pod-template';
import type { PodLabels } from '../../pod/render';
import { autoscalerOf } from '../autoscaler-of';
import type { ComposedObject } from '../composition';
import { objectName } from '../object-name';
import { podLabelsOf } from '../pod-labels';

/** Which Pods of a workload a Service leads to. */
export interface PodChoice {
  readonly ordinal?: number | undefined;
  readonly labels?: PodLabels | undefined;
}

/** The label by which a Pod of a StatefulSet is told, in all releases: the server sets it. */
const podNameLabel = 'statefulset.kubernetes.io/pod-name';

/**
 * Checks a choice that can be judged at once.
 * @throws Error for the number of a Pod where Pods have none.
 * @throws RangeError for a number below 0, or with a fraction.
 */
export function checkChoice({ kind, node }: ApiObject, { ordinal }: PodChoice): void {
  if (ordinal === undefined) return;
  if (kind !== 'StatefulSet') {
    throw new Error(`expose: the Pods of a ${kind} have no ordinal (${node.path}); use a StatefulSet, or labels`);
  }
  if (Number.isInteger(ordinal) && ordinal >= 0) return;
  throw new RangeError(`expose: ordinal must be an integer of 0 or more, got ${valueText(ordinal)}`);
}

/** The name of the Pod of a StatefulSet with a number. */
export function podName(object: ApiObject, ordinal: number): string {
  return `${objectName(object)}-${ordinal}`;
}

/** The labels of the chosen Pods. */
export function labelsOfChoice(workload: ComposedObject, { ordinal, labels }: PodChoice): PodLabels | undefined {
  const own = podLabelsOf(workload);
  if (own === undefined) return undefined;
  return { ...own, ...labels, ...(ordinal !== undefined && { [podNameLabel]: podName(workload.object, ordinal) }) };
}

/** That no Pod can be the chosen one. */
export function withoutPods(workload: ComposedObject, choice: PodChoice): readonly Finding[] {
  return [...otherLabels(workload, choice), ...outOfRange(workload, choice)];
}

function otherLabels(workload: ComposedObject, { labels = {} }: PodChoice): readonly Finding[] {
  const own = { ...podTemplateOf(workload.manifest())?.template.metadata?.labels, ...podLabelsOf(workload) };
  return Object.entries(labels).flatMap(([name, value]): readonly Finding[] => {
    const given = own[name];
    if (given === undefined || given === value) return [];
    return [
      {
        code: 'app/exposed-pods',
        severity: 'error',
        field: `spec.selector['${name}']`,
        value,
        message: `no Pod has it: the pod template sets ${valueText(given)}`,
        fix: 'set labels that only the chosen Pods get while they run',
      },
    ];
  });
}

function outOfRange({ object, manifest }: ComposedObject, { ordinal }: PodChoice): readonly Finding[] {
  if (ordinal === undefined) return [];
  const rendered = manifest();
  const most = get(rendered, 'spec.replicas') ?? get(autoscalerOf(object), 'spec.maxReplicas');
  const first = get(rendered, 'spec.ordinals.start') ?? 0;
  if (typeof most !== 'number' || typeof first !== 'number' || most === 0) return [];
  if (ordinal >= first && ordinal < first + most) return [];
  return [
    {
      code: 'app/exposed-pods',
      severity: 'error',
      field: `spec.selector['${podNameLabel}']`,
      value: podName(object, ordinal),
      message: `no Pod has the ordinal ${ordinal}: those of StatefulSet "${objectName(object)}" are ${first} to ${first + most - 1}`,
      fix: 'set ordinal to one of them',
    },
  ];
}
