import { conditionOf, numberAt, textAt } from '../../status/snapshot/read';
import { groupOf } from '../../status/snapshot/references';
import { readSnapshot } from '../../status/snapshot/snapshot';
import { rollout } from '../../status/workloads/rollout';
import { availableReplicas, hasStatus, wantedReplicas } from '../../status/workloads/workload-view';
import { own } from '../../values/own';
import { isBuiltIn } from '../objects/built-in';

/** Whether an object does what its manifest says. */
export interface Readiness {
  readonly state: 'ready' | 'waiting' | 'failed';
  /** What it waits for, or why it failed: `1 of 3 Pods are available`. */
  readonly text: string;
}

const ready: Readiness = { state: 'ready', text: '' };
const waiting = (text: string): Readiness => ({ state: 'waiting', text });
const failed = (text: string): Readiness => ({ state: 'failed', text });

/**
 * Whether the controllers of an object have done what a generation of it says. Kinds that are not known are read by the
 * conventions of kstatus.
 * @see https://github.com/kubernetes-sigs/cli-utils/blob/master/pkg/kstatus/README.md
 */
export function readinessOf(object: unknown, generation = 0): Readiness {
  if (textAt(object, 'metadata', 'deletionTimestamp') !== '') return failed('is being deleted');
  const observed = numberAt(object, 'status', 'observedGeneration');
  const latest = Math.max(generation, numberAt(object, 'metadata', 'generation') ?? 0);
  if (observed !== undefined && observed < latest) return waiting('its controller has not seen the latest change yet');
  const check = checks[`${groupOf(textAt(object, 'apiVersion'))}/${textAt(object, 'kind')}`];
  return check === undefined ? ofOther(object) : check(object);
}

/** Whether objects of a kind are waited for at all: those of the others are ready once they are there. */
export function mayWait({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean {
  const group = groupOf(apiVersion);
  const check = checks[`${group}/${kind}`];
  if (check !== undefined) return check !== atOnce;
  return !isBuiltIn(group);
}

const atOnce = () => ready;

/** Those of Kubernetes' own kinds that may be waited for. */
export function waitedKinds(): readonly string[] {
  const waited = Object.entries(checks).filter(([, check]) => check !== atOnce);
  return waited.map(([groupKind]) => groupKind.slice(groupKind.indexOf('/') + 1));
}

const checks: Readonly<Record<string, (object: unknown) => Readiness>> = {
  'apps/Deployment': ofWorkload,
  'apps/StatefulSet': ofWorkload,
  'apps/DaemonSet': ofWorkload,
  'apps/ReplicaSet': ofReplicas,
  '/ReplicationController': ofReplicas,
  '/Pod': ofPod,
  'batch/Job': ofJob,
  'batch/CronJob': atOnce,
  '/Namespace': ofNamespace,
  '/PersistentVolumeClaim': ofClaim,
  'apiextensions.k8s.io/CustomResourceDefinition': ofDefinition,
  'apiregistration.k8s.io/APIService': (object) => ofCondition(object, 'Available'),
};

function ofWorkload(object: unknown): Readiness {
  if (!hasStatus(object)) return waiting('its controller has not seen it yet');
  const [wanted, available] = [wantedReplicas(object), availableReplicas(object)];
  const { kind } = object as { readonly kind: string };
  const isPaused = own(own(object, 'spec'), 'paused') === true;
  const byHand = textAt(object, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  const trouble = rollout({ object, snapshot: noSnapshot, quote: String });
  if (trouble?.cause === 'progress-deadline') return failed(trouble.text);
  // Somebody else goes on with it: who removes paused, or deletes the Pods.
  if (trouble !== undefined && !(isPaused && kind === 'Deployment') && !byHand) return waiting(trouble.text);
  if (isPaused || available >= wanted) return ready;
  return waiting(`${available} of ${wanted} Pods are available`);
}

const noSnapshot = readSnapshot([], {});

function ofReplicas(object: unknown): Readiness {
  const [wanted, available] = [wantedReplicas(object), availableReplicas(object)];
  if (!hasStatus(object)) return waiting('its controller has not seen it yet');
  return available >= wanted ? ready : waiting(`${available} of ${wanted} Pods are available`);
}

function ofPod(pod: unknown): Readiness {
  switch (textAt(pod, 'status', 'phase')) {
    case 'Succeeded':
      return ready;
    case 'Failed':
      return failed('has failed');
    default:
      return textAt(conditionOf(pod, 'Ready'), 'status') === 'True' ? ready : waiting('is not ready');
  }
}

function ofJob(job: unknown): Readiness {
  if (textAt(conditionOf(job, 'Complete'), 'status') === 'True') return ready;
  const failure = conditionOf(job, 'Failed');
  if (textAt(failure, 'status') === 'True') return failed(`has failed: ${textAt(failure, 'reason')}`);
  return own(own(job, 'spec'), 'suspend') === true ? ready : waiting('has not completed');
}

function ofNamespace(namespace: unknown): Readiness {
  const phase = textAt(namespace, 'status', 'phase');
  return phase === '' || phase === 'Active' ? ready : failed('is being deleted');
}

/** A claim may wait for the Pod that uses it, and who uses it waits for the claim. */
function ofClaim(claim: unknown): Readiness {
  return textAt(claim, 'status', 'phase') === 'Lost' ? failed('has lost its volume') : ready;
}

function ofDefinition(definition: unknown): Readiness {
  const names = conditionOf(definition, 'NamesAccepted');
  if (textAt(names, 'status') === 'False') return failed(`its names are not accepted: ${textAt(names, 'message')}`);
  return textAt(conditionOf(definition, 'Established'), 'status') === 'True' ? ready : waiting('is not established');
}

function ofCondition(object: unknown, type: string): Readiness {
  const condition = conditionOf(object, type);
  if (textAt(condition, 'status') === 'True') return ready;
  return waiting(textAt(condition, 'message') || `has no condition ${type} that is true`);
}

function ofOther(object: unknown): Readiness {
  const [stalled, reconciling, isReady] = ['Stalled', 'Reconciling', 'Ready'].map((type) => conditionOf(object, type));
  if (textAt(stalled, 'status') === 'True') return failed(textAt(stalled, 'message') || textAt(stalled, 'reason'));
  if (textAt(reconciling, 'status') === 'True') return waiting(textAt(reconciling, 'message') || 'is reconciling');
  if (isReady !== undefined && textAt(isReady, 'status') !== 'True')
    return waiting(textAt(isReady, 'message') || 'its condition Ready is not true');
  return ready;
}
