import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Live } from './api';

/** Something that happened to a container, in seconds since 1970. */
export interface ContainerEvent {
  readonly at: number;
  readonly container: string;
  readonly what: 'started' | 'stopping' | 'exited';
  readonly exitCode?: number;
}

/** What containerd and the kubelet reported about a Pod's containers so far, in order. `ids` are names by container ID. */
export function containerEvents(
  node: string,
  ids: ReadonlyMap<string, string>,
  uid: string,
): readonly ContainerEvent[] {
  return [...fromContainerd(node, ids), ...fromKubelet(node, uid)].sort((a, b) => a.at - b.at);
}

/** The names of a Pod's containers by the IDs that they have now and had before. */
export function containerIds(pod: Live): ReadonlyMap<string, string> {
  const statuses: readonly Live[] = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
  return new Map(
    statuses.flatMap(({ name, containerID, lastState }) =>
      [containerID, lastState?.terminated?.containerID].flatMap((id) =>
        typeof id === 'string' ? [[id.replace('containerd://', ''), name as string] as const] : [],
      ),
    ),
  );
}

function fromContainerd(node: string, ids: ReadonlyMap<string, string>): readonly ContainerEvent[] {
  const lines = readFileSync(join(node, 'events.log'), 'utf8').split('\n');
  return lines.flatMap((line): readonly ContainerEvent[] => {
    const [, date, time, topic, text = '{}'] = /^(\S+) (\S+) .*? (\/tasks\/(?:start|exit)) (\{.*\})/.exec(line) ?? [];
    if (topic === undefined) return [];
    const body = JSON.parse(text);
    const container = ids.get(body.container_id);
    // A process that exec started has an ID of its own.
    if (container === undefined || (body.id !== undefined && body.id !== body.container_id)) return [];
    const { seconds, nanos = 0 } = body.exited_at ?? {};
    const at = seconds === undefined ? Date.parse(`${date}T${time}Z`) / 1000 : seconds + nanos / 1e9;
    if (topic === '/tasks/start') return [{ at, container, what: 'started' }];
    return [{ at, container, what: 'exited', exitCode: body.exit_status ?? 0 }];
  });
}

function fromKubelet(node: string, uid: string): readonly ContainerEvent[] {
  const lines = readFileSync(join(node, 'kubelet.log'), 'utf8').split('\n');
  return lines.flatMap((line): readonly ContainerEvent[] => {
    if (!line.includes('Killing container with a grace period') || !line.includes(uid)) return [];
    const [, month, day, time] = /^I(\d\d)(\d\d) (\S+)/.exec(line) ?? [];
    const [, container = ''] = /containerName="([^"]+)"/.exec(line) ?? [];
    const at = Date.parse(`${new Date().getUTCFullYear()}-${month}-${day}T${time}Z`) / 1000;
    return [{ at, container, what: 'stopping' }];
  });
}
