import { conditionOf, conditionPath, textAt } from '../snapshot/read';
import { timeAt } from '../snapshot/time';
import { evidenceIn, type PodCheck } from './pod-view';

/** A Pod whose node does not report, or is not ready. */
export const nodeLost: PodCheck = ({ pod, snapshot }) => {
  const name = textAt(pod, 'spec', 'nodeName');
  const node = snapshot.object({ apiVersion: 'v1', kind: 'Node', name });
  if (name === '') return undefined;
  if (node === undefined) {
    // A snapshot may have some of the nodes only. Where no kubelet has seen the Pod, nobody but its author chose the node.
    const isSeen = snapshot.ofKind('', 'Node').length === 0 || textAt(pod, 'status', 'startTime') !== '';
    if (isSeen || textAt(pod, 'status', 'phase') !== 'Pending') return undefined;
    return {
      cause: 'node-lost',
      text: `node "${name}" does not exist`,
      field: 'spec.nodeName',
      variant: name,
      evidence: evidenceIn({ pod }, 'spec.nodeName'),
      fix: 'correct nodeName, or use nodeSelector',
    };
  }
  const ready = conditionOf(node, 'Ready');
  const status = textAt(ready, 'status');
  if (status !== 'Unknown' && status !== 'False') return undefined;
  return {
    cause: 'node-lost',
    text: `node "${name}" ${status === 'Unknown' ? 'does not report' : 'is not ready'}`,
    field: '',
    variant: name,
    evidence: evidenceIn({ pod: node }, conditionPath(node, 'Ready')),
    since: timeAt(ready, 'lastTransitionTime'),
    fix: 'check the node and its kubelet',
  };
};
