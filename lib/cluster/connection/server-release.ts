import { type KubernetesVersion, kubernetesVersions, parseKubernetesVersion } from '../../kubernetes/version';
import { textAt } from '../../status/snapshot/read';
import type { Connection } from './connection';

/** The release of a server. */
export interface ServerRelease {
  /** As the server says it: `v1.36.1-gke.100`. */
  readonly version: string;
  /** That release; the newest known one where this package does not know it. */
  readonly release: KubernetesVersion;
  readonly isKnown: boolean;
}

/** Asks a server for its release. */
export async function serverRelease(connection: Connection): Promise<ServerRelease> {
  const version = textAt(await connection.request({ method: 'GET', path: '/version' }), 'gitVersion');
  try {
    return { version, release: parseKubernetesVersion(version), isKnown: true };
  } catch {
    return { version, release: kubernetesVersions.at(-1) as KubernetesVersion, isKnown: false };
  }
}
