import type { Practice } from '../facts/practice';

/** Files in a memory volume count as memory of the containers, without a limit up to the node's memory. */
export const memoryVolume: Practice = {
  code: 'practice/memory-volume',
  on: false,
  checkWorkload: (workload, report) => {
    for (const [at, { name, emptyDir }] of (workload.spec.volumes ?? []).entries()) {
      if (emptyDir?.medium !== 'Memory' || isSet(emptyDir.sizeLimit)) continue;
      report(workload, workload.at(`spec.volumes[${at}].emptyDir.sizeLimit`), {
        message: `volume "${name}" is in memory without a limit: it can grow until containers are OOM-killed`,
        fix: 'set sizeLimit, and add it to the memory limits of the containers that write there',
      });
    }
  },
};

function isSet(limit: string | number | undefined): boolean {
  return limit !== undefined && Number(limit) !== 0;
}
