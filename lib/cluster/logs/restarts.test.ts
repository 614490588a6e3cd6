import type { Play } from '../testdata/played-server';
import { at, deployment, playedLogs, state, withStates } from './testdata/played-logs';

const { server, play, read } = playedLogs();

test('follows over a lost connection, a restart, and a new Pod, without a line twice', async () => {
  const reads: Record<string, number> = {};
  let isRestarted = false;
  play(({ path, query }) => {
    if (path.endsWith('/deployments/web')) return { body: deployment };
    if (path.endsWith('/pods/a')) return { body: withStates('a', '3', state('1')) };
    if (query.watch === 'true') {
      const restarted = { type: 'MODIFIED', object: withStates('a', '11', state('2')) };
      const added = { type: 'ADDED', object: withStates('b', '12', state('3')) };
      return { lines: isRestarted ? [restarted, added] : [], after: 'open' };
    }
    if (path.endsWith('/pods'))
      return { body: { metadata: { resourceVersion: '10' }, items: [withStates('a', '3', state('1'))] } };
    const key = path.split('/').at(-2) ?? '';
    reads[key] = (reads[key] ?? 0) + 1;
    if (key === 'b') return { lines: [at(5, 'new Pod')], after: 'open' };
    if (reads[key] === 1) return { lines: [at(1, 'one'), at(1, 'at once')], after: 'cut' };
    return { lines: [at(1, 'one'), at(1, 'at once'), at(1, 'too'), at(2, 'two')], after: 'open' };
  });
  expect(await read({ kind: 'Deployment', name: 'web' }, { follow: true, tailLines: 1 }, 4)).toEqual([
    'a/app one',
    'a/app at once',
    'a/app too',
    'a/app two',
  ]);
  const logs = server.requests.filter(({ path }) => path.endsWith('/log')).map(({ query }) => query);
  expect(logs.map(({ tailLines, sinceTime }) => tailLines ?? sinceTime)).toEqual(['1', '2026-11-30T18:00:01Z']);
  isRestarted = true;
  reads.a = 1;
  expect(new Set(await read({ kind: 'Deployment', name: 'web' }, { follow: true }, 5))).toEqual(
    new Set(['a/app one', 'a/app at once', 'a/app too', 'a/app two', 'b/app new Pod']),
  );
});

describe('a container that ends at once', () => {
  const runs: Record<string, string[]> = {
    1: [at(1, 'one of 1'), at(1, 'two of 1')],
    2: [at(2, 'one of 2')],
    3: [at(3, 'one of 3'), at(3, 'two of 3')],
  };
  const after = (run: string, last: string) => ({
    ...state(run),
    lastState: { terminated: { containerID: `cri://${last}` } },
  });
  /** A Pod that changes once; each request gets the log of the latest run, or of the one before it. */
  const playRuns = (first: object, next: object, { latest, previous }: { latest: string[]; previous: string }) => {
    const all = [...latest];
    play(({ path, query }) => {
      if (path.endsWith('/deployments/web')) return { body: deployment };
      if (path.endsWith('/pods/a')) return { body: withStates('a', '11', next) };
      const modified = { type: 'MODIFIED', object: withStates('a', '11', next) };
      if (query.watch === 'true') return { lines: [modified], after: 'open' };
      if (path.endsWith('/pods'))
        return { body: { metadata: { resourceVersion: '10' }, items: [withStates('a', '10', first)] } };
      const run = query.previous === 'true' ? previous : (all.shift() ?? '');
      const isOpen = query.follow === 'true' && run === latest.at(-1);
      const lines = (runs[run] ?? []).filter((line) => line >= (query.sinceTime ?? '').replace('Z', ''));
      return isOpen ? { lines, after: 'open' } : { lines };
    });
  };
  const follow = (count: number) => read({ kind: 'Deployment', name: 'web' }, { follow: true }, count);

  test('is followed over a run that was never seen to run', async () => {
    playRuns(state('1'), after('3', '2'), { latest: ['1', '3'], previous: '2' });
    expect(await follow(5)).toEqual([
      'a/app one of 1',
      'a/app two of 1',
      'a/app one of 2',
      'a/app one of 3',
      'a/app two of 3',
    ]);
  });

  test('is followed without a line twice if its restart was faster than the request for its log', async () => {
    playRuns(state('1'), after('3', '1'), { latest: ['3'], previous: '1' });
    expect(new Set(await follow(4))).toEqual(
      new Set(['a/app one of 1', 'a/app two of 1', 'a/app one of 3', 'a/app two of 3']),
    );
    expect(server.requests.filter(({ path, query }) => path.endsWith('/log') && !query.previous)).toHaveLength(1);
  });

  test('is followed over a connection that is lost before its restart is known', async () => {
    const restarted = withStates('a', '11', after('2', '1'));
    let readings = 0;
    let isKnown = false;
    play(({ path, query }) => {
      if (path.endsWith('/deployments/web')) return { body: deployment };
      if (path.endsWith('/pods/a')) {
        isKnown = true;
        return { body: restarted };
      }
      if (query.watch === 'true') {
        return isKnown
          ? { lines: [{ type: 'MODIFIED', object: restarted }], after: 'open' }
          : { lines: [], after: 'cut' };
      }
      if (path.endsWith('/pods'))
        return { body: { metadata: { resourceVersion: '10' }, items: [withStates('a', '10', state('1'))] } };
      if (query.previous === 'true') return { lines: [at(1, 'one of 1')] };
      readings += 1;
      if (readings === 1) return { lines: [at(2, 'one of 2')], after: 'cut' };
      return { lines: [at(2, 'one of 2'), at(3, 'two of 2')], after: 'open' };
    });
    expect(await follow(3)).toEqual(['a/app one of 2', 'a/app one of 1', 'a/app two of 2']);
  });

  test('is read to its end, where the connection was lost and it has ended meanwhile', async () => {
    const ended = {
      metadata: { name: 'a', namespace: 'shop', uid: 'uid-a' },
      status: { phase: 'Failed', containerStatuses: [state('1', false)] },
    };
    let readings = 0;
    play(({ path, query }) => {
      if (query.watch === 'true') return { lines: [{ type: 'MODIFIED', object: ended }], after: 'open' };
      if (path.endsWith('/pods/a')) return { body: ended };
      if (path.endsWith('/pods'))
        return { body: { metadata: { resourceVersion: '10' }, items: [withStates('a', '10', state('1'))] } };
      readings += 1;
      if (readings === 1) return { lines: [at(1, 'one of 1')], after: 'cut' };
      return { lines: [at(1, 'one of 1'), at(1, 'two of 1')] };
    });
    expect(await read({ kind: 'Pod', name: 'a' }, { follow: true })).toEqual(['a/app one of 1', 'a/app two of 1']);
    expect(readings).toBe(2);
  });

  /** A Pod that is another one after it was read, which the watch tells from then on. */
  const playLogs = (pods: readonly [object, object], logs: Play) => {
    const left = [...pods];
    play((request, attempt) => {
      const { path, query } = request;
      if (path.endsWith('/deployments/web')) return { body: deployment };
      if (path.endsWith('/pods/a')) return { body: left.length > 1 ? left.shift() : left[0] };
      if (query.watch === 'true') {
        return left.length === 1 ? { lines: [{ type: 'MODIFIED', object: pods[1] }], after: 'open' } : { after: 'cut' };
      }
      if (path.endsWith('/pods')) return { body: { metadata: { resourceVersion: '10' }, items: [pods[0]] } };
      return logs(request, attempt);
    });
  };
  const first = withStates('a', '10', state('1'));
  const restarted = withStates('a', '11', after('2', '1'));

  test('is followed without a line twice, where it seems to run on at its end', async () => {
    let readings = 0;
    playLogs([first, restarted], ({ query }) => {
      if (query.previous === 'true') return { lines: [at(1, 'one of 1')] };
      readings += 1;
      if (readings === 1) return { lines: [at(1, 'one of 1')] };
      if (readings === 2) return { lines: [at(2, 'one of 2')] };
      return { lines: [at(2, 'one of 2'), at(3, 'two of 2')], after: 'open' };
    });
    expect(await follow(3)).toEqual(['a/app one of 1', 'a/app one of 2', 'a/app two of 2']);
  });

  test('is read to its end, where the connection was lost and it was restarted meanwhile', async () => {
    let readings = 0;
    playLogs([first, restarted], ({ query }) => {
      if (query.previous === 'true') return { lines: [at(1, 'one of 1'), at(1, 'two of 1')] };
      readings += 1;
      if (readings === 1) return { lines: [at(1, 'one of 1')], after: 'cut' };
      return { lines: [at(2, 'one of 2')], after: 'open' };
    });
    expect(await follow(3)).toEqual(['a/app one of 1', 'a/app two of 1', 'a/app one of 2']);
  });

  test('is followed over a second lost connection, where only its run before was known to have ended', async () => {
    let readings = 0;
    const ended = withStates('a', '10', state('1', false));
    playLogs([ended, restarted], ({ query }) => {
      if (query.previous === 'true') return { lines: [at(1, 'one of 1')] };
      readings += 1;
      const lines = [at(2, 'one of 2'), at(3, 'two of 2'), at(4, 'three of 2')].slice(0, readings);
      return { lines, after: readings < 3 ? 'cut' : 'open' };
    });
    expect(await follow(4)).toEqual(['a/app one of 2', 'a/app one of 1', 'a/app two of 2', 'a/app three of 2']);
  });

  test('is followed after its log was rotated, of which the run before has only the newest part', async () => {
    runs.rotated = [at(9, 'last of 1')];
    const started = { ...after('3', '1'), state: { running: { startedAt: '2026-11-30T18:00:09Z' } } };
    runs.late = [at(9, 'one of 3')];
    playRuns(state('1'), started, { latest: ['1', 'late'], previous: 'rotated' });
    expect(await follow(3)).toEqual(['a/app one of 1', 'a/app two of 1', 'a/app one of 3']);
  });

  test('is followed without a second look at what was read of it', async () => {
    playRuns(state('1'), after('2', '1'), { latest: ['1', '2'], previous: '1' });
    expect(await follow(3)).toEqual(['a/app one of 1', 'a/app two of 1', 'a/app one of 2']);
  });

  test('is followed without the words of a kubelet that has not its log any more', async () => {
    runs.gone = ['unable to retrieve container logs for cri://1'];
    playRuns(state('2'), after('3', '2'), { latest: ['gone', '3'], previous: '2' });
    expect(await follow(3)).toEqual(['a/app one of 2', 'a/app one of 3', 'a/app two of 3']);
    playRuns(state('1'), after('3', '1'), { latest: ['1', '3'], previous: 'gone' });
    expect(new Set(await follow(4))).toEqual(
      new Set(['a/app one of 1', 'a/app two of 1', 'a/app one of 3', 'a/app two of 3']),
    );
  });

  test('is followed after lines without times', async () => {
    runs.plain = ['one', 'two'];
    playRuns(state('1'), after('3', '1'), { latest: ['plain', '3'], previous: 'plain' });
    expect(await follow(4)).toEqual(['a/app one', 'a/app two', 'a/app one of 3', 'a/app two of 3']);
  });

  test('has the log of its last run while it waits for its restart', async () => {
    const waits = { ...after('1', '1'), state: { waiting: { reason: 'CrashLoopBackOff' } } };
    playRuns(waits, waits, { latest: ['1'], previous: '1' });
    expect(await read({ kind: 'Deployment', name: 'web' })).toEqual(['a/app one of 1', 'a/app two of 1']);
  });
});
