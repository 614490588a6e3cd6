import type { Practice, ReportPractice } from '../facts/practice';
import type { Workload } from '../facts/workload';

interface User {
  readonly container: string;
  readonly user: number;
  readonly writes: boolean;
}

/** A file has one owner: of two users of a volume without a group, neither can change what the other wrote, nor always read it. */
export const sharedVolumeUsers: Practice = {
  code: 'practice/shared-volume-users',
  on: true,
  checkWorkload: (workload, report) => {
    const { spec, lasting } = workload;
    if (lasting.length < 2 || spec.securityContext?.fsGroup !== undefined) return;
    const volumes = new Set<string>();
    for (const { name, emptyDir, persistentVolumeClaim, ephemeral } of spec.volumes ?? []) {
      if (emptyDir !== undefined || persistentVolumeClaim !== undefined || ephemeral !== undefined) volumes.add(name);
    }
    if (volumes.size > 0) checkUsers(workload, volumes, report);
  },
};

function checkUsers(workload: Workload, volumes: ReadonlySet<string>, report: ReportPractice): void {
  const first = new Map<string, User>();
  for (const { container, field, name } of workload.lasting) {
    const user = container.securityContext?.runAsUser ?? workload.spec.securityContext?.runAsUser;
    // Root may read and write what others own; as whom an image runs is not said by its name.
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
