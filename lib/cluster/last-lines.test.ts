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
    'shop/a/looping': 'a true',
    'shop/a/failed': 'a ',
    'shop/b/migrate': 'b ',
  });
});

test('a Pod logs on while an init container of it runs, which is no sidecar', () => {
  const initContainers = [{ name: 'proxy', restartPolicy: 'Always' }, { name: 'migrate' }];
  const of = (name: string) => pod('a', { initContainers }, { initContainerStatuses: [{ name, state: running }] });
  expect([logsOn(of('migrate')), logsOn(of('proxy'))]).toEqual([true, false]);
});
