import type { FieldPath } from '../../findings/field-path';
import { at, listAt } from '../snapshot/read';

/** One reason why nodes refuse a Pod, and how many do. */
export interface Refusal {
  readonly text: string;
  /** Absent where the reason is about the Pod itself. */
  readonly nodes?: number | undefined;
  readonly field: FieldPath;
  readonly fix: string;
  /** What is so in every cluster, or for a time: nothing that the Pod should change. */
  readonly isOfCluster?: boolean | undefined;
}

export function taintRefusal(text: string, nodes: number | undefined): Refusal {
  return {
    text,
    nodes,
    field: 'spec.tolerations',
    fix: 'add a toleration, or remove the taint',
    isOfCluster: /node-role\.kubernetes\.io\/|node\.kubernetes\.io\//.test(text),
  };
}

export function cordonedRefusal(nodes: number | undefined): Refusal {
  return { text: 'cordoned', nodes, field: '', fix: 'uncordon a node: kubectl uncordon NODE', isOfCluster: true };
}

/** Where an amount of a resource is set: for the Pod as a whole, or in the container that sets one, if only one does. */
export function amountField(pod: unknown, list: 'requests' | 'limits', resource: string): FieldPath {
  const amount = `resources.${list}[${resource}]`;
  const has = (value: unknown) =>
    ['requests', 'limits'].some((part) => at(value, 'resources', part, resource) !== undefined);
  if (has(at(pod, 'spec'))) return `spec.${amount}`;
  const fields = ['containers', 'initContainers'].flatMap((containers) =>
    listAt(pod, 'spec', containers).flatMap((one, position) => (has(one) ? [`spec.${containers}[${position}]`] : [])),
  );
  return fields.length === 1 ? `${fields[0]}.${amount}` : 'spec.containers';
}
