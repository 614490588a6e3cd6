import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster as Client, connect } from '../../../lib/cluster';
import { type Cluster, type Live, type Manifest, pathOf } from '../harness';

/** Our client, and kubectl, each in a namespace of its own. */
export interface Beside {
  readonly client: Client;
  /** kubectl in its namespace; returns what it prints. */
  readonly kubectl: (...args: readonly string[]) => Promise<string>;
  readonly namespaceOfKubectl: string;
  /** Applies a manifest to both namespaces. */
  readonly prepare: (manifest: Manifest) => Promise<void>;
  /** An object as a file for kubectl. */
  readonly fileOf: (object: object) => string;
  /** The object of a name as both have left it, without what each object has of its own; undefined where there is none. */
  readonly both: (apiVersion: string, kind: string, name: string) => Promise<readonly [ours: Live, theirs: Live]>;
  /** The reasons for which the server refuses something to both; undefined where it does not. */
  readonly refusals: (ours: Promise<unknown>, theirs: Promise<unknown>) => Promise<readonly (string | undefined)[]>;
}

/** Opens both. */
export async function beside(cluster: Cluster): Promise<Beside> {
  const { api, folder, kubeconfig, namespace } = cluster;
  const namespaceOfKubectl = await cluster.anotherNamespace('kubectl');
  const find = async (apiVersion: string, kind: string, name: string, within: string): Promise<Live> =>
    comparable(await api.find(pathOf(apiVersion, kind, within, name)));
  return {
    client: await connect({ kubeconfig }),
    kubectl: (...args) => cluster.kubectl('--namespace', namespaceOfKubectl, ...args),
    namespaceOfKubectl,
    prepare: async (manifest) => {
      for (const within of [namespace, namespaceOfKubectl]) await api.apply(manifest, within);
    },
    fileOf: (object) => {
      const file = join(folder, 'object.json');
      writeFileSync(file, JSON.stringify(object));
      return file;
    },
    both: (apiVersion, kind, name) =>
      Promise.all([find(apiVersion, kind, name, namespace), find(apiVersion, kind, name, namespaceOfKubectl)]),
    refusals: (ours, theirs) =>
      Promise.all([
        ours.then(
          () => undefined,
          ({ reason }) => reason,
        ),
        theirs.then(
          () => undefined,
          ({ message }) => reasonIn(message),
        ),
      ]),
  };
}

/** The reason in what kubectl prints, and all of that where there is none. */
function reasonIn(message: string): string {
  if (message.includes(' is invalid: ')) return 'Invalid';
  return /^Error from server \((\w+)\)/m.exec(message)?.[1] ?? message;
}

/** Without names of its own, times, states, and what programs of the cluster set sooner or later. */
function comparable(object: Live): Live {
  if (object === undefined) return undefined;
  const { status: _status, metadata, ...rest } = object;
  const { uid, resourceVersion, namespace, creationTimestamp, deletionTimestamp, managedFields, ...named } = metadata;
  const owned = managedFields
    .map(({ time: _time, manager, ...fields }: Live) => ({ ...fields, manager: clientOf(manager) }))
    .filter(({ manager }: Live) => manager !== undefined);
  const spec = rest.spec && { ...rest.spec, nodeName: undefined };
  const isBeingDeleted = deletionTimestamp !== undefined;
  const labels = ofClients(named.labels);
  const annotations = ofClients(named.annotations);
  return { ...rest, spec, metadata: { ...named, labels, annotations, isBeingDeleted, owned } };
}

/** Without the zone of a Pod's node, which the scheduler chooses, and the revision that a controller counts. */
function ofClients(keys: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys).filter(([key]) => !/^(topology|deployment)\.kubernetes\.io\//.test(key)),
  );
}

function clientOf(manager: string): string | undefined {
  if (manager === 'kubectl') return 'who prepared it';
  return /^(kubectl-|cdk8s-pods-edit$)/.test(manager) ? 'the client' : undefined;
}
