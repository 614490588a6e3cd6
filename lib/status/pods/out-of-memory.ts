import { at, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import { type ContainerView, evidenceIn, lastEnd, type PodCheck, restartsOf, textOfContainer } from './pod-view';

/** A restart of which nothing is left to see after an hour is past. */
const recentSeconds = 3600;

/** A container that was killed for its memory: in a loop, or lately. */
export const outOfMemory: PodCheck = (view) => {
  const container = view.containers.find((one) => {
    const end = lastEnd(one);
    if (textAt(end, 'reason') !== 'OOMKilled') return false;
    const isRunning = at(one.status, 'state', 'running') !== undefined;
    return !isRunning || (secondsSince(timeAt(end, 'finishedAt'), view.snapshot.now) ?? 0) < recentSeconds;
  });
  if (container === undefined) return undefined;
  const limit = limitOf(container) ?? textAt(view.pod, 'spec', 'resources', 'limits', 'memory');
  const isRunning = at(container.status, 'state', 'running') !== undefined;
  const restarts = restartsOf(container);
  const ofLimit = limit === '' ? 'when the memory of its node ran out' : `at its memory limit of ${view.quote(limit)}`;
  return {
    cause: 'out-of-memory',
    severity: isRunning ? 'warning' : 'error',
    text: `${textOfContainer(container)} was killed ${ofLimit} (OOMKilled${restarts === 0 ? '' : `, ${restarts} restarts`})`,
    field:
      limitOf(container) === undefined && limit !== ''
        ? 'spec.resources.limits[memory]'
        : `${container.field}.resources.limits[memory]`,
    evidence: evidenceIn(view, `${container.statusField}.${isEnd(container) ? 'state' : 'lastState'}.terminated`),
    since: timeAt(lastEnd(container), 'finishedAt'),
    fix: limit === '' ? 'set a memory request that covers what it uses' : 'raise the limit, or make it use less',
  };
};

function limitOf({ spec }: ContainerView): string | undefined {
  const limit = at(spec, 'resources', 'limits', 'memory');
  return typeof limit === 'string' || typeof limit === 'number' ? String(limit) : undefined;
}

function isEnd({ status }: ContainerView): boolean {
  return at(status, 'state', 'terminated') !== undefined;
}
