import { own } from '../../values/own';
import { at, conditionOf, conditionPath, numberAt, textAt } from '../snapshot/read';
import { timeAt } from '../snapshot/time';
import type { Trouble } from '../status-finding';
import { availableReplicas, evidenceOf, hasStatus, type ObjectCheck, wantedReplicas } from './workload-view';

/** A rollout that is in progress, paused, or has made no progress for too long. */
export const rollout: ObjectCheck = ({ object }) => {
  if (!hasStatus(object)) return undefined;
  const generation = numberAt(object, 'metadata', 'generation') ?? 0;
  const observed = numberAt(object, 'status', 'observedGeneration');
  if (observed !== undefined && observed < generation) {
    return progress(object, 'its controller has not seen the latest change yet', 'status.observedGeneration');
  }
  switch (textAt(object, 'kind')) {
    case 'Deployment':
      return ofDeployment(object);
    case 'StatefulSet':
      return ofStatefulSet(object);
    case 'DaemonSet':
      return ofDaemonSet(object);
    default:
      return undefined;
  }
};

function ofDeployment(object: unknown): Trouble | undefined {
  const condition = conditionOf(object, 'Progressing');
  const wanted = wantedReplicas(object);
  const counts = countsText(numberAt(object, 'status', 'updatedReplicas') ?? 0, wanted, availableReplicas(object));
  if (textAt(condition, 'status') === 'False' && textAt(condition, 'reason') === 'ProgressDeadlineExceeded') {
    const seconds = numberAt(object, 'spec', 'progressDeadlineSeconds') ?? 600;
    return {
      cause: 'progress-deadline',
      text: `its rollout has made no progress for ${seconds} s: ${counts}`,
      field: 'spec.progressDeadlineSeconds',
      evidence: evidenceOf(object, conditionPath(object, 'Progressing')),
      since: timeAt(condition, 'lastUpdateTime') ?? timeAt(condition, 'lastTransitionTime'),
      fix: 'correct what keeps its Pods from being ready, or roll back',
    };
  }
  const old = (numberAt(object, 'status', 'replicas') ?? 0) - (numberAt(object, 'status', 'updatedReplicas') ?? 0);
  const isDone = (numberAt(object, 'status', 'updatedReplicas') ?? 0) >= wanted && old <= 0;
  if (own(own(object, 'spec'), 'paused') === true) {
    return isDone
      ? undefined
      : {
          ...progress(object, `its rollout is paused: ${counts}`, 'spec.paused'),
          field: 'spec.paused',
          fix: 'remove paused to go on',
        };
  }
  const isRolling = !isDone || (availableReplicas(object) < wanted && isYet(textAt(condition, 'reason')));
  return isRolling ? progress(object, `its rollout is in progress: ${counts}`, 'status.updatedReplicas') : undefined;
}

/** Why a Deployment is still in its rollout; once it was complete, it stays so, whatever becomes of its Pods. */
function isYet(reason: string): boolean {
  return reason !== '' && reason !== 'NewReplicaSetAvailable';
}

function ofStatefulSet(object: unknown): Trouble | undefined {
  const [current, update] = ['currentRevision', 'updateRevision'].map((name) => textAt(object, 'status', name));
  const wanted = wantedReplicas(object);
  const partition = numberAt(object, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
  const updated = numberAt(object, 'status', 'updatedReplicas') ?? 0;
  if (current === update || updated >= Math.max(0, wanted - partition)) return undefined;
  const counts = countsText(updated, wanted, availableReplicas(object));
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') return onDelete(object, counts);
  return progress(object, `its rollout is in progress: ${counts}`, 'status.updatedReplicas');
}

function ofDaemonSet(object: unknown): Trouble | undefined {
  const wanted = wantedReplicas(object);
  const updated = numberAt(object, 'status', 'updatedNumberScheduled') ?? 0;
  if (updated >= wanted) return undefined;
  const counts = countsText(updated, wanted, availableReplicas(object));
  if (textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete') return onDelete(object, counts);
  return progress(object, `its rollout is in progress: ${counts}`, 'status.updatedNumberScheduled');
}

function onDelete(object: unknown, counts: string): Trouble {
  return {
    ...progress(object, `its Pods get the new template when they are deleted: ${counts}`, 'status'),
    field: 'spec.updateStrategy.type',
    fix: 'delete the old Pods, or set RollingUpdate',
  };
}

function progress(object: unknown, text: string, status: string): Trouble {
  return {
    cause: 'rollout',
    severity: 'progress',
    text,
    field: at(object, 'spec', 'template') === undefined ? 'spec' : 'spec.template',
    evidence: evidenceOf(object, status),
    since: timeAt(conditionOf(object, 'Progressing'), 'lastUpdateTime'),
    fix: 'wait',
  };
}

function countsText(updated: number, wanted: number, available: number): string {
  return `${updated} of ${wanted} Pods have the new template, ${available} available`;
}
