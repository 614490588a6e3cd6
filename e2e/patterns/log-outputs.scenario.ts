import { env, fluentBit, http, type Logs, runAs, WebWithLogProcessor } from '../../lib';
import { type Cluster, type LogReceiver, type RunningPod, scenario, until } from './harness';

const programs = ['fluent-bit', 'busybox'] as const;

/** A Pod whose application logs what it is asked to, and Fluent Bit, which sends it to a receiver. */
async function logging(cluster: Cluster, rotation: Logs['rotation'] = 'app') {
  const receiver = await cluster.logReceiver();
  const { host, port } = receiver;
  const [pod] = await cluster.run((chart) => {
    new WebWithLogProcessor(chart, 'web', {
      workload: { kind: 'Deployment', replicas: 1 },
      web: {
        image: 'registry.example/app:1',
        env: env({ LISTEN: ':8080', LOG: '/var/log/app/app.log' }),
        ports: [{ name: 'http', containerPort: 8080 }],
        securityContext: runAs(1000),
      },
      logs: { directory: '/var/log/app', sizeLimit: '64Mi', rotation },
      logProcessor: fluentBit({ outputs: [http({ host, port })] }),
    });
  });
  if (pod === undefined) throw new Error('no Pod was made');
  const write = (lines: number, rename = '') => pod.fetch('http', `/?lines=${lines}${rename && `&rename=${rename}`}`);
  return { receiver, pod, write };
}

const all = (receiver: LogReceiver, count: number) =>
  until(`${count} lines arrive`, () => receiver.missing('app.log', count).length === 0);

async function dropped(pod: RunningPod): Promise<number> {
  const { text } = await pod.fetch('fluent-bit-http', '/api/v2/metrics/prometheus');
  return Number(/^fluentbit_output_dropped_records_total\{[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0);
}

scenario('lines written while the receiver is away arrive once', { programs }, async (cluster) => {
  const { receiver, write } = await logging(cluster);
  await write(100);
  await all(receiver, 100);
  await receiver.down();
  await write(1000);
  await receiver.up();
  await all(receiver, 1100);
  expect(receiver.count()).toEqual({ lines: 1100, distinct: 1100, duplicates: 0 });
});

scenario('lines whose answer is lost or 503 arrive, and twice where they were taken', { programs }, async (cluster) => {
  const { receiver, write } = await logging(cluster);
  receiver.answer({ status: 503 });
  await write(100);
  receiver.answer({});
  await all(receiver, 100);
  expect(receiver.count().duplicates).toBe(0);
  receiver.answer({ lose: true });
  await write(100);
  await all(receiver, 200);
  receiver.answer({});
  await until('lines arrive again', () => receiver.count().duplicates >= 100);
});

scenario('http drops what is answered with 403 at once, and counts it', { programs }, async (cluster) => {
  const { receiver, pod, write } = await logging(cluster);
  receiver.answer({ status: 403 });
  await write(100);
  await until('the lines are dropped', async () => (await dropped(pod)) === 100);
  receiver.answer({});
  await write(10);
  await until('the next lines arrive', () => receiver.count().lines === 10);
});

scenario('renamed files lose nothing while the processor runs', { programs }, async (cluster) => {
  const { receiver, write } = await logging(cluster);
  for (const name of ['app.log.1', 'app.log.2', 'app.log.3']) {
    const { lines } = receiver.count();
    await write(500);
    await until('the file is read', () => receiver.count().lines > lines);
    await write(500, name);
  }
  await write(10);
  await all(receiver, 3010);
  expect(receiver.count().duplicates).toBe(0);
});

scenario('renamed files are read after a crash of the processor, and none twice', { programs }, async (cluster) => {
  const { receiver, pod, write } = await logging(cluster, { renamed: '*.log.*' });
  await write(1000);
  await all(receiver, 1000);
  (await pod.container('fluent-bit')).kill('SIGKILL');
  await write(500, 'app.log.1');
  await write(500, 'app.log.2');
  await write(10);
  await all(receiver, 2010);
  expect(await pod.restarts('fluent-bit')).toBe(1);
  expect(receiver.count().duplicates).toBe(0);
});
