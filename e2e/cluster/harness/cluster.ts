import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newestRelease, nodePrograms } from '../../../oracle/node/build';
import { type Api, connect, type Live, type Manifest, pathOf } from '../../patterns/harness/api';
import { podsOnceSettled } from '../../patterns/harness/settled';
import { until } from '../../patterns/harness/until';
import { type ContainerLog, containerLog } from './container-log';
import type { ControlPlane } from './control-plane';
import { type FaultProxy, startFaultProxy } from './fault-proxy';
import { type Credentials, writeKubeconfig } from './kubeconfig';
import { grant, type Rule } from './users';

const run = promisify(execFile);
const kubectl = join(nodePrograms(newestRelease()), 'kubectl');

/** A namespace of a control plane, and what a scenario does in it. */
export interface Cluster {
  readonly release: string;
  readonly plane: ControlPlane;
  readonly namespace: string;
  /** The path of a kubeconfig of an administrator, for this namespace. */
  readonly kubeconfig: string;
  /** As the administrator; applies as the field manager `kubectl`. */
  readonly api: Api;
  /** A folder that is removed with the scenario. */
  readonly folder: string;
  /** Applies manifests, and waits for nothing. Namespaces among them are removed with the scenario. */
  readonly apply: (...manifests: readonly Manifest[]) => Promise<void>;
  /** The object as it is now; undefined where there is none. */
  readonly find: (apiVersion: string, kind: string, name: string) => Promise<Live>;
  readonly list: (apiVersion: string, kind: string) => Promise<readonly Live[]>;
  /** Waits until all Pods are ready, or have ended, and all workloads are rolled out; returns the Pods. */
  readonly settled: () => Promise<readonly Live[]>;
  /** The logs of a container: what it writes from now on, and its end, after which it may write anew. */
  readonly logOf: (pod: string, container: string) => ContainerLog;
  /** kubectl of the newest release, with this namespace and sets of `apply`; returns what it prints. */
  readonly kubectl: (...args: readonly string[]) => Promise<string>;
  /** Another namespace, which is removed with the scenario. */
  readonly anotherNamespace: (suffix: string) => Promise<string>;
  /** The path of a kubeconfig of somebody else, or through a proxy. */
  readonly kubeconfigFor: (user: Credentials, port?: number) => string;
  /** Lets a user do something in this namespace. */
  readonly grant: (user: string, rules: readonly Rule[]) => Promise<void>;
  /** A proxy in front of the API server, with the path of a kubeconfig of the administrator that goes through it. */
  readonly faultProxy: () => Promise<FaultProxy & { readonly kubeconfig: string }>;
}

/** How a namespace is opened. */
export interface OpenOptions {
  /** The level of Pod Security that is enforced. @default 'restricted' */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
}

/** A cluster, and how it is cleared. */
export interface OpenCluster {
  readonly cluster: Cluster;
  readonly close: () => Promise<void>;
}

/** Opens a namespace of a control plane. */
export async function openCluster(
  plane: ControlPlane,
  namespace: string,
  options: OpenOptions = {},
): Promise<OpenCluster> {
  const api = connect(plane.folder, { port: plane.port, fieldManager: 'kubectl' });
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const namespaces: string[] = [];
  const proxies: FaultProxy[] = [];
  // The official client does not read a tokenFile.
  const token = { token: readFileSync(join(plane.folder, 'token'), 'utf8') };

  const open = async (name: string): Promise<string> => {
    namespaces.push(name);
    await api.apply(namespaceObject(name, options), name);
    // A Pod cannot be made before its service account, nor started before the certificate.
    await until('the namespace has its service account', () =>
      api.find(pathOf('v1', 'ServiceAccount', name, 'default')),
    );
    await until('the namespace has its certificate', () =>
      api.find(pathOf('v1', 'ConfigMap', name, 'kube-root-ca.crt')),
    );
    return name;
  };
  let files = 0;
  const kubeconfigFor = (user: Credentials, port?: number): string => {
    files += 1;
    const file = join(folder, `kubeconfig-${files}`);
    return writeKubeconfig(plane, file, { namespace, user, ...(port !== undefined && { port }) });
  };
  await open(namespace);
  const kubeconfig = kubeconfigFor(token);

  const cluster: Cluster = {
    release: plane.release,
    plane,
    namespace,
    kubeconfig,
    api,
    folder,
    kubeconfigFor,
    apply: async (...manifests) => {
      for (const manifest of manifests) {
        if (manifest.kind === 'Namespace') namespaces.push(manifest.metadata.name);
        await api.apply(manifest, namespace);
      }
    },
    find: (apiVersion, kind, name) => api.find(pathOf(apiVersion, kind, namespace, name)),
    list: async (apiVersion, kind) => (await api.get(pathOf(apiVersion, kind, namespace))).items,
    settled: () =>
      until(`the workloads of ${namespace} are ready`, () => podsOnceSettled(api, namespace), { every: 500 }),
    logOf: (pod, container) => containerLog(join(plane.folder, 'logs', namespace, pod, container)),
    kubectl: async (...args) => {
      const all = ['--kubeconfig', kubeconfig, ...args];
      const env = { ...process.env, KUBECTL_APPLYSET: 'true' };
      return (await run(kubectl, all, { env, maxBuffer: 1e9 })).stdout;
    },
    anotherNamespace: (suffix) => open(`${namespace}-${suffix}`),
    grant: (user, rules) => grant(api, namespace, user, rules),
    faultProxy: async () => {
      const proxy = await startFaultProxy(plane);
      proxies.push(proxy);
      return { ...proxy, kubeconfig: kubeconfigFor(token, proxy.port) };
    },
  };
  const close = async (): Promise<void> => {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    // Nobody waits for their end: the control plane ends with the run.
    for (const name of namespaces) {
      const path = pathOf('v1', 'Namespace', name, name);
      if ((await api.find(path)) !== undefined) await api.remove(path);
    }
    api.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { cluster, close };
}

const namespaceObject = (name: string, { podSecurity = 'restricted' }: OpenOptions) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: { 'pod-security.kubernetes.io/enforce': podSecurity } },
});
