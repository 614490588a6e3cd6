import { statusOf } from '../testdata/played-server';
import { livePod } from '../testdata/served-kinds';
import { logsAtOnce } from './past-logs';
import { at, deployment, playedLogs, state, withStates } from './testdata/played-logs';

const { server, play, read } = playedLogs();

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
