import { podSpecOf, type Recording, type TimelineCase } from '../../../lib/anatomy/testdata/timeline-case';
import { pause, until } from '../harness';
import type { Api } from '../harness/api';
import { hasStopped, linesOf, recordingOf } from './lines';

/** Where the Pods run, and what they are made of. */
export interface Recorder {
  readonly api: Api;
  readonly namespace: string;
  /** The image with the program `actor`. */
  readonly image: string;
  /** An empty folder of this machine that is at the same place on the node. */
  readonly events: string;
}

/** Runs the Pods of all cases, some at a time, and returns what happened in them. */
export async function record(
  cases: readonly TimelineCase[],
  recorder: Recorder,
  atOnce = 8,
): Promise<readonly Recording[]> {
  const recordings: Recording[] = [];
  const queue = [...cases.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, one] = next;
      recordings[index] = await recordOne(one, recorder);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return recordings;
}

async function recordOne(one: TimelineCase, recorder: Recorder): Promise<Recording> {
  const { api, namespace, image, events } = recorder;
  const pods = `/api/v1/namespaces/${namespace}/pods`;
  const metadata = { name: one.name };
  await api.create(pods, { apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpecOf(one, image, events) });
  const pod = async () => (await api.find(`${pods}/${one.name}`)) as Pod | undefined;
  const options = one.stop.by === 'deletion' ? { gracePeriodSeconds: one.stop.graceSeconds } : {};
  let zero: number | undefined;
  if (one.stop.by === 'deletion') {
    await until(`${one.name} runs`, async () => runs(one, await pod()));
    await pause(1000);
    zero = Date.now();
    await api.remove(`${pods}/${one.name}`, options);
    await until(`${one.name} is gone`, async () => (await pod()) === undefined);
  } else {
    await until(`${one.name} stops`, async () => stopped(one, await pod()));
    await api.remove(`${pods}/${one.name}`, { gracePeriodSeconds: 0 });
  }
  await until(`all of ${one.name} have exited`, async () => hasStopped(linesOf(one, events)));
  return recordingOf(one, linesOf(one, events), zero);
}

interface Status {
  readonly name: string;
  readonly started?: boolean;
  readonly restartCount: number;
  readonly state: {
    readonly running?: object;
    readonly waiting?: { readonly reason: string };
    readonly terminated?: object;
  };
}

interface Pod {
  readonly status: {
    readonly phase: string;
    readonly initContainerStatuses?: readonly Status[];
    readonly containerStatuses?: readonly Status[];
  };
}

const statusesOf = ({ status }: Pod) => [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];

/** Whether just those containers run that are to run when it stops. */
function runs({ containers, running }: TimelineCase, pod: Pod | undefined): boolean {
  if (pod === undefined) return false;
  const statuses = new Map(statusesOf(pod).map((status) => [status.name, status]));
  return containers.every(({ name, role, crash }) => {
    const status = statuses.get(name);
    const toRun = running === undefined ? role !== 'init' : running.includes(name);
    if (toRun) return status?.state.running !== undefined && (role === 'init' || status.started === true);
    if (crash !== undefined) return status?.state.waiting?.reason === 'CrashLoopBackOff';
    return status?.state.running === undefined;
  });
}

function stopped({ stop }: TimelineCase, pod: Pod | undefined): boolean {
  if (pod === undefined) return true;
  const statuses = statusesOf(pod);
  if ('container' in stop)
    return statuses.some(({ name, restartCount }) => name === stop.container && restartCount > 0);
  return (
    ['Succeeded', 'Failed'].includes(pod.status.phase) && statuses.every(({ state }) => state.terminated !== undefined)
  );
}
