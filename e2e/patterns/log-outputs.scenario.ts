import { fluentBit, http } from '../../lib';
import { type LogReceiver, type RunningPod, scenario, until } from './harness';
import { arrived, logging } from './logging';

const programs = ['fluent-bit', 'busybox'] as const;

const make = ({ host, port }: LogReceiver) => fluentBit({ outputs: [http({ host, port })] });

async function dropped(pod: RunningPod): Promise<number> {
  const { text } = await pod.fetch('fluent-bit-http', '/api/v2/metrics/prometheus');
  return Number(/^fluentbit_output_dropped_records_total\{[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0);
}

scenario('lines written while the receiver is away arrive once', { programs }, async (cluster) => {
  const { receiver, write } = await logging(cluster, { make });
  await write(100);
  await arrived(receiver, 100);
  await receiver.down();
  await write(1000);
  await receiver.up();
  await arrived(receiver, 1100);
  expect(receiver.count()).toEqual({ lines: 1100, distinct: 1100, duplicates: 0 });
});

scenario('lines whose answer is lost or 503 arrive, and twice where they were taken', { programs }, async (cluster) => {
  const { receiver, write } = await logging(cluster, { make });
  receiver.answer({ status: 503 });
  await write(100);
  receiver.answer({});
  await arrived(receiver, 100);
  expect(receiver.count().duplicates).toBe(0);
  receiver.answer({ lose: true });
  await write(100);
  await arrived(receiver, 200);
  receiver.answer({});
  await until('lines arrive again', () => receiver.count().duplicates >= 100);
});

scenario('http drops what is answered with 403 at once, and counts it', { programs }, async (cluster) => {
  const { receiver, pod, write } = await logging(cluster, { make });
  receiver.answer({ status: 403 });
  await write(100);
  await until('the lines are dropped', async () => (await dropped(pod)) === 100);
  receiver.answer({});
  await write(10);
  await until('the next lines arrive', () => receiver.count().lines === 10);
});

scenario('renamed files lose nothing while the processor runs', { programs }, async (cluster) => {
  const { receiver, write } = await logging(cluster, { make });
  for (const name of ['app.log.1', 'app.log.2', 'app.log.3']) {
    const { lines } = receiver.count();
    await write(500);
    await until('the file is read', () => receiver.count().lines > lines);
    await write(500, name);
  }
  await write(10);
  await arrived(receiver, 3010);
  expect(receiver.count().duplicates).toBe(0);
});

scenario('renamed files are read after a crash of the processor, and none twice', { programs }, async (cluster) => {
  const { receiver, pod, write } = await logging(cluster, { make, rotation: { renamed: '*.log.*' } });
  await write(1000);
  await arrived(receiver, 1000);
  (await pod.container('fluent-bit')).kill('SIGKILL');
  await write(500, 'app.log.1');
  await write(500, 'app.log.2');
  await write(10);
  await arrived(receiver, 2010);
  expect(await pod.restarts('fluent-bit')).toBe(1);
  expect(receiver.count().duplicates).toBe(0);
});
