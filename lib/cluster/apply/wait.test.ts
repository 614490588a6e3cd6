import { type Play, playedServer, statusOf } from '../testdata/played-server';
import { livePod, podResource } from '../testdata/served-kinds';
import { waitUntilReady } from './wait';

const server = playedServer();
const ready = (name: string, version: string) =>
  livePod(name, version, { status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] } });

async function statesOf(names: readonly string[], play: Play) {
  server.play = play;
  const awaited = names.map((name) => ({
    item: { resource: podResource, reference: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name } },
    object: livePod(name, '1'),
  }));
  const reported: string[] = [];
  const states = await waitUntilReady(
    await server.connect(),
    awaited,
    new AbortController().signal,
    ({ name }, { state, text }) => reported.push(`${name} ${state} ${text}`.trim()),
  );
  expect([...states.values()].every(({ state }) => state !== 'waiting')).toBe(true);
  return reported;
}

test('waits for objects of a kind by one list and one watch', async () => {
  const reported = await statesOf(['a', 'b'], ({ query }) =>
    query.watch === 'true'
      ? { lines: [{ type: 'MODIFIED', object: ready('b', '3') }], after: 'open' }
      : {
          body: { metadata: { resourceVersion: '2' }, items: [ready('a', '2'), livePod('b', '1'), livePod('x', '1')] },
        },
  );
  expect(reported).toEqual(['a waiting is not ready', 'b waiting is not ready', 'a ready', 'b ready']);
  expect(server.got.map((line) => line.replace(/\?.*watch=true.*/, ' watch'))).toEqual([
    'GET /api/v1/namespaces/shop/pods?limit=500',
    'GET /api/v1/namespaces/shop/pods watch',
  ]);
});

test('an object that was deleted before the watch began has failed', async () => {
  const reported = await statesOf(['a'], () => ({ body: { metadata: { resourceVersion: '2' }, items: [] } }));
  expect(reported.at(-1)).toBe('a failed was deleted');
});

test('goes on where what may not be watched cannot be read for a time', async () => {
  const reported = await statesOf(['a'], ({ path }, attempt) => {
    if (!path.endsWith('/a')) return statusOf(403, 'Forbidden');
    return attempt <= 4 ? statusOf(500, 'InternalError', 'etcd is gone') : { body: ready('a', '2') };
  });
  expect(reported.at(-1)).toBe('a ready');
  // It is not tried again to watch them.
  expect(server.got.filter((line) => line.includes('?'))).toHaveLength(1);
});

test('reads one by one what may not be listed, and does not wait for what may not be read', async () => {
  const reported = await statesOf(['a', 'b'], ({ path }) =>
    path.endsWith('/a') ? { body: ready('a', '2') } : statusOf(403, 'Forbidden'),
  );
  expect(reported.slice(2)).toEqual(['a ready', 'b ready']);
});
