import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Live } from './api';

/** A container that runs, seen from the machine. */
export interface RunningContainer {
  readonly id: string;
  /** Its processes, by the machine's numbers. */
  readonly pids: () => readonly number[];
  /** Sends a signal to its first process, as nobody in the Pod would. */
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The most memory that it ever had, in bytes. */
  readonly peakMemory: () => number;
  /** What its cgroup allows it: bytes of memory, and thousandths of a CPU; undefined where it has no limit. */
  readonly limits: () => ContainerLimits;
  /** The files in its writable layer, without empty ones, which containerd makes as mount points. */
  readonly writtenFiles: () => readonly string[];
}

/** What a cgroup allows. */
export interface ContainerLimits {
  readonly memory: number | undefined;
  readonly cpu: number | undefined;
}

/** A container of a Pod. @throws Error where it does not run. */
export function containerOf(node: string, pod: Live, name: string): RunningContainer {
  const id = statusOf(pod, name)?.containerID?.replace('containerd://', '');
  if (id === undefined) throw new Error(`container ${name} of ${pod.metadata.name} does not run`);
  const pids = () =>
    readFileSync(join(cgroupOf(node, 'pids', pod.metadata.uid, id), 'cgroup.procs'), 'utf8')
      .trim()
      .split('\n')
      .filter((line) => line !== '')
      .map(Number);
  return {
    id,
    pids,
    kill: (signal) => {
      const first = pids()[0];
      if (first !== undefined) process.kill(first, signal);
    },
    peakMemory: () => {
      const group = cgroupOf(node, 'memory', pod.metadata.uid, id);
      const file = ['memory.max_usage_in_bytes', 'memory.peak'].map((each) => join(group, each)).find(existsSync);
      return Number(readFileSync(file ?? '', 'utf8'));
    },
    limits: () => {
      const read = (controller: string, files: readonly string[]) => {
        const group = cgroupOf(node, controller, pod.metadata.uid, id);
        const found = files.map((each) => join(group, each)).filter(existsSync);
        return found.flatMap((file) => readFileSync(file, 'utf8').trim().split(' '));
      };
      const [memory] = read('memory', ['memory.limit_in_bytes', 'memory.max']).map(Number);
      const [quota = -1, period = 1] = read('cpu', ['cpu.cfs_quota_us', 'cpu.cfs_period_us', 'cpu.max']).map(Number);
      return {
        memory: memory !== undefined && memory < unlimited ? memory : undefined,
        cpu: quota > 0 ? Math.round((1000 * quota) / period) : undefined,
      };
    },
    writtenFiles: () => {
      const first = pids()[0];
      const [, layer] =
        /upperdir=([^,\s]+)/.exec(readFileSync(`/proc/${first}/mounts`, 'utf8').split('\n')[0] ?? '') ?? [];
      if (layer === undefined) throw new Error(`container ${name} has no writable layer`);
      return filesIn(layer).map((file) => file.slice(layer.length));
    },
  };
}

/** From here on, cgroup v1 has a number for what has no limit. */
const unlimited = 2 ** 60;

/** The folder of a container's cgroup: under its controller with cgroup v1. */
function cgroupOf(node: string, controller: string, uid: string, id: string): string {
  const name = readFileSync(join(node, 'cgroup'), 'utf8').trim();
  const root = '/sys/fs/cgroup';
  const top = existsSync(join(root, 'cgroup.controllers')) ? join(root, name) : join(root, controller, name);
  const kubepods = join(top, 'kubepods');
  const found = ['', 'burstable', 'besteffort'].map((qos) => join(kubepods, qos, `pod${uid}`, id)).find(existsSync);
  if (found === undefined) throw new Error(`no cgroup of container ${id}`);
  return found;
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => statSync(file).size > 0);
}

/** The status of a container or sidecar. */
export function statusOf({ status }: Live, container: string): Live {
  const all = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
  return all.find(({ name }) => name === container);
}
