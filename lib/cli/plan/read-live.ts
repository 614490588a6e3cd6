import { liveObjects } from '../../cluster/live-objects';
import type { KubernetesVersion } from '../../kubernetes/version';
import { type ClusterChoice, type ClusterFlags, withCluster } from '../cluster/cluster-source';
import { serverRelease } from '../cluster/server-release';
import type { Terminal } from '../terminal';

/** What a cluster has of some manifests. */
interface Live {
  readonly objects: readonly object[];
  /** The namespace of manifests that name none. */
  readonly namespace: string;
  /** Its release, if that is known. */
  readonly release: KubernetesVersion | undefined;
}

/** Reads the live objects that manifests name, and no others. */
export function readLive(
  cluster: ClusterChoice,
  manifests: readonly unknown[],
  flags: ClusterFlags,
  terminal: Terminal,
): Promise<Live> {
  return withCluster(cluster, flags, async (connection) => ({
    objects: await liveObjects(connection, manifests),
    namespace: connection.namespace,
    release: await serverRelease(connection, terminal),
  }));
}
