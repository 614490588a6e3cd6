import { mountCovering } from '../../../anatomy/mounts';
import type { Container, PodSpec } from '../../../kubernetes/generated/types';
import { imageName } from '../facts/image-reference';
import type { Practice } from '../facts/practice';

/** Directories that well-known tools write to: without a volume for one of them, or for /tmp, they do not start. */
const writes: ReadonlyMap<string, readonly string[]> = new Map([
  ['nginx', ['/var/cache/nginx', '/var/run', '/run']],
  ['nginx-unprivileged', ['/tmp']],
  ['httpd', ['/usr/local/apache2/logs']],
  ['redis', ['/data']],
  ['valkey', ['/data']],
  ['postgres', ['/var/lib/postgresql', '/var/lib/postgresql/data']],
  ['mysql', ['/var/lib/mysql']],
  ['mariadb', ['/var/lib/mysql']],
  ['mongo', ['/data/db']],
  ['rabbitmq', ['/var/lib/rabbitmq']],
  ['grafana', ['/var/lib/grafana']],
  ['prometheus', ['/prometheus']],
  ['elasticsearch', ['/usr/share/elasticsearch/data']],
  ['tomcat', ['/usr/local/tomcat/work', '/usr/local/tomcat/temp', '/usr/local/tomcat/logs']],
  ['jenkins', ['/var/jenkins_home']],
]);

/** With a read-only root file system, a tool that writes files needs a volume for them. */
export const readOnlyRoot: Practice = {
  code: 'practice/read-only-root',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { container, field, name, role } of workload.containers) {
      if (container.securityContext?.readOnlyRootFilesystem !== true || role === 'init') continue;
      const tool = imageName(container.image ?? '');
      const directories = writes.get(tool);
      if (directories === undefined || isInMemory(tool, container) || hasWritableVolume(container, workload.spec))
        continue;
      report(workload, workload.at(`${field}.securityContext.readOnlyRootFilesystem`), {
        value: true,
        message: `${tool} in container "${name}" writes to ${directories[0]}, where no volume is mounted`,
        fix: `mount an emptyDir or a persistentVolumeClaim at ${directories[0]}`,
      });
    }
  },
};

/** Caches with arguments are often configured without persistence. */
function isInMemory(tool: string, { command = [], args = [] }: Container): boolean {
  return (tool === 'redis' || tool === 'valkey') && command.length + args.length > 0;
}

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
