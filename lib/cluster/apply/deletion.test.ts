import { type Play, playedServer, statusOf } from '../testdata/played-server';
import { livePod, podResource } from '../testdata/served-kinds';
import { remove } from './deletion';

const server = playedServer();
const pod = { resource: podResource, reference: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'a' } };
const metadata = { namespace: 'shop', name: 'a', uid: 'uid-a', finalizers: ['x/y', 'x/z'] };

async function removed(play: Play, ends: { signal?: AbortSignal; timeout?: AbortSignal } = {}): Promise<void> {
  const never = new AbortController().signal;
  server.play = play;
  await remove(await server.connect(), pod, 'uid-a', { signal: never, timeout: never, ...ends });
}

test('waits until an object is gone, or another one has its name', async () => {
  await removed(({ method }, attempt) =>
    method === 'DELETE' || attempt === 1 ? { body: livePod('a', '1') } : statusOf(404, 'NotFound'),
  );
  await removed(({ method }) => ({
    body: livePod('a', '2', method === 'DELETE' ? {} : { metadata: { ...metadata, uid: 'b' } }),
  }));
  expect(server.got.map((line) => line.split(' ', 1)[0])).toEqual(['DELETE', 'GET', 'GET', 'DELETE', 'GET']);
});

test('does not wait for what is gone at once, or has been replaced before', async () => {
  await removed(() => statusOf(200, 'Success'));
  await removed(() => statusOf(409, 'Conflict'));
  expect(server.got).toHaveLength(2);
});

test('says which finalizers keep an object that is not gone in time', async () => {
  const failed = removed(() => ({ body: livePod('a', '1', { metadata }) }), { timeout: AbortSignal.abort() });
  await expect(failed).rejects.toThrow('Pod shop/a was deleted, and is not gone yet; its finalizers are x/y, x/z');
});

test('does not take a refusal for a deletion, where the time to wait is over', async () => {
  const message =
    'pods "a" is forbidden: User "ann" cannot delete resource "pods" in API group "" in the namespace "shop"';
  const failed = removed(() => statusOf(403, 'Forbidden', message), { timeout: AbortSignal.abort() });
  await expect(failed).rejects.toThrow('Pod shop/a: user "ann" must not delete pods');
});

test('ends with the run', async () => {
  const failed = removed(() => ({ body: livePod('a', '1') }), { signal: AbortSignal.abort(new Error('enough')) });
  await expect(failed).rejects.toThrow('enough');
});
