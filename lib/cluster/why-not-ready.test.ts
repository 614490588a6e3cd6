import { playedServer, statusOf } from './testdata/played-server';
import { livePod, servedKinds } from './testdata/served-kinds';
import { whyNotReady } from './why-not-ready';

const server = playedServer();
const pod = { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'a' };

test('finds what is wrong with the objects that are asked about, and with no others', async () => {
  const status = { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' };
  const items = [livePod('a', '1', { status }), livePod('b', '1', { status })];
  server.play = (request) => servedKinds(request) ?? { body: { items: request.path.endsWith('/pods') ? items : [] } };
  const found = await whyNotReady(await server.connect(), [pod]);
  expect(found.map(({ object, cause }) => [object.name, cause])).toEqual([['a', 'evicted']]);
});

test('finds nothing where the cluster cannot be read, so that what is not ready is reported all the same', async () => {
  server.play = (request) => servedKinds(request) ?? statusOf(400, 'BadRequest');
  await expect(whyNotReady(await server.connect(), [pod])).resolves.toEqual([]);
});

test('ends with its signal', async () => {
  server.play = (request) => servedKinds(request) ?? { body: {} };
  const ended = AbortSignal.abort(new Error('enough'));
  await expect(whyNotReady(await server.connect(), [pod], ended)).rejects.toThrow('enough');
});
