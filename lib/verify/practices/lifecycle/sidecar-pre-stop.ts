import type { PlacedContainer } from '../../../anatomy/containers';
import { preStopSeconds } from '../../../anatomy/pre-stop';
import type { LifecycleHandler } from '../../../kubernetes/generated/types';
import type { Practice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/** Commands that make a server go away, and paths by which one is told to. */
const ends = /\b(?:kill|pkill|killall|quitquitquit|-s\s+(?:quit|stop)|nginx\s+-s|shutdown|SIGTERM|SIGQUIT|SIGINT)\b/;
const endsOverHttp = /\b(?:quitquitquit|quit|exit|shutdown|stop|kill|terminate)\b/i;

/**
 * All preStop hooks run at once, at the start of the stop, while the application is still at work: a native sidecar that
 * ends itself in its hook is gone before it, although it would have been stopped last. So is a main container whose hook
 * ends it while another one's still waits for traffic to move away.
 */
export const sidecarPreStop: Practice = {
  code: 'practice/sidecar-pre-stop',
  on: true,
  checkWorkload: (workload, report) => {
    for (const placed of workload.lasting) {
      const preStop = placed.container.lifecycle?.preStop;
      if (preStop === undefined || !isEnd(preStop)) continue;
      const native = placed.role === 'sidecar';
      const outlasted = native ? undefined : waitsLonger(workload, placed, preStop);
      if (!native && outlasted === undefined) continue;
      report(workload, workload.at(`${placed.field}.lifecycle.preStop`), {
        message: native
          ? `sidecar "${placed.name}" stops itself as soon as the Pod stops, while other containers still need it`
          : `container "${placed.name}" stops itself while "${outlasted}" still serves during its own preStop hook`,
        fix: native
          ? 'remove the hook: the kubelet stops sidecars after the main containers'
          : 'sleep as long as the other hook first, or make it a native sidecar',
      });
    }
  },
};

function isEnd({ exec, httpGet }: LifecycleHandler): boolean {
  if (httpGet !== undefined) return endsOverHttp.test(httpGet.path ?? '');
  return ends.test((exec?.command ?? []).join(' '));
}

/** The main container that sleeps in its hook for longer than another one does before it ends itself. */
function waitsLonger({ lasting }: Workload, own: PlacedContainer, { exec }: LifecycleHandler): string | undefined {
  const text = (exec?.command ?? []).join(' ');
  let slept = 0;
  for (const [, seconds] of text.matchAll(/\bsleep\s+(\d+)/g)) slept += Number(seconds);
  return lasting.find((one) => one !== own && one.role === 'main' && (preStopSeconds(one.container) ?? 0) > slept)
    ?.name;
}
