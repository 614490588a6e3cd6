import { serverRelease } from '../../cluster/connection/server-release';
import { liveObjectsOf } from '../../cluster/objects/live-objects';
import type { KubernetesVersion } from '../../kubernetes/version';
import { type ClusterChoice, type ClusterFlags, withCluster } from '../cluster/cluster-source';
import type { Terminal } from '../terminal';

/** What a cluster has of some manifests. */
interface Live {
  readonly objects: readonly object[];
  /** The namespace of manifests that name none. */
  readonly namespace: string;
  /** Its release; the newest known one, with a note, where it is not known. */
  readonly release: KubernetesVersion;
}

/** Reads the live objects that manifests name, and no others. */
export function readLive(
  cluster: ClusterChoice,
  manifests: readonly unknown[],
  flags: ClusterFlags & { readonly kubernetes?: KubernetesVersion | undefined },
  terminal: Terminal,
): Promise<Live> {
  return withCluster(cluster, flags, async (connection) => {
    const [objects, { version, release, isKnown }] = await Promise.all([
      liveObjectsOf(connection, manifests),
      serverRelease(connection),
    ]);
    if (!isKnown && flags.kubernetes === undefined) {
      terminal.err(`note: unknown release "${version}" of the cluster; planned for Kubernetes ${release}\n`);
    }
    return { objects, namespace: connection.namespace, release };
  });
}
