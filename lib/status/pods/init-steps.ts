import { at } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import { lastLine } from './last-line';
import { evidenceIn, type PodCheck, textOfContainer } from './pod-view';

/** Migrations and downloads take minutes. */
const patienceSeconds = 300;

/** An init container that runs for long: all that comes after it waits. */
export const initStuck: PodCheck = (view) => {
  const container = view.containers.find(
    ({ role, status }) => role === 'init' && at(status, 'state', 'running') !== undefined,
  );
  if (container === undefined) return undefined;
  const since = timeAt(container.status, 'state', 'running', 'startedAt');
  if ((secondsSince(since, view.snapshot.now) ?? 0) < patienceSeconds) return undefined;
  const inits = view.containers.filter(({ role }) => role !== 'main');
  return {
    cause: 'init-stuck',
    severity: 'warning',
    text: `${textOfContainer(container)} (${inits.indexOf(container) + 1} of ${inits.length}) has not ended, and the containers after it wait${lastLine(view, container)}`,
    field: container.field,
    evidence: evidenceIn(view, `${container.statusField}.state.running`),
    since,
    fix: 'check what it waits for, or its log',
  };
};
