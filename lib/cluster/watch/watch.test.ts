import { clusterOver } from '../cluster';
import { type PlayedAnswer, playedServer, statusOf } from '../testdata/played-server';
import { livePod, servedKinds } from '../testdata/served-kinds';

const server = playedServer();

const list = (resourceVersion: string, items: object[], more: object = {}): PlayedAnswer => ({
  body: { kind: 'PodList', metadata: { resourceVersion, ...more }, items },
});
const event = (type: string, object: object) => ({ type, object });
const bookmark = (resourceVersion: string) => event('BOOKMARK', { kind: 'Pod', metadata: { resourceVersion } });

/** Plays answers to lists and to watches in turn; the last watch stays open. */
function play(lists: PlayedAnswer[], watches: (PlayedAnswer | 'cut')[]): void {
  const turns = { lists: [...lists], watches: [...watches] };
  server.play = (request) => {
    const kinds = servedKinds(request);
    if (kinds !== undefined) return kinds;
    if (request.query.watch === 'true') return turns.watches.shift() ?? { lines: [], after: 'open' };
    return turns.lists.shift();
  };
}

async function watched(count: number): Promise<readonly string[]> {
  const cluster = clusterOver(await server.connect());
  const seen: string[] = [];
  for await (const { type, object } of cluster.watchPods()) {
    const { name, resourceVersion } = object.metadata;
    seen.push(`${type} ${name} ${resourceVersion ?? 'gone'}`);
    if (seen.length === count) break;
  }
  return seen;
}

const watches = () =>
  server.requests.filter(({ query }) => query.watch === 'true').map(({ query }) => query.resourceVersion);

test('emits what there is, and then each change', async () => {
  play(
    [list('10', [livePod('a', '3'), livePod('b', '4')])],
    [
      {
        lines: [
          event('MODIFIED', livePod('a', '11')),
          event('DELETED', livePod('b', '12')),
          event('ADDED', livePod('c', '13')),
        ],
        after: 'open',
      },
    ],
  );
  expect(await watched(5)).toEqual(['added a 3', 'added b 4', 'modified a 11', 'deleted b 12', 'added c 13']);
  expect(server.requests.find(({ query }) => query.watch)?.query).toEqual({
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: '10',
    timeoutSeconds: '290',
  });
});

test('goes on from the last bookmark when a watch ends or is cut, and emits nothing twice', async () => {
  play(
    [list('10', [livePod('a', '3')])],
    [
      { lines: [bookmark('20')] },
      { lines: [event('MODIFIED', livePod('a', '21'))], after: 'cut' },
      { lines: [event('MODIFIED', livePod('a', '21')), event('MODIFIED', livePod('a', '22'))], after: 'open' },
    ],
  );
  expect(await watched(3)).toEqual(['added a 3', 'modified a 21', 'modified a 22']);
  expect(watches()).toEqual(['10', '20', '21']);
});

test('goes on where an answer ends in the middle of a change', async () => {
  play(
    [list('10', [livePod('a', '3')])],
    [{ lines: ['{"type":"MODIFIED","obj'] }, { lines: [event('MODIFIED', livePod('a', '11'))], after: 'open' }],
  );
  expect(await watched(2)).toEqual(['added a 3', 'modified a 11']);
  expect(watches()).toEqual(['10', '10']);
});

test.each([
  ['as the answer', statusOf(410, 'Expired', 'too old resource version')],
  ['as an event', { lines: [event('ERROR', { kind: 'Status', code: 410, reason: 'Expired', message: 'too old' })] }],
])('lists again when the server no longer has the changes: 410 %s', async (_, gone) => {
  const again = {
    ...livePod('b', '31'),
    metadata: { namespace: 'shop', name: 'b', uid: 'another', resourceVersion: '31' },
  };
  play(
    [list('10', [livePod('a', '3'), livePod('b', '4'), livePod('c', '5')]), list('30', [livePod('a', '25'), again])],
    [gone],
  );
  expect(await watched(7)).toEqual([
    ...['added a 3', 'added b 4', 'added c 5'],
    ...['modified a 25', 'deleted b gone', 'added b 31', 'deleted c gone'],
  ]);
});

test('reads a list page by page, and goes on with the present one where its state is gone', async () => {
  play(
    [
      list('10', [livePod('a', '3')], { continue: 'one' }),
      { status: 410, body: { kind: 'Status', reason: 'Expired', metadata: { continue: 'two' } } },
      list('20', [livePod('b', '4')]),
    ],
    [],
  );
  expect(await watched(2)).toEqual(['added a 3', 'added b 4']);
  expect(server.requests.filter(({ path }) => path.endsWith('/pods')).map(({ query }) => query.continue)).toEqual([
    undefined,
    'one',
    'two',
  ]);
});

test('lists from the start again where a page of it fails, and misses nothing of the other pages', async () => {
  play(
    [
      list('10', [livePod('a', '3'), livePod('b', '4'), livePod('c', '5')]),
      list('30', [livePod('a', '25')], { continue: 'one' }),
      statusOf(500, 'InternalError', 'etcd is gone'),
      statusOf(500, 'InternalError', 'etcd is gone'),
      statusOf(500, 'InternalError', 'etcd is gone'),
      statusOf(500, 'InternalError', 'etcd is gone'),
      list('40', [livePod('a', '25')], { continue: 'one' }),
      list('40', [livePod('b', '26')]),
    ],
    [statusOf(410, 'Expired')],
  );
  expect(await watched(6)).toEqual([
    ...['added a 3', 'added b 4', 'added c 5', 'modified a 25'],
    ...['modified b 26', 'deleted c gone'],
  ]);
});

test('ends with an error where watching is not allowed', async () => {
  play(
    [list('10', [])],
    [statusOf(403, 'Forbidden', 'pods is forbidden: User "ann" cannot watch resource "pods" in API group ""')],
  );
  await expect(watched(1)).rejects.toThrow('pods in shop: user "ann" must not watch pods; add to a ClusterRole');
});

const status = (phase: string, waiting = '') => ({
  status: {
    phase,
    ...(waiting !== '' && { containerStatuses: [{ name: 'app', state: { waiting: { reason: waiting } } }] }),
  },
});

test('emits each phase of a Pod with what kubectl prints, to its end', async () => {
  play(
    [list('10', [livePod('a', '3', status('Pending'))])],
    [
      {
        lines: [
          event('MODIFIED', livePod('a', '11', status('Pending', 'ImagePullBackOff'))),
          event('MODIFIED', livePod('a', '12', status('Running'))),
          event('MODIFIED', livePod('a', '13', status('Running'))),
          event('MODIFIED', livePod('a', '14', status('Succeeded'))),
        ],
        after: 'open',
      },
    ],
  );
  const cluster = clusterOver(await server.connect());
  const phases: string[] = [];
  for await (const { phase, status } of cluster.phases({ kind: 'Pod', name: 'a' })) phases.push(`${phase} ${status}`);
  expect(phases).toEqual(['Pending Pending', 'Pending ImagePullBackOff', 'Running Running', 'Succeeded Succeeded']);
});

test('waits until an object is gone, and says which finalizers keep it', async () => {
  const { metadata } = livePod('a', '3') as { metadata: object };
  const kept = {
    ...livePod('a', '3'),
    metadata: { ...metadata, deletionTimestamp: '2026-11-30T18:00:00Z', finalizers: ['x/y'] },
  };
  play([list('10', [kept])], [{ lines: [event('DELETED', livePod('a', '11'))], after: 'open' }]);
  const cluster = clusterOver(await server.connect());
  await cluster.waitUntil({ kind: 'Pod', name: 'a' }, 'deleted');
  play([list('10', [kept])], []);
  await expect(cluster.waitUntil({ kind: 'Pod', name: 'a' }, 'deleted', { timeoutSeconds: 0.5 })).rejects.toMatchObject(
    {
      reason: 'Timeout',
      message: 'Pod shop/a is not deleted after 0.5 s: it has finalizers: x/y',
    },
  );
});
