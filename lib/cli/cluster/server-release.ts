import type { Connection } from '../../cluster/connection/connection';
import { type KubernetesVersion, parseKubernetesVersion } from '../../kubernetes/version';
import { own } from '../../values/own';
import type { Terminal } from '../terminal';

/** The release of a cluster; `undefined` for one that is not known, which is said. */
export async function serverRelease(connection: Connection, { err }: Terminal): Promise<KubernetesVersion | undefined> {
  const version = own(await connection.request({ method: 'GET', path: '/version' }), 'gitVersion');
  try {
    return parseKubernetesVersion(version);
  } catch {
    err(`note: the cluster runs Kubernetes ${String(version)}, which is not known; set a release with --kubernetes\n`);
    return undefined;
  }
}
