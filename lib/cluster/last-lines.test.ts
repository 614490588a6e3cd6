import { lastLines, logsOn } from './last-lines';
import { playedServer } from './testdata/played-server';

const server = playedServer();
const pod = (name: string, spec: object, status: object) => ({
  kind: 'Pod',
  metadata: { namespace: 'shop', name },
  spec,
  status,
});
const running = { running: {} };

test('reads the last line of what has failed, or keeps others waiting, and of nothing else', async () => {
  server.play = ({ path, query }) => ({ lines: ['a line', `${path.split('/').at(-2)} ${query.previous ?? ''}`] });
  const connection = await server.connect();
  const statuses = [
    { name: 'looping', state: { waiting: { reason: 'CrashLoopBackOff' } } },
    { name: 'failed', state: { terminated: { exitCode: 2 } } },
    { name: 'done', state: { terminated: { exitCode: 0 } } },
    { name: 'fine', state: running },
  ];
  const initContainers = [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }];
  const objects = [
    pod('a', {}, { containerStatuses: statuses }),
    pod(
      'b',
      { initContainers },
      { initContainerStatuses: initContainers.map(({ name }) => ({ name, state: running })) },
    ),
    { kind: 'Node', metadata: { name: 'n' } },
  ];
  expect(await lastLines(connection, objects)).toEqual({
    lines: { 'shop/a/looping': 'a true', 'shop/a/failed': 'a ', 'shop/b/migrate': 'b ' },
    left: new Set(),
  });
});

test('of more containers than are read at once, reads one of each workload first, and says which Pods are left', async () => {
  server.play = ({ path }) => ({ lines: [path.split('/').at(-2) ?? ''] });
  const looping = { containerStatuses: [{ name: 'app', state: { waiting: { reason: 'CrashLoopBackOff' } } }] };
  const podOf = (workload: string, count: number) => {
    const { metadata, ...others } = pod(`${workload}-${count}`, {}, looping);
    return {
      ...others,
      metadata: {
        ...metadata,
        ownerReferences: [{ kind: 'ReplicaSet', name: workload, uid: workload, controller: true }],
      },
    };
  };
  const web = Array.from({ length: 55 }, (_, count) => podOf('web', count));
  const { lines, left } = await lastLines(await server.connect(), [...web, podOf('queue', 0)]);
  expect(Object.keys(lines)).toHaveLength(50);
  expect(lines).toMatchObject({ 'shop/queue-0/app': 'queue-0', 'shop/web-48/app': 'web-48' });
  expect(left).toEqual(new Set(web.slice(49)));
});

test('the last line is the last one that is not empty', async () => {
  server.play = () => ({ lines: ['starting', 'fatal: no database', '', '  '] });
  const failed = pod('a', {}, { containerStatuses: [{ name: 'app', state: { terminated: { exitCode: 2 } } }] });
  expect((await lastLines(await server.connect(), [failed])).lines).toEqual({ 'shop/a/app': 'fatal: no database' });
  expect(server.requests.at(-1)?.query).toMatchObject({ tailLines: '10' });
});

test('a Pod logs on while an init container of it runs, which is no sidecar', () => {
  const initContainers = [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }];
  const of = (name: string) => pod('a', { initContainers }, { initContainerStatuses: [{ name, state: running }] });
  expect([logsOn(of('migrate')), logsOn(of('proxy'))]).toEqual([true, false]);
});
