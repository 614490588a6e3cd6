import type { Connection } from '../../cluster/connection/connection';
import { serverRelease } from '../../cluster/connection/server-release';
import { liveObjectsOf } from '../../cluster/objects/live-objects';
import { normalizedApiVersion } from '../../kubernetes/kinds';
import { objectsIn } from '../../kubernetes/list-items';
import type { KubernetesVersion } from '../../kubernetes/version';
import { textAt } from '../../status/snapshot/read';
import { groupOf } from '../../status/snapshot/references';
import { own } from '../../values/own';
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
    for (const kind of await unserved(connection, manifests)) {
      terminal.err(
        `note: the cluster does not serve ${kind}, so it cannot be applied; install its CustomResourceDefinition\n`,
      );
    }
    if (!isKnown && flags.kubernetes === undefined) {
      terminal.err(`note: unknown release "${version}" of the cluster; planned for Kubernetes ${release}\n`);
    }
    return { objects, namespace: connection.namespace, release };
  });
}

/** The kinds of manifests that a cluster does not serve, and that none of the manifests defines. */
async function unserved(connection: Connection, manifests: readonly unknown[]): Promise<readonly string[]> {
  const objects = manifests.flatMap((one) => objectsIn(one)).map(({ object }) => object);
  const defined = new Set(
    objects
      .filter((object) => own(object, 'kind') === 'CustomResourceDefinition')
      .map((object) => `${textAt(object, 'spec', 'names', 'kind')} of ${textAt(object, 'spec', 'group')}`),
  );
  const kinds = new Map<string, { readonly apiVersion: string; readonly kind: string }>();
  for (const object of objects) {
    const [apiVersion, kind] = [normalizedApiVersion(textAt(object, 'apiVersion')), textAt(object, 'kind')];
    if (!defined.has(`${kind} of ${groupOf(apiVersion)}`)) kinds.set(`${kind} of ${apiVersion}`, { apiVersion, kind });
  }
  const found = await Promise.all(
    [...kinds].map(async ([text, { apiVersion, kind }]) => {
      const resource = await connection.resourceOf(apiVersion, kind);
      return resource === undefined ? [text] : [];
    }),
  );
  return found.flat();
}
