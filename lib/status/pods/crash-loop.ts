import { at, numberAt, textAt } from '../snapshot/read';
import { controllerOf } from '../snapshot/references';
import { timeAt } from '../snapshot/time';
import { exitText, isStartError } from './exit-codes';
import { lastLine } from './last-line';
import {
  type ContainerView,
  evidenceIn,
  lastEnd,
  type PodCheck,
  type PodView,
  restartsOf,
  textOfContainer,
  waitingReason,
} from './pod-view';
import { commandField, type StartError, startErrorOf } from './start-errors';

/** A container that ends again and again, or has ended although it must not. */
export const crashLoop: PodCheck = (view) => {
  const container = view.containers.find((one) => waitingReason(one) === 'CrashLoopBackOff' || hasEnded(one, view.pod));
  if (container === undefined) return undefined;
  const end = lastEnd(container);
  const code = numberAt(end, 'exitCode');
  const isLoop = waitingReason(container) === 'CrashLoopBackOff' || restartsOf(container) > 0;
  const restarts = restartsOf(container);
  const often = isLoop ? `restarts again and again (${restarts})` : 'has ended';
  const how = end === undefined ? '' : `, ${isLoop ? 'last ' : ''}${exitText(end)}`;
  const line = lastLine(view, container);
  const startError = isStartError(end)
    ? startErrorOf(textAt(end, 'message'), container)
    : saidOf(view, container, line);
  const why = startError === undefined || startError.text === '' ? line : `: ${view.quote(startError.text)}`;
  return {
    cause: isLoop ? 'crash-loop' : 'exited',
    // A Job tries again.
    severity: controllerOf(view.pod)?.kind === 'Job' && !isLoop ? 'warning' : 'error',
    text: `${textOfContainer(container)} ${often}${how}${why}`,
    field: startError?.field ?? fieldOf(container, end),
    variant: String(code ?? ''),
    evidence: evidenceIn(
      view,
      `${container.statusField}.${at(container.status, 'state', 'terminated') === undefined ? 'lastState' : 'state'}.terminated`,
    ),
    since: timeAt(end, 'finishedAt'),
    fix: startError?.fix ?? fixOf(view, container, end),
  };
};

/** What the last line of a log is about, where the manifest has the reason. */
function saidOf({ pod }: PodView, { field, spec }: ContainerView, line: string): StartError | undefined {
  const isReadOnly = at(spec, 'securityContext', 'readOnlyRootFilesystem') === true;
  if (isReadOnly && /read-only file ?system|EROFS/i.test(line)) {
    return {
      text: '',
      field: `${field}.securityContext.readOnlyRootFilesystem`,
      fix: 'mount an emptyDir where it writes, or set readOnlyRootFilesystem: false',
    };
  }
  if (/exec format error/.test(line)) {
    return {
      text: '',
      field: commandField(field, spec),
      fix: "use an image for the node's platform; a script has to begin with #! and its interpreter",
    };
  }
  if (at(pod, 'spec', 'hostNetwork') === true && /address (?:is )?already in use|EADDRINUSE/i.test(line)) {
    return { text: '', field: 'spec.hostNetwork', fix: 'use another port, or remove hostNetwork' };
  }
  return undefined;
}

/** An end that is not wanted: of an init container, one that failed; of others, any, where the Pod must go on. */
function hasEnded({ role, status, name, spec }: ContainerView, pod: unknown): boolean {
  const end = at(status, 'state', 'terminated');
  if (end === undefined || name === '') return false;
  if (numberAt(end, 'exitCode') !== 0) return true;
  return role !== 'init' && (role === 'sidecar' || restartPolicyOf(spec, pod) === 'Always');
}

/** A container may have a policy of its own. */
function restartPolicyOf(container: unknown, pod: unknown): unknown {
  return at(container, 'restartPolicy') ?? at(pod, 'spec', 'restartPolicy') ?? 'Always';
}

function fieldOf({ field, spec }: ContainerView, end: unknown): string {
  return isNoProgram(end) ? commandField(field, spec) : field;
}

/** Whether the shell did not find the program, or could not run it. */
function isNoProgram(end: unknown): boolean {
  const code = numberAt(end, 'exitCode');
  return code === 126 || code === 127;
}

function fixOf({ pod }: PodView, { role, name, status }: ContainerView, end: unknown): string {
  if (isNoProgram(end)) return 'correct command and args, or use an image that has this program';
  if (numberAt(end, 'exitCode') === 0 && role !== 'init') return 'use a program that keeps running, or a Job';
  const namespace = textAt(pod, 'metadata', 'namespace');
  const of = namespace === '' ? '' : `-n ${namespace} `;
  // Before it is started again, its log is that of the run that has ended.
  const previous = at(status, 'state', 'terminated') === undefined ? ' --previous' : '';
  return `check its log: kubectl logs ${of}${textAt(pod, 'metadata', 'name')} -c ${name}${previous}`;
}
