import { type Played, playedServer, statusOf } from '../testdata/played-server';

const server = playedServer();

const deployment = {
  resource: 'deployments',
  responseKind: { group: 'apps', version: 'v1', kind: 'Deployment' },
  scope: 'Namespaced',
  verbs: ['get', 'list'],
  subresources: [{ subresource: 'scale' }, { subresource: 'status' }],
};
const group = (name: string, ...versions: object[]) => ({ metadata: name === '' ? {} : { name }, versions });
const aggregated = (...items: object[]) => ({ body: { kind: 'APIGroupDiscoveryList', items } });
const expected = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  plural: 'deployments',
  namespaced: true,
  verbs: ['get', 'list'],
  subresources: ['scale', 'status'],
};

test('reads all kinds in two requests, once', async () => {
  server.play = ({ path }) => {
    if (path === '/api') return aggregated(group('', { version: 'v1', resources: [] }));
    return aggregated(
      group('apps', { version: 'v1', resources: [deployment] }, { version: 'v1beta1', resources: [deployment] }),
    );
  };
  const connection = await server.connect();
  expect(await Promise.all([1, 2].map(() => connection.resourceOf('apps/v1', 'Deployment')))).toEqual([
    expected,
    expected,
  ]);
  expect(await connection.resourceOf('apps/v1beta1', 'Deployment')).toMatchObject({ apiVersion: 'apps/v1beta1' });
  expect(await connection.resources()).toEqual([expected]);
  expect(server.got.sort()).toEqual(['GET /api', 'GET /apis']);
  expect(server.requests[0]?.headers.accept).toContain('v=v2beta1;as=APIGroupDiscoveryList,application/json');
});

test('finds a kind that was defined after it has read', async () => {
  const widget = { ...deployment, resource: 'widgets', responseKind: { kind: 'Widget' }, scope: 'Cluster' };
  let served: object[] = [];
  server.play = ({ path }) => aggregated(...(path === '/api' ? [] : served));
  const connection = await server.connect();
  expect(await connection.resourceOf('example.com/v1', 'Widget')).toBeUndefined();
  served = [group('example.com', { version: 'v1', resources: [widget] })];
  expect(await connection.resourceOf('example.com/v1', 'Widget')).toMatchObject({
    plural: 'widgets',
    namespaced: false,
  });
});

test('reads one document for each version where the server has no other, without those of a server that is away', async () => {
  const play = ({ path }: Played) => {
    switch (path) {
      case '/api':
        return { body: { kind: 'APIVersions', versions: ['v1'] } };
      case '/apis':
        return {
          body: {
            kind: 'APIGroupList',
            groups: [
              {
                name: 'apps',
                versions: [{ groupVersion: 'apps/v1beta1' }, { groupVersion: 'apps/v1' }],
                preferredVersion: { groupVersion: 'apps/v1' },
              },
              { name: 'away', versions: [{ groupVersion: 'away/v1' }], preferredVersion: { groupVersion: 'away/v1' } },
            ],
          },
        };
      case '/api/v1':
        return {
          body: { groupVersion: 'v1', resources: [{ name: 'nodes', kind: 'Node', namespaced: false, verbs: ['get'] }] },
        };
      case '/apis/apps/v1':
      case '/apis/apps/v1beta1':
        return {
          body: {
            groupVersion: path.slice('/apis/'.length),
            resources: [
              { name: 'deployments', kind: 'Deployment', namespaced: true, verbs: ['get', 'list'] },
              { name: 'deployments/scale', kind: 'Scale', namespaced: true, verbs: ['get'] },
              { name: 'deployments/status', kind: 'Deployment', namespaced: true, verbs: ['get'] },
            ],
          },
        };
      default:
        return statusOf(503, 'ServiceUnavailable');
    }
  };
  server.play = play;
  const connection = await server.connect();
  const node = { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false, verbs: ['get'], subresources: [] };
  expect(await connection.resources()).toEqual([node, expected]);
});
