import type { Connection } from '../connection/connection';
import { type Play, playedServer, statusOf } from '../testdata/played-server';
import { livePod, servedKinds } from '../testdata/served-kinds';
import { liveObjects, liveObjectsOf } from './live-objects';

const server = playedServer();
const pod = (name: string, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, ...metadata },
});
const namesOf = (objects: readonly unknown[]) =>
  objects.map((object) => (object as ReturnType<typeof livePod> & { metadata: { name: string } }).metadata.name);

async function connectionThat(answer: Play): Promise<Connection> {
  server.play = (request, attempt) => servedKinds(request) ?? answer(request, attempt);
  return server.connect();
}

const reads = () => server.got.filter((line) => !/ \/apis?$/.test(line));

test('reads a list where many objects of a kind are wanted, and keeps the order of the manifests', async () => {
  const connection = await connectionThat(({ path }) =>
    path.endsWith('/pods') ? { body: { items: ['a', 'b', 'c', 'x'].map((name) => livePod(name, '1')) } } : undefined,
  );
  const list = { apiVersion: 'v1', kind: 'List', items: [pod('c'), pod('missing'), pod('a', { namespace: 'shop' })] };
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' } };
  expect(namesOf(await liveObjectsOf(connection, [list, widget, null, pod('b')]))).toEqual(['c', 'a', 'b']);
  expect(reads()).toEqual(['GET /api/v1/namespaces/shop/pods?limit=500']);
});

test('reads few objects one by one, with those of the cluster in no namespace', async () => {
  const connection = await connectionThat(({ path }) =>
    path.endsWith('/n') ? { body: { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } } } : undefined,
  );
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'n', namespace: 'shop' } };
  expect(namesOf(await liveObjectsOf(connection, [pod('a', { namespace: 'b' }), node]))).toEqual(['n']);
  expect([...reads()].sort()).toEqual(['GET /api/v1/namespaces/b/pods/a', 'GET /api/v1/nodes/n']);
});

test('goes on with the list where its state is gone, and one by one where it may not be read', async () => {
  const expired = { status: 410, body: { kind: 'Status', reason: 'Expired', metadata: { continue: 'two' } } };
  const manifests = ['a', 'b', 'c'].map((name) => pod(name));
  const expiring = await connectionThat(({ query }) => {
    if (query.continue === undefined) return { body: { metadata: { continue: 'one' }, items: [livePod('a', '1')] } };
    return query.continue === 'one' ? expired : { body: { items: [livePod('b', '1'), livePod('c', '1')] } };
  });
  expect(namesOf(await liveObjectsOf(expiring, manifests))).toEqual(['a', 'b', 'c']);
  const forbidding = await connectionThat(({ path }) =>
    path.endsWith('/pods') ? statusOf(403, 'Forbidden') : { body: livePod(path.split('/').at(-1) ?? '', '1') },
  );
  expect(namesOf(await liveObjectsOf(forbidding, manifests))).toEqual(['a', 'b', 'c']);
});

test('fails for an object that may not be read, or omits it where that is wanted', async () => {
  const connection = await connectionThat(() => statusOf(403, 'Forbidden', 'pods "a" is forbidden'));
  await expect(liveObjectsOf(connection, [pod('a')])).rejects.toMatchObject({ reason: 'Forbidden' });
  const resource = await connection.resourceOf('v1', 'Pod');
  if (resource === undefined) throw new Error('Pods are not served');
  const wanted = { resource, reference: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'a' } };
  expect(await liveObjects(connection, [wanted], { omitsForbidden: true })).toEqual(new Map());
});
