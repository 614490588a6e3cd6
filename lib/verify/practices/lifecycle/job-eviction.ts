import { mounts } from '../../../anatomy/mounts';
import type { Container, Volume } from '../../../kubernetes/generated/types';
import type { Practice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/** A trap of SIGTERM in a shell script, with what it does. */
const trapped =
  /(?:^|[\n;&|{]|\bthen|\bdo)\s*trap\s+(?:--\s+)?(?:"([^"]*)"|'([^']*)'|(\S+))\s[^\n;&|]*\b(?:SIG)?TERM\b/g;

/**
 * The kubelet evicts a Pod whose emptyDir exceeds its sizeLimit. If the main containers exit with 0 on SIGTERM, the Pod can
 * count as succeeded, and its Job is complete with a part of the work done.
 */
export const jobEviction: Practice = {
  code: 'practice/job-eviction',
  on: true,
  checkWorkload: (workload, report) => {
    if (workload.like !== 'Job' && workload.like !== 'CronJob') return;
    const { volumes = [], containers } = workload.spec;
    if (!volumes.some(isLimited) || containers.some(exitsOnPurpose)) return;
    const written = writtenByMains(workload);
    const at = volumes.findIndex((volume) => isLimited(volume) && written.has(volume.name));
    const volume = volumes[at];
    if (volume === undefined) return;
    report(workload, workload.at(`spec.volumes[${at}].emptyDir.sizeLimit`), {
      value: volume.emptyDir?.sizeLimit,
      message:
        `the Pod is evicted when volume "${volume.name}" exceeds this; if its containers exit with 0 on SIGTERM, ` +
        `the ${workload.kind} can be complete with a part of the work done`,
      fix: 'exit with another code on SIGTERM (in sh: trap "exit 143" TERM), or use medium: Memory, where writing fails',
    });
  },
};

/** Whether the kubelet watches its size. In memory, writing fails at the limit instead. */
function isLimited({ emptyDir }: Volume): boolean {
  if (emptyDir?.sizeLimit === undefined || Number(emptyDir.sizeLimit) === 0) return false;
  return (emptyDir.medium ?? '') === '';
}

/** Whether a script handles SIGTERM by a function, by a signal to its child, or by an exit code that is not 0. */
function exitsOnPurpose({ command = [], args = [] }: Container): boolean {
  const script = [...command, ...args].join('\n');
  return [...script.matchAll(trapped)].some(([, double, single, word]) => {
    const action = double ?? single ?? word ?? '';
    return /\bexit\s+[^0\s;]|\bkill\b/.test(action) || (/^\w+$/.test(action) && action !== 'exit');
  });
}

function writtenByMains({ template }: Workload): ReadonlySet<string> {
  const written = mounts(template).filter(({ role, readOnly }) => role === 'main' && !readOnly);
  return new Set(written.map(({ volume }) => volume));
}
