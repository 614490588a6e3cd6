import { containerText } from '../../../anatomy/containers';
import { mountCovering } from '../../../anatomy/mounts';
import type { Container, PodSpec } from '../../../kubernetes/generated/types';
import { imageName } from '../facts/image-reference';
import type { Practice } from '../facts/practice';

/**
 * A directory that well-known tools write to: without a volume for it, or for another one, they do not start. Container
 * runtimes make a `VOLUME` of an image writable, as /data of redis.
 */
const writes: ReadonlyMap<string, string> = new Map([
  ['nginx', '/var/cache/nginx'],
  ['nginx-unprivileged', '/tmp'],
  ['httpd', '/usr/local/apache2/logs'],
  ['postgres', '/var/run/postgresql'],
  ['mysql', '/var/run/mysqld'],
  ['mariadb', '/run/mysqld'],
  ['mongo', '/tmp'],
  ['grafana', '/var/lib/grafana'],
  ['elasticsearch', '/usr/share/elasticsearch/data'],
  ['tomcat', '/usr/local/tomcat/work'],
]);

/** With a read-only root file system, a tool that writes files needs a volume for them. */
export const readOnlyRoot: Practice = {
  code: 'practice/read-only-root',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { container, field, name, role } of workload.containers) {
      if (container.securityContext?.readOnlyRootFilesystem !== true || role === 'init') continue;
      const tool = imageName(container.image ?? '');
      const directory = writes.get(tool);
      if (directory === undefined || hasWritableVolume(container, workload.spec)) continue;
      report(workload, workload.at(`${field}.securityContext.readOnlyRootFilesystem`), {
        value: true,
        message: `${tool} in ${containerText(name)} writes to ${directory}, where no volume is mounted`,
        fix: `mount an emptyDir or a persistentVolumeClaim at ${directory}`,
      });
    }
  },
};

/** Any writable volume is accepted, because the configuration may use another directory. */
function hasWritableVolume(container: Container, spec: PodSpec): boolean {
  return (container.volumeMounts ?? []).some((mount) => {
    if (mount.readOnly === true || !isWritable(spec, mount.name)) return false;
    // Of several mounts at one path, the first one applies.
    return mountCovering(container, mount.mountPath ?? '') === mount;
  });
}

function isWritable({ volumes = [] }: PodSpec, name: string): boolean {
  const volume = volumes.find((one) => one.name === name);
  // A volume that is not in the list comes from a claim template of a StatefulSet.
  if (volume === undefined) return true;
  const { configMap, secret, projected, downwardAPI, image } = volume;
  return [configMap, secret, projected, downwardAPI, image].every((source) => source === undefined);
}
