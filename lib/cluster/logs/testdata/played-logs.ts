import { clusterOver } from '../../cluster';
import { type Play, type PlayedServer, playedServer } from '../../testdata/played-server';
import { livePod, servedKinds } from '../../testdata/served-kinds';
import type { LogOptions } from '../log-line';

/** A line as a kubelet prints it, of a second of a minute. */
export const at = (second: number, line: string) =>
  `2026-11-30T18:00:${String(second).padStart(2, '0')}.000000001Z ${line}`;

export const deployment = { kind: 'Deployment', spec: { selector: { matchLabels: { app: 'web' } } } };

/** The status of a container in one of its runs. */
export const state = (run: string, running = true) => ({
  name: 'app',
  containerID: `cri://${run}`,
  state: running ? { running: {} } : { terminated: {} },
});

/** A Pod that runs, with the status of its containers. */
export const withStates = (name: string, version: string, ...containerStatuses: object[]) =>
  livePod(name, version, { status: { phase: 'Running', containerStatuses } });

/** A server for each test of a file, and the logs that are read of it. */
export interface PlayedLogs {
  readonly server: PlayedServer;
  /** Has it answer all but discovery. */
  readonly play: (answer: Play) => void;
  /** The lines of an object, each as `pod/container line`: all, or so many. */
  readonly read: (
    reference: { readonly kind: string; readonly name: string },
    options?: LogOptions,
    count?: number,
  ) => Promise<readonly string[]>;
}

export function playedLogs(): PlayedLogs {
  const server = playedServer();
  return {
    server,
    play: (answer) => {
      server.play = (request, attempt) => servedKinds(request) ?? answer(request, attempt);
    },
    read: async (reference, options, count = Number.POSITIVE_INFINITY) => {
      const cluster = clusterOver(await server.connect());
      const lines: string[] = [];
      for await (const { pod, container, line } of cluster.logs(reference, options)) {
        lines.push(`${pod}/${container} ${line}`);
        if (lines.length === count) break;
      }
      return lines;
    },
  };
}
