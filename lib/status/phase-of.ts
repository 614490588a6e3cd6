import {
  atLeast,
  defaultKubernetesVersion,
  type KubernetesVersionName,
  parseKubernetesVersion,
} from '../kubernetes/version';
import { own } from '../values/own';
import { at, conditionOf, listAt, named, numberAt, textAt } from './snapshot/read';

/** Where a Pod is in its life. */
export interface PodPhase {
  /** As `status.phase`: `Pending`, `Running`, `Succeeded`, `Failed` or `Unknown`; `''` where the Pod has none yet. */
  readonly phase: string;
  /** What kubectl prints as STATUS: `ContainerCreating`, `Init:1/3`, `CrashLoopBackOff`, `Terminating`, `Completed`. */
  readonly status: string;
}

/**
 * The phase of a Pod, and the word that `kubectl get pods` has for it in the column STATUS. The API server prints that
 * column, so the word depends on its release.
 */
export function phaseOf(pod: unknown, kubernetes: KubernetesVersionName = defaultKubernetesVersion): PodPhase {
  const phase = textAt(pod, 'status', 'phase');
  const release = parseKubernetesVersion(kubernetes);
  const ends = (phase === 'Succeeded' || phase === 'Failed') && atLeast(release, '1.31');
  if (at(pod, 'metadata', 'deletionTimestamp') !== undefined) {
    if (textAt(pod, 'status', 'reason') === 'NodeLost') return { phase, status: 'Unknown' };
    if (!ends) return { phase, status: 'Terminating' };
  }
  const initializing = statusOfInit(pod);
  const isInitialized = textAt(conditionOf(pod, 'Initialized'), 'status') === 'True';
  if (initializing !== undefined && !isInitialized) return { phase, status: initializing };
  const before = initializing ?? statusOfPod(pod, phase);
  return { phase, status: statusOfContainers(pod, before, atLeast(release, '1.35')) };
}

function statusOfPod(pod: unknown, phase: string): string {
  if (textAt(conditionOf(pod, 'PodScheduled'), 'reason') === 'SchedulingGated') return 'SchedulingGated';
  return textAt(pod, 'status', 'reason') || phase;
}

/** The word for the first init container that is not done; `undefined` where all are. */
function statusOfInit(pod: unknown): string | undefined {
  const specs = listAt(pod, 'spec', 'initContainers');
  for (const [position, container] of listAt(pod, 'status', 'initContainerStatuses').entries()) {
    const terminated = at(container, 'state', 'terminated');
    if (terminated !== undefined && numberAt(terminated, 'exitCode') === 0) continue;
    const spec = named(specs, textAt(container, 'name'));
    if (own(spec, 'restartPolicy') === 'Always' && own(container, 'started') === true) continue;
    if (terminated !== undefined) return `Init:${terminatedWord(terminated)}`;
    const waiting = textAt(container, 'state', 'waiting', 'reason');
    return waiting === '' || waiting === 'PodInitializing' ? `Init:${position}/${specs.length}` : `Init:${waiting}`;
  }
  return undefined;
}

/** The word of the first container that has one; a Pod with one that runs is not completed. */
function statusOfContainers(pod: unknown, before: string, namesErrors: boolean): string {
  let status = before;
  let [isRunning, failed] = [false, ''];
  for (const container of [...listAt(pod, 'status', 'containerStatuses')].reverse()) {
    const waiting = textAt(container, 'state', 'waiting', 'reason');
    const terminated = at(container, 'state', 'terminated');
    if (waiting !== '') status = waiting;
    else if (terminated !== undefined) {
      status = terminatedWord(terminated);
      if (numberAt(terminated, 'exitCode') !== 0) failed = status;
    } else if (own(container, 'ready') === true && at(container, 'state', 'running') !== undefined) isRunning = true;
  }
  if (status !== 'Completed') return status;
  if (isRunning && textAt(conditionOf(pod, 'Ready'), 'status') === 'True') return 'Running';
  if (namesErrors && failed !== '') return failed;
  return isRunning ? 'NotReady' : status;
}

function terminatedWord(terminated: unknown): string {
  const reason = textAt(terminated, 'reason');
  if (reason !== '') return reason;
  const signal = numberAt(terminated, 'signal') ?? 0;
  return signal === 0 ? `ExitCode:${numberAt(terminated, 'exitCode') ?? 0}` : `Signal:${signal}`;
}
