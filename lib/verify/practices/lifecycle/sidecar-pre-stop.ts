import { containerText, type PlacedContainer } from '../../../anatomy/containers';
import { preStopSeconds } from '../../../anatomy/pre-stop';
import type { LifecycleHandler } from '../../../kubernetes/generated/types';
import type { Practice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/** Commands and paths that stop a server at once; some signals only reload it, or begin a graceful stop, as of HAProxy. */
const ends =
  /\b(?:kill(?!\s+-(?:s\s+)?(?:SIG)?(?:HUP|USR1|USR2)\b)|pkill|killall|quitquitquit|-s\s+(?:quit|stop)|nginx\s+-s|shutdown|SIGTERM|SIGQUIT|SIGINT)\b/;
const endsOverHttp = /\b(?:quitquitquit|quit|exit|shutdown|stop|kill|terminate)\b/i;

/**
 * All preStop hooks run at the same time, when the stop begins and the application still works. A native sidecar that stops
 * itself in its hook is gone too early, although the kubelet would stop it last. So is a main container whose hook stops it
 * while the hook of another one still waits for endpoints to change.
 */
export const sidecarPreStop: Practice = {
  code: 'practice/sidecar-pre-stop',
  on: true,
  checkWorkload: (workload, report) => {
    for (const placed of workload.longRunning) {
      const preStop = placed.container.lifecycle?.preStop;
      if (preStop === undefined || !isEnd(preStop)) continue;
      // A proxy that waits first leaves before the application by intention.
      if (sleepsFirst(preStop)) continue;
      const native = placed.role === 'sidecar';
      const outlasted = native ? undefined : waitingMain(workload, placed);
      if (!native && outlasted === undefined) continue;
      report(workload, workload.at(`${placed.field}.lifecycle.preStop`), {
        message: native
          ? `sidecar "${placed.name}" stops itself as soon as the Pod stops, while other containers still need it`
          : `${containerText(placed.name)} stops itself while "${outlasted}" still serves during its own preStop hook`,
        fix: native
          ? 'remove the hook: the kubelet stops sidecars after the main containers'
          : 'sleep first, or make it a native sidecar',
      });
    }
  },
};

function isEnd({ exec, httpGet }: LifecycleHandler): boolean {
  if (httpGet !== undefined) return endsOverHttp.test(httpGet.path ?? '');
  return ends.test((exec?.command ?? []).join(' '));
}

function sleepsFirst({ exec }: LifecycleHandler): boolean {
  const command = (exec?.command ?? []).join(' ');
  const slept = command.search(/\bsleep\s+[1-9]/);
  return slept !== -1 && slept < command.search(ends);
}

/** Another main container, which sleeps in its hook. */
function waitingMain({ longRunning }: Workload, own: PlacedContainer): string | undefined {
  return longRunning.find((one) => one !== own && one.role === 'main' && (preStopSeconds(one.container) ?? 0) > 0)
    ?.name;
}
