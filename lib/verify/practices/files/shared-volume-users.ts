import type { Practice, ReportPractice } from '../facts/practice';
import type { Workload } from '../facts/workload';

interface User {
  readonly container: string;
  readonly user: number;
  readonly writes: boolean;
}

/** Two users of a volume without fsGroup cannot change, and sometimes cannot read, each other's files. */
export const sharedVolumeUsers: Practice = {
  code: 'practice/shared-volume-users',
  on: true,
  checkWorkload: (workload, report) => {
    const { spec, longRunning } = workload;
    if (longRunning.length < 2 || spec.securityContext?.fsGroup !== undefined) return;
    const volumes = new Set<string>();
    for (const { name, emptyDir, persistentVolumeClaim, ephemeral } of spec.volumes ?? []) {
      if (emptyDir !== undefined || persistentVolumeClaim !== undefined || ephemeral !== undefined) volumes.add(name);
    }
    if (volumes.size > 0) checkUsers(workload, volumes, report);
  },
};

function checkUsers(workload: Workload, volumes: ReadonlySet<string>, report: ReportPractice): void {
  const first = new Map<string, User>();
  for (const { container, field, name } of workload.longRunning) {
    const user = container.securityContext?.runAsUser ?? workload.spec.securityContext?.runAsUser;
    // Root can read and write all files; the user of an image is unknown.
    if (user === undefined || user === 0) continue;
    container.volumeMounts?.forEach((mount, at) => {
      if (!volumes.has(mount.name)) return;
      const writes = mount.readOnly !== true;
      const other = first.get(mount.name);
      if (other === undefined) first.set(mount.name, { container: name, user, writes });
      else if (other.user !== user && (writes || other.writes)) {
        report(workload, workload.at(`${field}.volumeMounts[${at}]`), {
          value: mount.name,
          message:
            `containers "${other.container}" (user ${other.user}) and "${name}" (user ${user}) share volume "${mount.name}" ` +
            `without fsGroup: ${writes && other.writes ? 'neither can change' : 'the reader may fail to read'} the other's files`,
          fix: "set fsGroup in the Pod's securityContext, or run both as the same user",
        });
      }
    });
  }
}
