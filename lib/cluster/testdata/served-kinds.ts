import type { ApiResource } from '../connection/connection';
import { type Play, type Played, type PlayedAnswer, statusOf } from './played-server';

const resource = (
  group: string,
  version: string,
  kind: string,
  plural: string,
  subresources: readonly string[] = [],
) => ({
  group,
  version,
  resource: plural,
  responseKind: { group, version, kind },
  scope: ['Node', 'Namespace'].includes(kind) ? 'Cluster' : 'Namespaced',
  verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  subresources: subresources.map((subresource) => ({ subresource })),
});

const served = [
  resource('', 'v1', 'Pod', 'pods', ['eviction', 'log', 'status']),
  resource('', 'v1', 'Node', 'nodes'),
  resource('', 'v1', 'Namespace', 'namespaces'),
  resource('', 'v1', 'Event', 'events'),
  resource('apps', 'v1', 'Deployment', 'deployments'),
  resource('batch', 'v1', 'Job', 'jobs'),
  resource('batch', 'v1', 'CronJob', 'cronjobs'),
  resource('policy', 'v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
];

/** What a server with a few kinds answers to discovery; `undefined` for other requests. */
export function servedKinds(request: Played): PlayedAnswer | undefined {
  return discoveryOf(served, request);
}

function discoveryOf(served: readonly ReturnType<typeof resource>[], { path }: Played): PlayedAnswer | undefined {
  if (path !== '/api' && path !== '/apis') return undefined;
  const groups = [...new Set(served.map(({ group }) => group))].filter((group) => (group === '') === (path === '/api'));
  const items = groups.map((group) => ({
    metadata: { name: group },
    versions: [{ version: 'v1', resources: served.filter((one) => one.group === group) }],
  }));
  return { body: { kind: 'APIGroupDiscoveryList', items } };
}

const applied = [
  resource('', 'v1', 'Pod', 'pods'),
  resource('', 'v1', 'Namespace', 'namespaces'),
  resource('', 'v1', 'ConfigMap', 'configmaps'),
  resource('', 'v1', 'Secret', 'secrets'),
  resource('apps', 'v1', 'Deployment', 'deployments'),
  resource('a.example', 'v1', 'Widget', 'widgets'),
];

/**
 * A server that has some objects, by path, and takes what is applied to it.
 * @param refused what it answers to an object that is applied in place of taking it
 */
export function appliedTo(
  objects: Map<string, object> = new Map(),
  refused: (request: Played, attempt: number) => PlayedAnswer | undefined = () => undefined,
): Play {
  let versions = 0;
  return (request, attempt) => {
    const { method, path, body, query } = request;
    const discovered = discoveryOf(applied, request);
    if (discovered !== undefined) return discovered;
    if (path === '/version') return { body: { gitVersion: 'v1.35.0' } };
    if (method === 'GET' && applied.some(({ resource: plural }) => path.endsWith(`/${plural}`))) {
      const items = [...objects].flatMap(([at, object]) => (at.startsWith(`${path}/`) ? [object] : []));
      return { body: { metadata: { resourceVersion: String(versions) }, items } };
    }
    if (method === 'GET') {
      const object = objects.get(path);
      return object === undefined ? statusOf(404, 'NotFound') : { body: object };
    }
    const refusal = refused(request, attempt);
    if (refusal !== undefined) return refusal;
    versions += 1;
    const sent = body as { readonly metadata: object };
    const uid = `uid of ${path}`;
    const object = { ...sent, metadata: { ...sent.metadata, uid, resourceVersion: String(versions) } };
    if (query.dryRun === undefined) objects.set(path, object);
    return { body: object };
  };
}

/** Pods as a server serves them. */
export const podResource: ApiResource = {
  apiVersion: 'v1',
  kind: 'Pod',
  plural: 'pods',
  namespaced: true,
  verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  subresources: [],
};

/** A Pod as a server has it. */
export function livePod(name: string, resourceVersion: string, more: object = {}): object {
  const metadata = { namespace: 'shop', name, uid: `uid-${name}`, resourceVersion, labels: { app: 'web' } };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'app' }] }, ...more };
}
