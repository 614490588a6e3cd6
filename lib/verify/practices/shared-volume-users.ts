import type { PlacedContainer } from '../../anatomy/containers';
import type { VolumeMount } from '../../kubernetes/generated/types';
import type { Practice, ReportPractice } from './practice';
import type { Workload } from './workload';

interface Writer {
  readonly placed: PlacedContainer;
  readonly mount: VolumeMount;
  readonly at: number;
  readonly user: number;
}

/** A file has one owner: of two users that write to one volume, neither can change what the other wrote. */
export const sharedVolumeUsers: Practice = {
  code: 'practice/shared-volume-users',
  on: true,
  check: ({ workloads }, report) => {
    for (const workload of workloads) {
      const { spec, lasting } = workload;
      if (lasting.length < 2 || spec.securityContext?.fsGroup !== undefined) continue;
      const volumes = new Set<string>();
      for (const { name, emptyDir, persistentVolumeClaim, ephemeral } of spec.volumes ?? []) {
        if (emptyDir !== undefined || persistentVolumeClaim !== undefined || ephemeral !== undefined) volumes.add(name);
      }
      if (volumes.size > 0) checkWriters(workload, volumes, report);
    }
  },
};

function checkWriters(workload: Workload, volumes: ReadonlySet<string>, report: ReportPractice): void {
  const first = new Map<string, Writer>();
  for (const placed of workload.lasting) {
    const user = placed.container.securityContext?.runAsUser ?? workload.spec.securityContext?.runAsUser;
    // Root may write what others own; who runs as whom is not said by the image's name.
    if (user === undefined || user === 0) continue;
    for (const [at, mount] of (placed.container.volumeMounts ?? []).entries()) {
      if (mount.readOnly === true || !volumes.has(mount.name)) continue;
      const other = first.get(mount.name);
      if (other === undefined) first.set(mount.name, { placed, mount, at, user });
      else if (other.user !== user) {
        report(workload, workload.at(`${placed.field}.volumeMounts[${at}]`), {
          value: mount.name,
          message:
            `users ${other.user} (container "${other.placed.name}") and ${user} ("${placed.name}") write to volume ` +
            `"${mount.name}" and share no group: neither can change the other's files`,
          fix: 'set fsGroup in the Pod’s securityContext, or mount it `readOnly` where it is only read',
        });
      }
    }
  }
}
