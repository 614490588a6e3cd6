import fc from 'fast-check';
import { clusterOver } from '../cluster';
import { type Play, playedServer, statusOf } from '../testdata/played-server';
import { livePod, servedKinds } from '../testdata/served-kinds';
import { byTime } from './by-time';
import type { LogLine, LogOptions } from './log-line';
import { compareTimes, logLineOf } from './log-line';
import { selectorText } from './log-source';
import { logsAtOnce } from './past-logs';

const server = playedServer();
const at = (second: number, line: string) => `2026-11-30T18:00:${String(second).padStart(2, '0')}.000000001Z ${line}`;
const deployment = { kind: 'Deployment', spec: { selector: { matchLabels: { app: 'web' } } } };

const state = (run: string, running = true) => ({
  name: 'app',
  containerID: `cri://${run}`,
  state: running ? { running: {} } : { terminated: {} },
});
const withStates = (name: string, version: string, ...containerStatuses: object[]) =>
  livePod(name, version, { status: { phase: 'Running', containerStatuses } });

function play(answer: Play): void {
  server.play = (request, attempt) => servedKinds(request) ?? answer(request, attempt);
}

async function read(reference: { kind: string; name: string }, options?: LogOptions, count = Number.POSITIVE_INFINITY) {
  const cluster = clusterOver(await server.connect());
  const lines: string[] = [];
  for await (const { pod, container, line } of cluster.logs(reference, options)) {
    lines.push(`${pod}/${container} ${line}`);
    if (lines.length === count) break;
  }
  return lines;
}

test('reads the containers of all Pods of a workload, by time, without those that have not started', async () => {
  const waiting = { name: 'late', state: { waiting: {} } };
  const pods = [
    withStates('a', '1', state('1'), { ...state('2'), name: 'proxy' }, waiting),
    withStates('b', '2', state('3')),
  ];
  const logs: Record<string, string[]> = {
    'a app': [at(1, 'one'), at(4, 'four')],
    'a proxy': [at(2, 'two')],
    'b app': [at(3, 'three'), 'without a time'],
  };
  play(({ path, query }) => {
    if (path.endsWith('/deployments/web')) return { body: deployment };
    if (path.endsWith('/pods')) return { body: { items: pods } };
    return { lines: logs[`${path.split('/').at(-2)} ${query.container}`] ?? [] };
  });
  expect(await read({ kind: 'Deployment', name: 'web' }, { tailLines: 9, sinceSeconds: 60 })).toEqual([
    ...['a/app one', 'a/proxy two', 'b/app three', 'b/app without a time', 'a/app four'],
  ]);
  expect(server.requests.find(({ path }) => path.endsWith('/pods'))?.query.labelSelector).toBe('app=web');
  expect(server.requests.find(({ path }) => path.endsWith('/log'))?.query).toEqual({
    container: 'app',
    timestamps: 'true',
    sinceSeconds: '60',
    tailLines: '9',
  });
});

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

test('ends with a Pod that has ended', async () => {
  const ended = {
    ...withStates('a', '1', state('1', false)),
    status: { phase: 'Succeeded', containerStatuses: [state('1', false)] },
  };
  play(({ path, query }) => {
    if (query.watch === 'true') return { lines: [], after: 'open' };
    if (path.endsWith('/pods')) return { body: { metadata: { resourceVersion: '10' }, items: [ended] } };
    return path.endsWith('/log') ? { lines: [at(1, 'done')] } : { body: ended };
  });
  expect(await read({ kind: 'Pod', name: 'a' }, { follow: true })).toEqual(['a/app done']);
});

test('reads the logs of many containers in pieces, with a bounded number of connections', async () => {
  const names = Array.from({ length: 400 }, (_, count) => `p${count}`);
  const pods = names.map((name) => withStates(name, '1', state(name)));
  const perPod = 900;
  const textOf = (count: number) =>
    at(Math.floor(count / 30), `${count}`).replace('000000001Z', `${String(count).padStart(9, '0')}Z`);
  const all = Array.from({ length: perPod }, (_, count) => textOf(count));
  play(({ path, query }) => {
    if (path.endsWith('/deployments/web')) return { body: deployment };
    if (path.endsWith('/pods')) return { body: { items: pods } };
    const isLong = path.includes('/p7/') || path.includes('/p8/');
    const from =
      query.sinceTime === undefined ? 0 : all.findIndex((line) => line.slice(0, 19) === query.sinceTime?.slice(0, 19));
    return { lines: isLong ? all.slice(from) : [at(0, 'only')] };
  });
  const lines = await read({ kind: 'Deployment', name: 'web' });
  expect(lines).toHaveLength(398 + 2 * perPod);
  for (const name of ['p7', 'p8']) {
    const own = lines.filter((line) => line.startsWith(`${name}/`));
    expect(own).toEqual(all.map((_, count) => `${name}/app ${count}`));
  }
  expect(server.requests.filter(({ query }) => query.sinceTime !== undefined).length).toBeGreaterThan(1);
  expect(server.mostOpen()).toBeLessThanOrEqual(logsAtOnce);
});

test('reads the Jobs of a CronJob as one list, and a later one once', async () => {
  const owner = (kind: string, name: string) => [
    { apiVersion: 'batch/v1', kind, name, uid: `uid-${name}`, controller: true },
  ];
  const meta = (name: string, ownerReferences: object[]) => ({
    namespace: 'shop',
    name,
    uid: `uid-${name}`,
    ownerReferences,
  });
  const pod = (name: string, job: string) => ({
    metadata: meta(name, owner('Job', job)),
    status: { containerStatuses: [state(name, false)] },
  });
  const later = { metadata: meta('later', owner('CronJob', 'report')) };
  play(({ path }) => {
    if (path.endsWith('/cronjobs/report')) return { body: { kind: 'CronJob', metadata: meta('report', []) } };
    if (path.endsWith('/jobs')) {
      return {
        body: { items: [{ metadata: meta('one', owner('CronJob', 'report')) }, { metadata: meta('other', []) }] },
      };
    }
    if (path.endsWith('/jobs/later')) return { body: later };
    if (path.endsWith('/log')) return { lines: [at(1, 'line')] };
    const items = [
      pod('a', 'one'),
      pod('b', 'one'),
      pod('c', 'other'),
      pod('d', 'later'),
      pod('e', 'later'),
      pod('f', 'gone'),
    ];
    return path.endsWith('/pods') ? { body: { items } } : undefined;
  });
  expect(await read({ kind: 'CronJob', name: 'report' })).toEqual([
    'a/app line',
    'b/app line',
    'd/app line',
    'e/app line',
  ]);
  expect(server.got.filter((line) => /jobs|\/pods\?/.test(line))).toEqual([
    'GET /apis/batch/v1/namespaces/shop/cronjobs/report',
    'GET /apis/batch/v1/namespaces/shop/jobs?limit=500',
    'GET /api/v1/namespaces/shop/pods?limit=500&labelSelector=job-name',
    'GET /apis/batch/v1/namespaces/shop/jobs/later',
    'GET /apis/batch/v1/namespaces/shop/jobs/gone',
  ]);
});

test('refuses to follow more containers than connections may be open', async () => {
  const pods = Array.from({ length: 501 }, (_, count) => withStates(`p${count}`, '1', state(`${count}`)));
  play(({ path, query }) => {
    if (path.endsWith('/deployments/web')) return { body: deployment };
    if (query.watch === 'true' || path.endsWith('/log')) return { lines: [], after: 'open' };
    return { body: { metadata: { resourceVersion: '10' }, items: pods } };
  });
  await expect(read({ kind: 'Deployment', name: 'web' }, { follow: true })).rejects.toThrow(
    'Deployment shop/web: more than 500 containers run at once',
  );
});

test('does not follow the run of a container that has ended', async () => {
  await expect(read({ kind: 'Pod', name: 'a' }, { follow: true, previous: true })).rejects.toThrow(
    'logs: previous is not supported with follow; omit one of them',
  );
});

test('reports a Pod that is missing, a container that no Pod has, and a kind without Pods', async () => {
  play(({ path }) => {
    if (path.endsWith('/nodes/a')) return { body: { kind: 'Node', spec: {} } };
    return { body: { items: path.endsWith('/pods') && server.got.length < 5 ? [] : [livePod('a', '1')] } };
  });
  await expect(read({ kind: 'Pod', name: 'a' })).rejects.toThrow('Pod shop/a: not found');
  play(() => ({ body: { items: [livePod('a', '1')] } }));
  await expect(read({ kind: 'Pod', name: 'a' }, { container: 'web' })).rejects.toThrow(
    'unknown container "web"; use one of "app"',
  );
  await expect(read({ kind: 'Node', name: 'a' })).rejects.toThrow('Node a has no Pods');
  play(({ path }) =>
    path.endsWith('/pods') ? { body: { items: [withStates('a', '1', state('1'))] } } : statusOf(400, 'BadRequest'),
  );
  expect(await read({ kind: 'Pod', name: 'a' })).toEqual([]);
});

test.each([
  [{ app: 'web' }, 'app=web'],
  [{ matchLabels: { a: 'b', c: 'd' } }, 'a=b,c=d'],
  [
    {
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['x', 'y'] },
        { key: 'b', operator: 'NotIn', values: ['z'] },
        { key: 'c', operator: 'Exists' },
        { key: 'd', operator: 'DoesNotExist' },
      ],
    },
    'a in (x,y),b notin (z),c,!d',
  ],
  [undefined, ''],
])('the selector %j is %s in a query', (selector, expected) => {
  expect(selectorText(selector)).toBe(expected);
});

test('merges any streams by time, and keeps the order of each', async () => {
  const streams = fc.array(fc.array(fc.nat(59), { maxLength: 8 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(streams, async (all) => {
      const given = all.map((seconds, stream) =>
        [...seconds]
          .sort((one, other) => one - other)
          .map((second, count) => logLineOf(`p${stream}`, 'c', at(second, `${count}`))),
      );
      const merged: LogLine[] = [];
      const each = given.map(async function* (lines) {
        yield* lines;
      });
      for await (const line of byTime(each)) merged.push(line);
      expect(merged).toHaveLength(given.flat().length);
      for (const [position, line] of merged.slice(1).entries()) {
        expect(compareTimes(merged[position]?.time ?? '', line.time)).toBeLessThanOrEqual(0);
      }
      for (const [stream, lines] of given.entries()) {
        expect(merged.filter(({ pod }) => pod === `p${stream}`)).toEqual(lines);
      }
    }),
  );
});

test('compares times to the nanosecond, and over time zones', () => {
  const [one, other] = ['2026-11-30T18:00:00.000000001Z', '2026-11-30T19:00:00.000000002+01:00'];
  expect(compareTimes(one ?? '', other ?? '')).toBe(-1);
  expect(compareTimes('2026-11-30T18:00:00.5Z', '2026-11-30T18:00:00.500000000Z')).toBe(0);
  expect(compareTimes('', one ?? '')).toBeLessThan(0);
});
