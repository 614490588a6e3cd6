import { parse } from 'yaml';
import { contextFor } from '../../../test-helpers/attachment-context';
import type { Addition, Context, Logs } from '../../pod/attachment';
import { compose } from '../../pod/compose';
import { fromSecret } from '../../pod/env';
import { otelCollector, otlpGrpc, otlpHttp } from './otel-collector';

const logs: Logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' };
const exporters = [otlpHttp({ host: 'otel' })];
const context = (more: Partial<Context> = {}) => contextFor(undefined, { logs, ...more });
const built = (options: Partial<Parameters<typeof otelCollector>[0]> = {}, more: Partial<Context> = {}): Addition =>
  otelCollector({ exporters, ...options }).build(context(more));
const configOf = (addition: Addition) => parse(addition.config?.[0]?.files['config.yaml'] ?? '');
const containers = ({ containers: all = [] }: Addition) => all.map(({ container }) => container);

describe('otelCollector', () => {
  test('adds the Collector, which others start after, and a container that holds its end back', () => {
    const { template, findings } = compose(context().template, [otelCollector({ exporters })], context());
    expect(findings).toEqual([]);
    expect(template.spec?.initContainers?.map(({ name, restartPolicy }) => [name, restartPolicy])).toEqual([
      ['otelcol', 'Always'],
      ['otelcol-drain', 'Always'],
    ]);
    expect(template.spec?.volumes?.map(({ name, emptyDir }) => [name, emptyDir?.sizeLimit])).toEqual([
      ['otelcol-logs', '64Mi'],
      ['otelcol-state', '128Mi'],
      ['otelcol-config', undefined],
    ]);
  });

  test('says where records come from, with attributes that the user adds', () => {
    const { file_log: receiver } = configOf(built({ resource: { 'service.version': '$1.2' } })).receivers;
    expect(receiver.resource).toEqual({
      'service.name': 'shop',
      'k8s.namespace.name': '${env:POD_NAMESPACE}',
      'k8s.pod.name': '${env:POD_NAME}',
      'k8s.container.name': 'app',
      'k8s.node.name': '${env:NODE_NAME}',
      'service.version': '$$1.2',
    });
  });

  test('reads the files and last lines without a newline, but no files that a shell would not', () => {
    const { file_log: receiver } = configOf(built()).receivers;
    expect(receiver.include).toEqual(['/var/log/app/*.log', '/var/lib/otelcol/*.unfinished']);
    expect(receiver.exclude).toEqual(['/var/log/app/.*', '/var/lib/otelcol/.*']);
    expect(receiver.force_flush_period).toBe('0s');
  });

  test('reads renamed files too, but no compressed ones', () => {
    const renamed = { ...logs, files: 'app.log', rotation: { renamed: 'app.log.*' } };
    const { file_log: receiver } = configOf(built({ logs: renamed, drainTimeout: false })).receivers;
    expect(receiver.include).toEqual(['/var/log/app/app.log', '/var/log/app/app.log.*']);
    expect(receiver.exclude).toEqual(['gz', 'bz2', 'xz', 'zst', 'zip'].map((ending) => `/var/log/app/*.${ending}`));
  });

  test('reads a last line without a newline by itself where lines are joined', () => {
    const addition = built({ parse: { multiline: { firstLine: '^\\d' } } });
    expect(configOf(addition).receivers.file_log).toMatchObject({
      include: ['/var/log/app/*.log'],
      multiline: { line_start_pattern: '^.*?(?:^\\d)' },
      force_flush_period: '1s',
    });
    expect(containers(addition)[1]?.command?.[2]).not.toContain('finish_lines');
    expect(containers(built())[1]?.command?.[2]).toContain('finish_lines');
  });

  test('puts half of the state volume at the disposal of queues, in equal parts', () => {
    const two = [otlpHttp({ host: 'a' }), otlpGrpc({ host: 'b' }), { type: 'debug', settings: {}, queue: false }];
    const { exporters: wired, service } = configOf(built({ exporters: two, stateSizeLimit: '64Mi' }));
    expect(wired['otlp_http/1'].sending_queue).toMatchObject({
      storage: 'file_storage',
      queue_size: 16 * 2 ** 20,
      block_on_overflow: true,
    });
    expect(wired['otlp_grpc/2'].sending_queue.queue_size).toBe(16 * 2 ** 20);
    expect(wired['debug/3']).toEqual({});
    expect(service.pipelines.logs.exporters).toEqual(['otlp_http/1', 'otlp_grpc/2', 'debug/3']);
  });

  test('asks for the disk that its volumes may take, and reads as the user who writes', () => {
    const template = { spec: { containers: [{ name: 'app', image: 'app:1', securityContext: { runAsUser: 1000 } }] } };
    const [collector] = containers(otelCollector({ exporters }).build(contextFor(template, { logs })));
    expect(collector?.resources?.requests?.['ephemeral-storage']).toBe('192Mi');
    expect(collector?.securityContext).toEqual({ runAsUser: 1000 });
  });

  test('has its credentials in variables, never in the configuration', () => {
    const token = fromSecret('otel', 'token');
    const addition = built({ exporters: [otlpGrpc({ host: 'otel', token })] });
    expect(configOf(addition).exporters['otlp_grpc/1'].headers).toEqual({
      Authorization: 'Bearer ${env:EXPORTER_1_HEADERS_AUTHORIZATION}',
    });
    expect(containers(addition)[0]?.env).toContainEqual({
      name: 'EXPORTER_1_HEADERS_AUTHORIZATION',
      valueFrom: token.secretKeyRef === undefined ? undefined : { secretKeyRef: { name: 'otel', key: 'token' } },
    });
  });

  test('names its ports after itself, and both can be others', () => {
    const { ports } = otelCollector({ exporters, name: 'logs', port: 13134, metricsPort: 8889 });
    expect(ports).toEqual({
      http: { name: 'logs-http', containerPort: 13134, purpose: 'admin' },
      metrics: { name: 'logs-metrics', containerPort: 8889, purpose: 'metrics' },
    });
  });

  test('listens on IPv4 alone where nodes have no IPv6', () => {
    const { extensions, service } = configOf(built({ ipv6: false }));
    expect(extensions.health_check.endpoint).toBe('0.0.0.0:13133');
    expect(service.telemetry.metrics.readers[0].pull.exporter.prometheus.host).toBe('0.0.0.0');
  });

  test('reports lines that are lost in Kubernetes 1.28, and an image without its receiver', () => {
    const codes = ({ findings = [] }: Addition) => findings.map(({ code, severity }) => [code, severity]);
    expect(codes(built({}, { kubernetes: '1.28' }))).toEqual([['pod/log-lines-lost', 'warning']]);
    const image = 'docker.io/otel/opentelemetry-collector-contrib:0.148.0';
    expect(codes(built({ container: { image } }))).toEqual([['pod/image-too-old', 'error']]);
  });

  test('tells isolate where records go, and what it does not know', () => {
    expect(built({ exporters: [otlpHttp({ host: 'otel' }), otlpHttp({ host: 'localhost' })] }).sendsTo).toEqual([
      { host: 'otel', port: 4318 },
    ]);
    expect(built({ exporters: [{ type: 'kafka', settings: {} }] }).sendsTo).toEqual([{ unknown: 'exporter "kafka"' }]);
  });
});

test.each<[string, object, string]>([
  ['no exporters', { exporters: [] }, 'exporters must not be empty; add one, such as otlpHttp({ host })'],
  ['a name that is not a label', { name: 'A' }, 'name must'],
  ['a port beyond the last one', { port: 65536 }, 'port must be 1 to 65535, got 65536'],
  ['one port twice', { port: 8888 }, 'port and metricsPort must differ, got 8888'],
  ['a volume that is too small', { stateSizeLimit: '31Mi' }, 'stateSizeLimit must be 32Mi or more, got 31Mi'],
  ['a drain that is over at once', { drainTimeout: '2s' }, 'drainTimeout must be 3s or more, got "2s"'],
  ['an attribute that is evaluated', { resource: { a: 'EXPR(1)' } }, 'resource.a must not start with "EXPR("'],
  ['an attribute with a space', { resource: { 'a b': 'c' } }, 'resource names must consist of'],
  ['a type with a slash', { exporters: [{ type: 'otlp/1', settings: {} }] }, 'exporters[0].type must be the type'],
  [
    'stack traces of a language',
    { parse: { multiline: 'java' } },
    'parse.multiline must be { firstLine }: the Collector has no parsers for stack traces, got "java"; set { firstLine:',
  ],
])('otelCollector rejects %s', (_what, options, message) => {
  expect(() => otelCollector({ exporters, ...options })).toThrow(
    expect.objectContaining({ name: 'RangeError', message: expect.stringContaining(`otelCollector: ${message}`) }),
  );
});
