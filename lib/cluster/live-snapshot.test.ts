import { snapshotsOf } from './live-snapshot';
import { type Play, type Played, type PlayedAnswer, playedServer, statusOf } from './testdata/played-server';
import { livePod, servedKinds } from './testdata/served-kinds';

const server = playedServer();
const listOf = (...items: readonly object[]): PlayedAnswer => ({ body: { metadata: { resourceVersion: '2' }, items } });

/** A server whose Pods are answered by some play; other kinds have no objects, and no changes. */
const withPods =
  (pods: Play): Play =>
  (request, attempt) => {
    const { path, query } = request;
    if (path.endsWith('/pods')) return pods(request, attempt);
    return servedKinds(request) ?? (query.watch === 'true' ? { after: 'open' } : listOf());
  };

/**
 * The names of the Pods in each snapshot: in a number of them, or up to one that has certain Pods.
 * @param play is told how many there were
 */
async function podsIn(
  snapshots: number | string,
  play: (request: Played, attempt: number, seen: number) => ReturnType<Play>,
  options: object = {},
): Promise<readonly (readonly string[])[]> {
  const seen: string[][] = [];
  server.play = withPods((request, attempt) => play(request, attempt, seen.length));
  for await (const { objects } of snapshotsOf(await server.connect(), { namespace: 'shop', ...options })) {
    seen.push(objects.map((object) => (object as { metadata: { name: string } }).metadata.name).sort());
    if (seen.length === snapshots || seen.at(-1)?.join() === snapshots) break;
  }
  return seen;
}

test('gives a snapshot once all kinds are listed, and another one after a change, by one list and one watch for each kind', async () => {
  const seen = await podsIn('b,c', ({ query }) =>
    query.watch === 'true'
      ? {
          lines: [
            { type: 'DELETED', object: livePod('a', '3') },
            { type: 'ADDED', object: livePod('c', '4') },
          ],
          after: 'open',
        }
      : listOf(livePod('a', '1'), livePod('b', '2')),
  );
  expect(seen.at(-1)).toEqual(['b', 'c']);
  const ofPods = server.requests.filter(({ path }) => path.endsWith('/pods'));
  expect(ofPods.map(({ query }) => query.watch)).toEqual([undefined, 'true']);
});

test('gives the same snapshot again where nothing has changed for long', async () => {
  const seen = await podsIn(
    3,
    ({ query }) => (query.watch === 'true' ? { after: 'open' } : listOf(livePod('a', '1'))),
    {
      idleMilliseconds: 10,
    },
  );
  expect(seen).toEqual([['a'], ['a'], ['a']]);
  expect(server.requests.filter(({ path }) => path.endsWith('/pods'))).toHaveLength(2);
});

test('makes no signal for each snapshot, of which Node would keep a part for as long as it watches', async () => {
  const any = jest.spyOn(AbortSignal, 'any');
  const made = async (snapshots: number) => {
    any.mockClear();
    const play = ({ query }: Played) =>
      query.watch === 'true' ? ({ after: 'open' } as const) : listOf(livePod('a', '1'));
    await podsIn(snapshots, play, { idleMilliseconds: 1 });
    return any.mock.calls.length;
  };
  expect(await made(6)).toBe(await made(2));
  any.mockRestore();
});

test('lists a kind again that may be listed, but not watched', async () => {
  let later = 0;
  const play = ({ query }: Played, _attempt: number, given: number) => {
    if (query.watch === 'true') return statusOf(403, 'Forbidden');
    if (given > 0) later += 1;
    return later > 1 ? listOf(livePod('b', '2')) : listOf(livePod('a', '1'), livePod('b', '2'));
  };
  const seen = await podsIn(2, play, { listMilliseconds: 10 });
  expect(seen).toEqual([['a', 'b'], ['b']]);
});

test('names the kinds that may not be listed', async () => {
  server.play = withPods(() => statusOf(403, 'Forbidden', 'pods is forbidden'));
  for await (const { objects, omitted } of snapshotsOf(await server.connect(), { namespace: 'shop' })) {
    expect(objects).toEqual([]);
    const kinds = omitted.map(({ kind }) => kind);
    expect(kinds).toContain('v1 Pod');
    // Other kinds are not served at all, which is known sooner.
    expect(kinds).toEqual([...kinds].sort());
    break;
  }
});

test('names a kind that may not be listed any more, and has nothing of it from then on', async () => {
  const seen: unknown[] = [];
  let refused = 0;
  server.play = withPods(({ query }) => {
    if (query.watch === 'true') return statusOf(403, 'Forbidden');
    if (seen.length === 0) return listOf(livePod('a', '1'));
    refused += 1;
    return statusOf(403, 'Forbidden', 'not any more');
  });
  const options = { namespace: 'shop', listMilliseconds: 10 };
  for await (const { objects, omitted } of snapshotsOf(await server.connect(), options)) {
    seen.push([objects.length, omitted.filter(({ kind }) => kind === 'v1 Pod')]);
    if (seen.length === 2) break;
  }
  expect(seen).toEqual([
    [1, []],
    [0, [{ kind: 'v1 Pod', reason: expect.stringContaining('not any more') }]],
  ]);
  expect(refused).toBe(1);
});

test('reads a kind again that may be listed again', async () => {
  const seen: unknown[] = [];
  server.play = withPods(({ query }) => {
    if (query.watch === 'true') return statusOf(403, 'Forbidden');
    return seen.length === 1 ? statusOf(403, 'Forbidden', 'not any more') : listOf(livePod('a', '1'));
  });
  const options = { namespace: 'shop', listMilliseconds: 10, refusedMilliseconds: 10, idleMilliseconds: 10 };
  for await (const { objects, omitted } of snapshotsOf(await server.connect(), options)) {
    const state = [objects.length, omitted.some(({ kind }) => kind === 'v1 Pod')];
    if (JSON.stringify(state) !== JSON.stringify(seen.at(-1))) seen.push(state);
    if (seen.length === 3) break;
  }
  expect(seen).toEqual([
    [1, false],
    [0, true],
    [1, false],
  ]);
});

test('keeps no managedFields, and ends with its signal', async () => {
  const pod = { ...livePod('a', '1'), metadata: { name: 'a', managedFields: [{ manager: 'kubelet' }] } };
  server.play = withPods(({ query }) => (query.watch === 'true' ? { after: 'open' } : listOf(pod)));
  const stopped = new AbortController();
  const seen: string[] = [];
  const read = async () => {
    for await (const { objects } of snapshotsOf(await server.connect(), { signal: stopped.signal })) {
      seen.push(JSON.stringify(objects));
      stopped.abort();
    }
  };
  await expect(read()).rejects.toThrow('aborted');
  expect(seen).toHaveLength(1);
  expect(seen[0]).not.toContain('managedFields');
});

test('fails where a kind cannot be read', async () => {
  const read = podsIn(1, () => statusOf(400, 'BadRequest', 'no'));
  await expect(read).rejects.toThrow('no');
});

test('gives no snapshot where the last kind that is listed cannot be read', async () => {
  const later = { ...statusOf(429, 'TooManyRequests'), headers: { 'retry-after': '0.1' } };
  const read = podsIn(1, (_, attempt) => (attempt === 1 ? later : statusOf(400, 'BadRequest', 'no')));
  await expect(read).rejects.toThrow('no');
});
