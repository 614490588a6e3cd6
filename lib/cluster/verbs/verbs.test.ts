import { writeFileSync } from 'node:fs';
import { type Cluster, clusterOver, connect } from '../cluster';
import { isClusterError } from '../cluster-error';
import { type Play, playedServer, statusOf } from '../testdata/played-server';
import { livePod, servedKinds } from '../testdata/served-kinds';

const server = playedServer();
const pod = { kind: 'Pod', name: 'web' } as const;
const web = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace: 'shop', name: 'web', uid: 'u', resourceVersion: '7' },
  spec: {
    template: { spec: { initContainers: [{ name: 'setup' }], containers: [{ name: 'proxy' }, { name: 'app' }] } },
  },
};

async function clusterThat(answer: Play): Promise<Cluster> {
  server.play = (request, attempt) => servedKinds(request) ?? answer(request, attempt);
  return clusterOver(await server.connect());
}

const sent = () => server.requests.filter(({ path }) => path !== '/api' && path !== '/apis');

test('creates an object in the namespace of the connection, or in its own', async () => {
  const cluster = await clusterThat(({ body }) => ({ status: 201, body }));
  const spec = { containers: [{ name: 'app', image: 'a:1' }] };
  await cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'web-' }, spec });
  await cluster.create(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'b' }, spec },
    { dryRun: true },
  );
  expect(server.got.filter((line) => line.startsWith('POST'))).toEqual([
    'POST /api/v1/namespaces/shop/pods?fieldManager=cdk8s-pods-edit',
    'POST /api/v1/namespaces/b/pods?fieldManager=cdk8s-pods-edit&dryRun=All',
  ]);
});

test('lists by selectors, in one namespace or all', async () => {
  const cluster = await clusterThat(() => ({ body: { items: [{ metadata: { name: 'a' } }] } }));
  const [first] = await cluster.list({ kind: 'Pod' }, { labels: { app: 'web', tier: 'b' }, fields: 'spec.nodeName=n' });
  await cluster.list({ kind: 'Node' }, { namespace: 'x' });
  await cluster.list({ kind: 'Pod' }, { allNamespaces: true, pageSize: 7 });
  expect(first).toMatchObject({ apiVersion: 'v1', kind: 'Pod' });
  expect(server.got.filter((line) => line.startsWith('GET /api/v1'))).toEqual([
    'GET /api/v1/namespaces/shop/pods?limit=500&labelSelector=app=web,tier=b&fieldSelector=spec.nodeName=n',
    'GET /api/v1/nodes?limit=500',
    'GET /api/v1/pods?limit=7',
  ]);
});

test('sets images by position, and only where the container still is', async () => {
  const cluster = await clusterThat(({ method }) => (method === 'GET' ? { body: web } : { body: web }));
  await cluster.setImage(web, { app: 'a:2', setup: 's:2' });
  expect(sent().at(-1)).toMatchObject({ method: 'PATCH', headers: { 'content-type': 'application/json-patch+json' } });
  expect(sent().at(-1)?.body).toEqual([
    { op: 'test', path: '/spec/template/spec/containers/1/name', value: 'app' },
    { op: 'add', path: '/spec/template/spec/containers/1/image', value: 'a:2' },
    { op: 'test', path: '/spec/template/spec/initContainers/0/name', value: 'setup' },
    { op: 'add', path: '/spec/template/spec/initContainers/0/image', value: 's:2' },
  ]);
  await expect(cluster.setImage(web, { apps: 'x' })).rejects.toThrow(
    'Deployment shop/web: unknown container "apps"; use one of "proxy", "app", "setup"',
  );
  const node = await clusterThat(() => ({ body: { apiVersion: 'v1', kind: 'Node' } }));
  await expect(node.setImage({ kind: 'Node', name: 'n' }, {})).rejects.toThrow(
    'Node n has no pod template; use one of Pod',
  );
});

test('sets an image again where the containers have moved meanwhile', async () => {
  const cluster = await clusterThat(({ method }, attempt) => {
    if (method === 'GET' || attempt > 1) return { body: web };
    return statusOf(422, 'Invalid', 'the server rejected our request due to an error in our request');
  });
  await cluster.setImage(web, { app: 'a:2' });
  expect(sent().map(({ method }) => method)).toEqual(['GET', 'PATCH', 'GET', 'PATCH']);
});

test('updates again what another client has changed meanwhile', async () => {
  const cluster = await clusterThat(({ method, body }, attempt) => {
    if (method === 'GET') return { body: { ...web, metadata: { ...web.metadata, resourceVersion: `${attempt}` } } };
    return attempt < 3 ? statusOf(409, 'Conflict', 'the object has been modified') : { body };
  });
  const updated = await cluster.update(web, (live) => ({ ...live, spec: {} }));
  expect(updated).toMatchObject({ metadata: { resourceVersion: '3' }, spec: {} });
});

test('updates no later version than it has read, also where what is made of that names none', async () => {
  const cluster = await clusterThat(({ method, body }) => ({ body: method === 'GET' ? web : body }));
  const { namespace, name } = web.metadata;
  const updated = await cluster.update(web, (live) => ({ ...live, metadata: { namespace, name } }));
  expect(updated.metadata).toEqual({ namespace, name, resourceVersion: '7' });
});

test('does not replace what was not read', async () => {
  const cluster = await clusterThat(({ body }) => ({ body }));
  expect(await cluster.replace(web)).toEqual(web);
  const { name } = web.metadata;
  await expect(cluster.replace({ ...web, metadata: { name } })).rejects.toThrow(
    'Deployment shop/web: metadata.resourceVersion is missing; get the object first, or use apply',
  );
});

test.each([
  ['merge', 'application/merge-patch+json'],
  ['strategic', 'application/strategic-merge-patch+json'],
  ['json', 'application/json-patch+json'],
] as const)('patches as %s', async (type, contentType) => {
  const cluster = await clusterThat(() => ({ body: web }));
  await cluster.patch(web, { a: 1 }, { type, subresource: 'status' });
  expect(sent().at(-1)).toMatchObject({ headers: { 'content-type': contentType }, body: { a: 1 } });
  expect(sent().at(-1)?.path).toBe('/apis/apps/v1/namespaces/shop/deployments/web/status');
  await expect(cluster.patch(web, {}, { type: 'apply' as 'json' })).rejects.toThrow(
    'patch: type must be one of "merge", "strategic", "json"',
  );
});

test('resizes Pods only, and only where the cluster can', async () => {
  const cluster = await clusterThat(() => ({ body: web }));
  await expect(cluster.resize(pod, {})).rejects.toThrow(
    'Pod shop/web: the cluster cannot resize Pods (Kubernetes 1.33 or later can); change the pod template',
  );
  await expect(cluster.resize(web, {})).rejects.toThrow('Deployment shop/web cannot be resized');
});

test('deletes an object that was read only if it is still the same, and waits until it is gone', async () => {
  const live = livePod('web', '3');
  const cluster = await clusterThat(({ method, query }) => {
    if (method === 'DELETE') return { body: live };
    if (query.watch === 'true') return { lines: [{ type: 'DELETED', object: live }], after: 'open' };
    return { body: { metadata: { resourceVersion: '4' }, items: [live] } };
  });
  const metadata = { namespace: 'shop', name: 'web', uid: 'uid-web' };
  await cluster.delete(
    { apiVersion: 'v1', kind: 'Pod', metadata },
    { gracePeriodSeconds: 0, propagation: 'Orphan', wait: true },
  );
  expect(sent()[0]?.body).toEqual({
    apiVersion: 'v1',
    kind: 'DeleteOptions',
    gracePeriodSeconds: 0,
    propagationPolicy: 'Orphan',
    preconditions: { uid: 'uid-web' },
  });
  await cluster.delete(pod, { dryRun: true, wait: true });
  expect(sent().at(-1)).toMatchObject({ method: 'DELETE', body: { dryRun: ['All'] } });
});

test('waits until what it has deleted is gone, where another one of its name is there at once', async () => {
  const metadata = { namespace: 'shop', name: 'web', uid: 'another', resourceVersion: '5' };
  const list = { metadata: { resourceVersion: '6' }, items: [livePod('web', '5', { metadata })] };
  const cluster = await clusterThat(({ method }) => ({ body: method === 'DELETE' ? livePod('web', '3') : list }));
  await expect(cluster.delete(pod, { wait: true, timeoutSeconds: 60 })).resolves.toBeUndefined();
});

describe('an eviction', () => {
  const budget = (name: string, app: string, allowed: number) => ({
    metadata: { namespace: 'shop', name },
    spec: { selector: { matchLabels: { app } } },
    status: { disruptionsAllowed: allowed, currentHealthy: 2, desiredHealthy: 2 },
  });
  const causes = [
    { reason: 'DisruptionBudget', message: 'The disruption budget a needs 2 healthy pods and has 2 currently' },
  ];
  const refused = statusOf(429, 'TooManyRequests', 'Cannot evict pod', { causes });
  const play =
    (evictions: number): Play =>
    ({ path }, attempt) => {
      if (path.endsWith('/eviction')) return attempt > evictions ? { body: {} } : refused;
      if (path.endsWith('/web')) return { body: livePod('web', '3') };
      return { body: { items: [budget('a', 'web', 0), budget('b', 'web', 1), budget('c', 'other', 0)] } };
    };

  test('says which PodDisruptionBudget refuses it, and what that counts', async () => {
    const cluster = await clusterThat(play(9));
    const error: unknown = await cluster.evict(pod).catch((thrown) => thrown);
    expect(isClusterError(error, 'TooManyRequests') && error.message).toBe(
      'Pod shop/web: PodDisruptionBudget shop/a refuses the eviction: 2 Pods are healthy, 2 must be; wait until more of its Pods are ready, or add a replica',
    );
  });

  test('says that a new PodDisruptionBudget has not counted its Pods yet', async () => {
    const { metadata, ...rest } = budget('a', 'web', 0);
    const items = [{ ...rest, metadata: { ...metadata, generation: 1 }, status: undefined }];
    const cluster = await clusterThat((request, attempt) =>
      request.path.endsWith('/poddisruptionbudgets') ? { body: { items } } : play(9)(request, attempt),
    );
    await expect(cluster.evict(pod)).rejects.toThrow(
      'PodDisruptionBudget shop/a refuses the eviction: its Pods are not counted yet; wait',
    );
  });

  test('is tried again while there is time', async () => {
    const cluster = await clusterThat(play(1));
    await cluster.evict(pod, { timeoutSeconds: 60, gracePeriodSeconds: 5 });
    const evictions = sent().filter(({ path }) => path.endsWith('/eviction'));
    expect(evictions.map(({ body }) => body)).toEqual(
      [1, 2].map(() => ({
        apiVersion: 'policy/v1',
        kind: 'Eviction',
        metadata: { name: 'web', namespace: 'shop' },
        deleteOptions: { gracePeriodSeconds: 5 },
      })),
    );
  });
});

test('reports kinds that are not served, names that are missing, and options that are not valid', async () => {
  const cluster = await clusterThat(() => ({ body: {} }));
  await expect(cluster.get({ apiVersion: 'example.com/v1', kind: 'Widget', name: 'a' })).rejects.toThrow(
    'the cluster does not serve example.com/v1 Widget; correct apiVersion and kind, or install its CustomResourceDefinition',
  );
  await expect(cluster.get({ kind: 'Widget', name: 'a' })).rejects.toThrow('the cluster does not serve Widget');
  await expect(cluster.get({ kind: 'Pod', name: '' })).rejects.toThrow(
    'Pod: name is missing; set name, or metadata.name',
  );
  await expect(cluster.waitUntil(pod, 'done' as 'ready')).rejects.toThrow(
    'waitUntil: state must be one of "ready", "completed", "deleted"',
  );
  await expect(connect({ contxt: 'a' } as object)).rejects.toThrow(
    'connect: unknown property "contxt"; did you mean "context"?',
  );
  writeFileSync(server.kubeconfig, '');
  await expect(connect({ kubeconfig: server.kubeconfig })).rejects.toThrow('is not a kubeconfig');
});
