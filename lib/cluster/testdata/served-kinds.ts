import type { Played, PlayedAnswer } from './played-server';

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
  scope: kind === 'Node' ? 'Cluster' : 'Namespaced',
  verbs: ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
  subresources: subresources.map((subresource) => ({ subresource })),
});

const served = [
  resource('', 'v1', 'Pod', 'pods', ['eviction', 'log', 'status']),
  resource('', 'v1', 'Node', 'nodes'),
  resource('', 'v1', 'Event', 'events'),
  resource('apps', 'v1', 'Deployment', 'deployments'),
  resource('batch', 'v1', 'Job', 'jobs'),
  resource('batch', 'v1', 'CronJob', 'cronjobs'),
  resource('policy', 'v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
];

/** What a server with a few kinds answers to discovery; `undefined` for other requests. */
export function servedKinds({ path }: Played): PlayedAnswer | undefined {
  if (path !== '/api' && path !== '/apis') return undefined;
  const groups = [...new Set(served.map(({ group }) => group))].filter((group) => (group === '') === (path === '/api'));
  const items = groups.map((group) => ({
    metadata: { name: group },
    versions: [{ version: 'v1', resources: served.filter((one) => one.group === group) }],
  }));
  return { body: { kind: 'APIGroupDiscoveryList', items } };
}

/** A Pod as a server has it. */
export function livePod(name: string, resourceVersion: string, more: object = {}): object {
  const metadata = { namespace: 'shop', name, uid: `uid-${name}`, resourceVersion, labels: { app: 'web' } };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'app' }] }, ...more };
}
