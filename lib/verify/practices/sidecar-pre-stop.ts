import type { LifecycleHandler } from '../../kubernetes/generated/types';
import type { Practice } from './practice';

/** Commands that make a server go away, and paths by which one is told to. */
const ends = /\b(?:kill|pkill|killall|quitquitquit|-s\s+(?:quit|stop)|nginx\s+-s|shutdown|SIGTERM|SIGQUIT|SIGINT)\b/;
const endsOverHttp = /\b(?:quitquitquit|quit|exit|shutdown|stop|kill|terminate)\b/i;

/**
 * All preStop hooks run at once, at the start of the stop, while the application is still at work: a native sidecar that
 * ends itself in its hook is gone before it, although it would have been stopped last.
 */
export const sidecarPreStop: Practice = {
  code: 'practice/sidecar-pre-stop',
  on: true,
  check: ({ workloads }, report) => {
    for (const workload of workloads) {
      for (const { role, container, field, name } of workload.lasting) {
        const preStop = container.lifecycle?.preStop;
        if (role !== 'sidecar' || preStop === undefined || !isEnd(preStop)) continue;
        report(workload, workload.at(`${field}.lifecycle.preStop`), {
          message: `sidecar "${name}" ends itself when the Pod is told to stop, while the other containers still need it`,
          fix: 'take the hook out: the kubelet stops sidecars after the main containers',
        });
      }
    }
  },
};

function isEnd({ exec, httpGet }: LifecycleHandler): boolean {
  if (httpGet !== undefined) return endsOverHttp.test(httpGet.path ?? '');
  return ends.test((exec?.command ?? []).join(' '));
}
