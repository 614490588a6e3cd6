import { mountCovering } from '../../../anatomy/mounts';
import type { Container, PodSpec } from '../../../kubernetes/generated/types';
import { imageName } from '../facts/image-reference';
import type { Practice } from '../facts/practice';

/** Where images of well-known tools write while they run: without one of these, and without /tmp, they do not start. */
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

/** A read-only root file system is right, and a tool that keeps files needs a volume where it keeps them. */
export const readOnlyRoot: Practice = {
  code: 'practice/read-only-root',
  on: true,
  checkWorkload: (workload, report) => {
    for (const { container, field, name, role } of workload.containers) {
      if (container.securityContext?.readOnlyRootFilesystem !== true || role === 'init') continue;
      const tool = imageName(container.image ?? '');
      const directories = writes.get(tool);
      if (directories === undefined || keepsNothing(tool, container) || hasRoom(container, workload.spec)) continue;
      report(workload, workload.at(`${field}.securityContext.readOnlyRootFilesystem`), {
        value: true,
        message: `${tool} in container "${name}" writes to ${directories[0]}, where no volume is mounted`,
        fix: `mount an emptyDir or a persistentVolumeClaim at ${directories[0]}`,
      });
    }
  },
};

/** Caches that are told how to run are often told to keep nothing. */
function keepsNothing(tool: string, { command = [], args = [] }: Container): boolean {
  return (tool === 'redis' || tool === 'valkey') && command.length + args.length > 0;
}

/** Configuration may send a tool elsewhere: a writable volume of any kind, anywhere, is given the benefit of the doubt. */
function hasRoom(container: Container, spec: PodSpec): boolean {
  return (container.volumeMounts ?? []).some((mount) => {
    if (mount.readOnly === true || !isWritable(spec, mount.name)) return false;
    // Of several at one path, the first one counts.
    return mountCovering(container, mount.mountPath ?? '') === mount;
  });
}

function isWritable({ volumes = [] }: PodSpec, name: string): boolean {
  const volume = volumes.find((one) => one.name === name);
  // What is not among the volumes is a claim that a StatefulSet makes.
  if (volume === undefined) return true;
  const { configMap, secret, projected, downwardAPI, image } = volume;
  return [configMap, secret, projected, downwardAPI, image].every((source) => source === undefined);
}
