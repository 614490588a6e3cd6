import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { connect as connectTo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { GitOpsAppProps } from '../../../lib';
import { type Cluster as Client, connect as connectClient } from '../../../lib/cluster';
import { startOidcProvider } from '../../../test-helpers/oidc-provider';
import { type Api, connect, type Live, type Manifest, pathOf } from './api';
import { loadImages } from './images';
import { type Load, type LoadOptions, startLoad } from './load';
import { type LogReceiver, startLogReceiver } from './log-receiver';
import { type PodPlace, podIn, type RunningPod } from './running-pod';
import { isRolledOut, podsOnceSettled } from './settled';
import { type Build, imagesOf, synthesize } from './synthesize';
import { until } from './until';

const run = promisify(execFile);

/** A namespace of the node, with Pod Security "restricted" enforced, and what a scenario does in it. */
export interface Cluster extends PodPlace {
  readonly release: string;
  /** The node's address, which Pods can reach. */
  readonly address: string;
  /** Applies constructs and waits until their Pods are ready, or have ended; returns the Pods. */
  readonly run: (build: Build, props?: GitOpsAppProps) => Promise<readonly RunningPod[]>;
  /** Applies constructs without waiting. */
  readonly apply: (build: Build, props?: GitOpsAppProps) => Promise<readonly Manifest[]>;
  /** Applies manifests without waiting. Namespaces among them are removed with the scenario. */
  readonly applyManifests: (manifests: readonly Manifest[]) => Promise<void>;
  /** Loads the images that manifests run. */
  readonly loadImages: (manifests: readonly Manifest[]) => Promise<void>;
  /** The package's own client, for this namespace. It is closed with the scenario. */
  readonly client: () => Promise<Client>;
  /** The Pods, without those that are being deleted. */
  readonly pods: () => Promise<readonly RunningPod[]>;
  /** All Pods are ready, and each Deployment, StatefulSet and DaemonSet is rolled out. */
  readonly settled: () => Promise<readonly RunningPod[]>;
  /** Restarts a workload, as `kubectl rollout restart` does, and waits for the end. */
  readonly rollOut: (kind: 'Deployment' | 'StatefulSet' | 'DaemonSet', name: string) => Promise<void>;
  /** Evicts all Pods as `kubectl drain` does, asking again where a disruption budget does not allow it, and waits until they are gone. */
  readonly drain: () => Promise<void>;
  /** The address of a Service, once it leads to a Pod: `http://10.96.0.20:80`. */
  readonly service: (name: string, port?: string | number) => Promise<string>;
  /** Starts clients of a URL. They are stopped with the scenario. */
  readonly load: (url: string, options?: LoadOptions) => Load;
  /** Starts a receiver of log records, which Pods reach at its host and port. */
  readonly logReceiver: () => Promise<LogReceiver>;
  /** Starts an issuer of OpenID Connect, which lets the user `ada` in for a client; returns its URL. */
  readonly issuer: (client: { readonly clientId: string; readonly clientSecret: string }) => Promise<string>;
  /** PersistentVolumes for claims, which the node has no provisioner for. */
  readonly disks: (count: number, size?: string) => Promise<void>;
}

/** A cluster, and how it is cleared. */
export interface OpenCluster {
  readonly cluster: Cluster;
  readonly close: () => Promise<void>;
}

/** The images of the node that are there or on their way, so that each is loaded once. */
const loaded = new Map<string, Promise<void>>();

/** Opens a namespace on the node. */
export async function openCluster(node: string, release: string, namespace: string): Promise<OpenCluster> {
  const api = connect(node);
  const address = readFileSync(join(node, 'address'), 'utf8').trim();
  const loads: Load[] = [];
  const servers: { readonly close: () => Promise<void> }[] = [];
  const clients: Client[] = [];
  const volumes: string[] = [];
  const namespaces = [namespace];

  await api.apply(namespaceObject(namespace), namespace);
  // A Pod cannot be made before its service account.
  const account = pathOf('v1', 'ServiceAccount', namespace, 'default');
  await until('the namespace has its service account', () => api.find(account));

  const list = async (apiVersion: string, kind: string): Promise<readonly Live[]> =>
    (await api.get(pathOf(apiVersion, kind, namespace))).items;

  const pods = async (): Promise<readonly RunningPod[]> => {
    const items = await list('v1', 'Pod');
    return items.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map((pod) => podIn(cluster, pod));
  };

  const settled = (): Promise<readonly RunningPod[]> =>
    until(`the workloads of ${namespace} are ready`, async () => {
      const settledPods = await podsOnceSettled(api, namespace);
      return settledPods?.map((pod) => podIn(cluster, pod));
    });

  const loadImagesOf = async (manifests: readonly Manifest[]): Promise<void> => {
    const images = imagesOf(manifests);
    const missing = images.filter((image) => !loaded.has(image));
    const loading = loadImages(node, missing);
    for (const image of missing) loaded.set(image, loading);
    await Promise.all(images.map((image) => loaded.get(image)));
  };

  const applyManifests = async (manifests: readonly Manifest[]): Promise<void> => {
    await loadImagesOf(manifests);
    for (const manifest of manifests) {
      if (manifest.kind === 'Namespace') namespaces.push(manifest.metadata.name);
      await api.apply(manifest, namespace);
    }
  };

  const apply = async (build: Build, props?: GitOpsAppProps): Promise<readonly Manifest[]> => {
    const manifests = synthesize(build, release, namespace, props);
    await applyManifests(manifests);
    return manifests;
  };

  const cluster: Cluster = {
    namespace,
    release,
    node,
    api,
    address,
    apply,
    applyManifests,
    loadImages: loadImagesOf,
    client: async () => {
      const client = await connectClient({ kubeconfig: join(node, 'kubeconfig-inside'), namespace });
      clients.push(client);
      return client;
    },
    pods,
    settled,
    run: async (build, props) => {
      await apply(build, props);
      return settled();
    },
    rollOut: async (kind, name) => {
      const path = pathOf('apps/v1', kind, namespace, name);
      const annotations = { 'kubectl.kubernetes.io/restartedAt': new Date().toISOString() };
      await api.patch(path, { spec: { template: { metadata: { annotations } } } });
      await until(`${kind} ${name} is rolled out`, async () => isRolledOut(kind, await api.get(path)));
      await until('the old Pods are gone', async () => {
        const items = await list('v1', 'Pod');
        return items.every(({ metadata }) => metadata.deletionTimestamp === undefined);
      });
    },
    drain: async () => {
      const all = await pods();
      await Promise.all(all.map((pod) => pod.evict()));
      await Promise.all(all.map((pod) => pod.gone()));
    },
    service: async (name, port) => {
      const { spec } = await api.get(pathOf('v1', 'Service', namespace, name));
      const found = spec.ports.find((each: Live) => port === undefined || each.name === port || each.port === port);
      // Pods are ready some time before the node's rules lead to them.
      await until(`Service ${name} accepts connections`, () => accepts(spec.clusterIP, found.port));
      return `http://${spec.clusterIP}:${found.port}`;
    },
    load: (url, options) => {
      const load = startLoad(url, options);
      loads.push(load);
      return load;
    },
    logReceiver: async () => {
      const receiver = await startLogReceiver(address);
      servers.push(receiver);
      return receiver;
    },
    issuer: async (client) => {
      const claims = { sub: 'ada', email: 'ada@shop.example', email_verified: true };
      const provider = await startOidcProvider({ ...client, claims }, address);
      servers.push(provider);
      return provider.issuer;
    },
    disks: async (count, size = '10Gi') => {
      for (let at = 0; at < count; at += 1) {
        const name = `${namespace}-${volumes.length}`;
        const path = join(node, 'disks', name);
        mkdirSync(path, { recursive: true, mode: 0o777 });
        await run('chmod', ['777', path]);
        await api.apply(volumeObject(name, path, size), namespace);
        volumes.push(name);
      }
    },
    kubectl: async (...command) => {
      const args = ['--kubeconfig', join(node, 'kubeconfig-inside'), '-n', namespace, ...command];
      return (await run(join(node, 'programs/kubectl'), args, { maxBuffer: 1e9 })).stdout;
    },
  };

  const close = async (): Promise<void> => {
    await Promise.all(loads.map((load) => load.stop()));
    await Promise.all(servers.map((server) => server.close()));
    for (const client of clients) client.close();
    await Promise.all(namespaces.map((each) => removeNamespace(api, each)));
    for (const name of volumes) await api.remove(pathOf('v1', 'PersistentVolume', '', name));
    api.close();
  };
  return { cluster, close };
}

async function removeNamespace(api: Api, namespace: string): Promise<void> {
  const path = pathOf('v1', 'Namespace', namespace, namespace);
  await api.remove(path);
  // What a scenario left running ends at once, so that the next one has the machine for itself.
  await until(`${namespace} is gone`, async () => {
    const { items } = await api.get(pathOf('v1', 'Pod', namespace));
    for (const { metadata } of items) {
      await api.remove(pathOf('v1', 'Pod', namespace, metadata.name), { gracePeriodSeconds: 1 }).catch(() => undefined);
    }
    return (await api.find(path)) === undefined;
  });
}

const namespaceObject = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
});

const volumeObject = (name: string, path: string, storage: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: {
    capacity: { storage },
    accessModes: ['ReadWriteOnce'],
    hostPath: { path },
    persistentVolumeReclaimPolicy: 'Retain',
  },
});

/** Whether a TCP connection is accepted. */
function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTo({ host, port, timeout: 1000 });
    const end = (accepted: boolean) => {
      socket.destroy();
      resolve(accepted);
    };
    socket.once('connect', () => end(true));
    for (const event of ['error', 'timeout']) socket.once(event, () => end(false));
  });
}
