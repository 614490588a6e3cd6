import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debugExporter, type Logs, type OtelCollectorOptions, otlpGrpc, otlpHttp } from '../../lib';
import { freePorts } from '../../test-helpers/real-nginx';
import { temporaryFolder } from '../../test-helpers/temporary-folder';
import { type LogReceiver, startLogReceiver } from '../patterns/harness/log-receiver';
import { until } from '../patterns/harness/until';
import { problemsWith, program, type RealCollector, startCollector } from './real-collector';

// The real Collector reads our configuration and files, and sends to a receiver of ours.

let receiver: LogReceiver;
const running: { readonly process: ChildProcess }[] = [];

beforeEach(async () => {
  receiver = await startLogReceiver('127.0.0.1');
});

afterEach(async () => {
  for (const { process } of running.splice(0)) process.kill('SIGKILL');
  await receiver.close();
});

const folder = temporaryFolder();
let count = 0;

async function start(options: Partial<OtelCollectorOptions> = {}, logs: Partial<Logs> = {}): Promise<RealCollector> {
  count += 1;
  const own = join(folder(), String(count));
  mkdirSync(own);
  const exporters = [otlpHttp({ host: receiver.host, port: receiver.port, encoding: 'json' })];
  const collector = await startCollector(own, { exporters, ...options }, logs);
  running.push(collector);
  return collector;
}

const bodies = () => receiver.records.map(({ body }) => body);
const arrived = (lines: number) => until(`${lines} records arrive`, () => receiver.records.length >= lines);
const write = ({ logs }: RealCollector, file: string, text: string) => appendFileSync(join(logs, file), text);

test.each<[string, Partial<OtelCollectorOptions>]>([
  ['a receiver of OTLP', {}],
  [
    'everything that otlpHttp and otlpGrpc can be told',
    {
      exporters: [
        otlpHttp({
          host: '::1',
          uri: '/otlp/v1/logs',
          headers: { 'X-Scope-OrgID': '$a' },
          compress: 'zstd',
          retryFor: '5m',
        }),
        otlpGrpc({ host: 'a', compress: 'none', tls: { serverName: 'b', verify: false } }),
        otlpGrpc({ host: 'a', tls: true, headers: { a: 'b' } }),
        debugExporter(),
      ],
    },
  ],
  [
    'settings of a user',
    { exporters: [{ type: 'otlp_http', settings: { endpoint: 'http://a', sending_queue: { num_consumers: 1 } } }] },
  ],
  [
    'joined lines',
    { parse: { json: { timeKey: 'a.b', timeFormat: '%d/%b/%Y:%T %z' }, multiline: { firstLine: '^a$' } } },
  ],
  ['the smallest volume', { stateSizeLimit: '32Mi', ipv6: false, drainTimeout: false }],
])('the Collector accepts a configuration with %s', async (_what, options) => {
  expect(await problemsWith(folder(), { exporters: [otlpHttp({ host: 'a' })], ...options })).toBe('');
});

test('a line is the body of a record, whose resource says where it comes from', async () => {
  const collector = await start({ resource: { 'service.version': '$1' } });
  write(collector, 'app.log', 'one\n');
  await arrived(1);
  expect(receiver.records).toEqual([
    {
      body: 'one',
      severity: undefined,
      'service.name': 'shop',
      'service.version': '$1',
      'k8s.container.name': 'app',
      'k8s.namespace.name': 'pod_namespace',
      'k8s.node.name': 'node_name',
      'k8s.pod.name': 'pod_name',
      'log.file.path': join(collector.logs, 'app.log'),
    },
  ]);
});

test('a JSON object becomes attributes, a time, a severity and a body; what is none stays whole', async () => {
  const collector = await start({ parse: { json: { timeKey: 'time', timeFormat: '%Y-%m-%dT%H:%M:%S.%L%z' } } });
  const lines = [
    { time: '2026-11-30T01:02:03.1234Z', level: 'warning', message: 'first', n: 3 },
    { time: '2026-11-30T01:02:03.5+01:00', level: 30, log: 'second', message: 'kept' },
    { time: '2026-11-30T01:02:03.5+0100', level: 'odd', log: 'third' },
    { time: 'never', log: 'fourth' },
  ].map((each) => JSON.stringify(each));
  write(collector, 'app.log', `${[...lines, '{"no json', 'plain'].join('\n')}\n`);
  await arrived(6);
  const second = Date.UTC(2026, 10, 30, 1, 2, 3);
  expect(receiver.records.map(({ body, severity, number, timestamp }) => [body, severity, number, timestamp])).toEqual([
    ['first', 'warning', 13, second + 123],
    ['second', '30', 9, second + 500 - 3_600_000],
    ['third', 'odd', undefined, second + 500 - 3_600_000],
    ['fourth', undefined, undefined, undefined],
    ['{"no json', undefined, undefined, undefined],
    ['plain', undefined, undefined, undefined],
  ]);
  expect(receiver.records[0]).toMatchObject({ n: '3', level: 'warning', time: '2026-11-30T01:02:03.1234Z' });
  expect(receiver.records[1]).toMatchObject({ message: 'kept' });
  expect(collector.log()).not.toMatch(/\t(?:warn|error)\t/);
});

test('lines are joined up to the next one with a match, and the last record does not wait for another', async () => {
  const collector = await start({ parse: { multiline: { firstLine: 'ERROR|^\\d' } } });
  write(collector, 'app.log', '1 a\n  at b\nthe ERROR c\n\tat d\n2 e');
  await arrived(3);
  expect(bodies()).toEqual(['1 a\n  at b', 'the ERROR c\n\tat d', '2 e']);
});

test('files that a shell would not match are not read, nor compressed ones', async () => {
  const collector = await start({}, { rotation: { renamed: '*.log.*' } });
  for (const file of ['.app.log.swp', '.hidden.log', 'app.log.1.gz']) write(collector, file, `${file}\n`);
  write(collector, 'app.log.1', 'renamed\n');
  write(collector, 'app.log', 'current\n');
  await arrived(2);
  expect(bodies().sort()).toEqual(['current', 'renamed']);
});

test('a file that is emptied and begins as before is read from its beginning', async () => {
  const collector = await start();
  write(collector, 'app.log', 'the same beginning\nand more\n');
  await arrived(2);
  truncateSync(join(collector.logs, 'app.log'));
  write(collector, 'app.log', 'the same beginning\n');
  await arrived(3);
  expect(bodies().at(-1)).toBe('the same beginning');
});

test('two files that begin alike are both read', async () => {
  const collector = await start();
  write(collector, 'a.log', 'started\n');
  await arrived(1);
  write(collector, 'b.log', 'started\nmore of b\n');
  await arrived(3);
  write(collector, 'a.log', 'more of a\n');
  await arrived(4);
  expect(bodies()).toEqual(['started', 'started', 'more of b', 'more of a']);
});

test('the container that waits for its end sees that all is delivered, a line without a newline too', async () => {
  const collector = await start();
  const lines = Array.from({ length: 20_000 }, (_, at) => `app.log ${at + 1}`);
  receiver.answer({ delay: 1000 });
  write(collector, 'app.log', `${lines.join('\n')}\nthe last words`);
  expect(await collector.drain()).toMatch(/the log processor is idle after \d+ s\n$/);
  expect(receiver.count()).toEqual({ lines: 20_001, distinct: 20_001, duplicates: 0 });
});

test('the container that waits for its end gives up where nothing can be delivered', async () => {
  const collector = await start({ drainTimeout: '5s' });
  receiver.answer({ status: 503 });
  write(collector, 'app.log', 'one\n');
  expect(await collector.drain()).toMatch(
    /the log processor is not idle after [56] s: [1-9]\d* bytes are not delivered\n$/,
  );
});

test('the container that waits for its end does not take a Collector that is gone for an idle one', async () => {
  const collector = await start({ drainTimeout: '4s' });
  collector.process.kill('SIGKILL');
  expect(await collector.drain()).toMatch(/not idle after [45] s: unknown bytes are not delivered\n$/);
});

test('an application that logs nothing does not hold up the end', async () => {
  const collector = await start();
  expect(await collector.drain()).toMatch(/the log processor is idle after [3-6] s\n$/);
});

test('records arrive over gRPC', async () => {
  const collector = await start({ exporters: [otlpGrpc({ host: '127.0.0.1', port: await relay() })] });
  write(collector, 'app.log', 'one\n');
  await arrived(1);
  expect(receiver.records[0]).toMatchObject({ body: 'one', 'k8s.pod.name': 'pod_name' });
});

/** A Collector that takes OTLP over gRPC, and sends what it gets to the receiver; returns its port. */
async function relay(): Promise<number> {
  const [port = 0] = await freePorts(1);
  const file = join(folder(), 'relay.json');
  writeFileSync(
    file,
    JSON.stringify({
      receivers: { otlp: { protocols: { grpc: { endpoint: `127.0.0.1:${port}` } } } },
      exporters: { otlp_http: { endpoint: `http://${receiver.host}:${receiver.port}`, encoding: 'json' } },
      service: {
        telemetry: { metrics: { level: 'none' } },
        pipelines: { logs: { receivers: ['otlp'], exporters: ['otlp_http'] } },
      },
    }),
  );
  running.push({ process: spawn(program, ['--config', file], { stdio: 'ignore' }) });
  return port;
}
