import { at, listAt, mapAt, numberAt, textAt } from '../../status/snapshot/read';
import { controllerOf } from '../../status/snapshot/references';
import { entryOf } from '../../values/entry-of';
import { own } from '../../values/own';
import { isClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import type { Reference } from '../objects/object-types';
import { getObject, listPages } from '../objects/read';
import { targetOf } from '../objects/target';
import { jobEnded } from './job-end';

/** Whose logs are read. */
export interface LogSource {
  readonly text: string;
  readonly namespace: string | undefined;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
  /** Whether a Pod that the selectors select is one of them. */
  readonly has: (pod: object) => Promise<boolean>;
  /** Whether it is one Pod, so that no more comes once that has ended. */
  readonly isPod: boolean;
  /** Resolves once no Pod of it comes any more. @default never */
  readonly ended?: (signal: AbortSignal) => Promise<void>;
}

const yes = async () => true;

/** The Pods of an object: itself, or what its selector selects. */
export async function logSourceOf(
  connection: Connection,
  reference: Reference,
  signal: AbortSignal | undefined,
): Promise<LogSource> {
  const target = await targetOf(connection, reference);
  const { resource, namespace, name, text } = target;
  const source = { text, namespace, has: yes, isPod: false };
  if (resource.kind === 'Pod') return { ...source, fieldSelector: `metadata.name=${name}`, isPod: true };
  const object: unknown = await getObject(connection, reference, { signal });
  if (resource.kind === 'CronJob') {
    // A label that all Pods of Jobs have.
    return { ...source, labelSelector: 'job-name', has: await jobsOf(connection, object, namespace, signal) };
  }
  const labelSelector = selectorText(own(own(object, 'spec'), 'selector'));
  if (labelSelector === '') throw new TypeError(`${text} has no Pods; use a Pod, or a workload with a selector`);
  if (resource.kind !== 'Job') return { ...source, labelSelector };
  return { ...source, labelSelector, ended: (until) => jobEnded(connection, target, until) };
}

/** Whether a Pod is of a Job of a CronJob. The Jobs that there are come as a list; a later one is read once. */
async function jobsOf(
  connection: Connection,
  cronJob: unknown,
  namespace: string | undefined,
  signal: AbortSignal | undefined,
): Promise<LogSource['has']> {
  const uid = textAt(cronJob, 'metadata', 'uid');
  const isOurs = (job: object) => controllerOf(job)?.uid === uid;
  const kind = { apiVersion: 'batch/v1', kind: 'Job' } as const;
  const jobs = new Map<string, Promise<boolean>>();
  for await (const page of listPages(connection, kind, { namespace, signal })) {
    for (const job of page) jobs.set(job.metadata.uid, Promise.resolve(isOurs(job)));
  }
  const readJob = async (name: string) => {
    try {
      return isOurs(await getObject(connection, { ...kind, name, namespace }, { signal }));
    } catch (error) {
      if (isClusterError(error, 'NotFound')) return false;
      throw error;
    }
  };
  return async (pod) => {
    const job = controllerOf(pod);
    return job?.kind === 'Job' && entryOf(jobs, job.uid, () => readJob(job.name));
  };
}

/** A selector of an object as the API takes it in a query; the core's own ones are maps. */
export function selectorText(selector: unknown): string {
  const isMap = own(selector, 'matchLabels') === undefined && own(selector, 'matchExpressions') === undefined;
  const labels = isMap ? mapAt(selector) : mapAt(selector, 'matchLabels');
  const equal = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const expressions = listAt(selector, 'matchExpressions').map((one) => {
    const [name, operator] = [textAt(one, 'key'), textAt(one, 'operator')];
    const values = listAt(one, 'values').join(',');
    if (operator === 'Exists') return name;
    if (operator === 'DoesNotExist') return `!${name}`;
    return `${name} ${operator === 'In' ? 'in' : 'notin'} (${values})`;
  });
  return [...equal, ...expressions].join(',');
}

/** A container that has run, or runs. */
export interface StartedContainer {
  readonly name: string;
  /** Another one after each restart. */
  readonly run: string;
  /** The run before; `undefined` where there was none, or it is not known. */
  readonly before: string | undefined;
  /** When the run started, to the second; `''` where it is not known. */
  readonly startedAt: string;
  readonly isRunning: boolean;
  readonly restarts: number;
}

/** The containers of a Pod that have logs, in the order of their start. */
export function startedContainers(pod: unknown, only: string | undefined): readonly StartedContainer[] {
  const statuses = ['initContainerStatuses', 'containerStatuses', 'ephemeralContainerStatuses'];
  return statuses
    .flatMap((list) => listAt(pod, 'status', list))
    .filter((one) => only === undefined || textAt(one, 'name') === only)
    .flatMap((one) => startedContainer(one) ?? []);
}

/** A container that waits for its restart has the log of its last run. */
function startedContainer(status: unknown): StartedContainer | undefined {
  const [state, last] = [own(status, 'state'), at(status, 'lastState', 'terminated')];
  const isRunning = own(state, 'running') !== undefined;
  const isOfLast = !isRunning && own(state, 'terminated') === undefined;
  if (isOfLast && last === undefined) return undefined;
  const restarts = numberAt(status, 'restartCount') ?? 0;
  const ofLast = textAt(last, 'containerID');
  return {
    name: textAt(status, 'name'),
    run: (isOfLast ? ofLast : textAt(status, 'containerID')) || String(restarts),
    before: isOfLast || ofLast === '' ? undefined : ofLast,
    startedAt: textAt(isOfLast ? last : (own(state, 'running') ?? own(state, 'terminated')), 'startedAt'),
    isRunning,
    restarts,
  };
}
