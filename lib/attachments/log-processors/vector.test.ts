import { parse } from 'yaml';
import { contextFor } from '../../../test-helpers/attachment-context';
import type { Addition, Context, Logs } from '../../pod/attachment';
import { compose } from '../../pod/compose';
import { fromField, fromSecret } from '../../pod/env';
import { consoleSink, elasticsearchSink, httpSink, lokiSink, type VectorOptions, vector, vectorSink } from './vector';

const logs: Logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' };
const sinks = [consoleSink()];
const context = (more: Partial<Context> = {}) => contextFor(undefined, { logs, ...more });
const built = (options: Partial<VectorOptions> = {}, more: Partial<Context> = {}): Addition =>
  vector({ sinks, ...options }).build(context(more));
const filesOf = (addition: Addition) => addition.config?.[0]?.files ?? {};
const configOf = (addition: Addition) => parse(filesOf(addition)['vector.yaml'] ?? '');
const containers = ({ containers: all = [] }: Addition) => all.map(({ container }) => container);
const volumeOf = ({ volumes = [] }: Addition, name: string) => volumes.find((volume) => volume.name === name);

describe('vector', () => {
  test('adds Vector, which others start after, and a container that holds its end back', () => {
    const { template, findings } = compose(context().template, [vector({ sinks })], context());
    expect(findings).toEqual([]);
    expect(template.spec?.initContainers?.map(({ name, restartPolicy }) => [name, restartPolicy])).toEqual([
      ['vector', 'Always'],
      ['vector-drain', 'Always'],
    ]);
    expect(template.spec?.volumes?.map(({ name, emptyDir }) => [name, emptyDir?.sizeLimit])).toEqual([
      ['vector-logs', '64Mi'],
      ['vector-state', '32Mi'],
      ['vector-config', undefined],
    ]);
  });

  test('keeps positions until sinks have delivered, and serves its metrics', () => {
    const config = configOf(built());
    expect(config.acknowledgements).toEqual({ enabled: true });
    expect(config.data_dir).toBe('/var/lib/vector');
    expect(config.sinks.metrics).toMatchObject({ type: 'prometheus_exporter', address: '[::]:9598' });
    expect(configOf(built({ ipv6: false })).sinks.metrics.address).toBe('0.0.0.0:9598');
    // Its API shows the logs to every client that can connect.
    expect(config.api).toBeUndefined();
  });

  test('reads the files and last lines without a newline, but no files that a shell would not', () => {
    expect(configOf(built()).sources.files).toMatchObject({
      include: ['/var/log/app/*.log', '/var/lib/vector/*.unfinished'],
      exclude: ['/var/log/app/.*'],
    });
    const renamed = { ...logs, files: 'app.log', rotation: { renamed: 'app.log.*' } };
    expect(configOf(built({ logs: renamed, drainTimeout: false })).sources.files).toMatchObject({
      include: ['/var/log/app/app.log', '/var/log/app/app.log.*'],
      exclude: ['gz', 'bz2', 'xz', 'zst', 'zip'].map((ending) => `/var/log/app/*.${ending}`),
    });
  });

  test.each([
    ['**.log', '*.log'],
    ['[^a]\\[.log', '[!a][[].log'],
    ['a?.[lo]*', 'a?.[lo]*'],
  ])('writes the glob %s as %s', (files, pattern) => {
    const [first] = configOf(built({ logs: { ...logs, files } })).sources.files.include;
    expect(first).toBe(`/var/log/app/${pattern}`);
  });

  test('joins lines up to the next first one', () => {
    const { multiline } = configOf(built({ parse: { multiline: { firstLine: '^\\d{4}' } } })).sources.files;
    expect(multiline).toEqual({
      mode: 'halt_before',
      start_pattern: '^\\d{4}',
      condition_pattern: '^\\d{4}',
      timeout_ms: 1000,
    });
  });

  test('sends events through its program, that of the user, and then to the sinks', () => {
    const addition = built({ parse: 'json', remap: '.env = "prod"' });
    const { transforms, sinks: wired } = configOf(addition);
    expect(transforms).toMatchObject({
      records: { type: 'remap', inputs: ['files'], file: '/etc/vector/records.vrl' },
      remap: { type: 'remap', inputs: ['records'], file: '/etc/vector/remap.vrl' },
    });
    expect(wired['console-1'].inputs).toEqual(['remap']);
    expect(filesOf(addition)['remap.vrl']).toBe('.env = "prod"');
    expect(filesOf(addition)['records.vrl']).toContain('"container_name": "app"');
    expect(Object.keys(configOf(built()).transforms)).toEqual(['records']);
  });

  test('has its credentials in files, never in the configuration, on a line of their own', () => {
    const password = fromSecret('loki', 'password');
    const addition = built({ sinks: [lokiSink({ host: 'loki', user: 'shop', password })] });
    const text = filesOf(addition)['vector.yaml'];
    expect(text).toContain('      password: |2-\n        SECRET[pod.1.auth.password]\n');
    expect(configOf(addition).secret).toEqual({ pod: { type: 'directory', path: '/etc/vector-values' } });
    expect(volumeOf(addition, 'vector-values')?.projected?.sources).toContainEqual({
      secret: { name: 'loki', items: [{ key: 'password', path: '1.auth.password' }] },
    });
    // What the program does: whatever the secret is, it stays the value.
    const secret = '  a: "b" # {c} \\ \' ';
    expect(parse(String(text).replace('SECRET[pod.1.auth.password]', () => secret)).sinks['loki-1'].auth.password).toBe(
      secret,
    );
  });

  test('has no volume of values where a configuration refers to none', () => {
    expect(volumeOf(built(), 'vector-values')).toBeUndefined();
    expect(configOf(built()).secret).toBeUndefined();
  });

  test('labels streams of Loki by the Pod and the container that writes', () => {
    const addition = built({ sinks: [lokiSink({ host: 'loki', tls: true, tenant: 'shop' })] });
    expect(configOf(addition).sinks['loki-1']).toEqual({
      type: 'loki',
      inputs: ['records'],
      endpoint: 'https://loki:3100',
      tenant_id: 'shop',
      labels: {
        namespace: 'SECRET[pod.1.labels.namespace]',
        pod: 'SECRET[pod.1.labels.pod]',
        container: 'app',
      },
      encoding: { codec: 'json' },
      tls: {},
    });
    expect(volumeOf(addition, 'vector-values')?.projected?.sources?.[0]).toEqual({
      downwardAPI: { items: [{ path: '1.labels.namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] },
    });
  });

  test('posts to a server, with headers, and an Authorization that is not a template', () => {
    const header = fromSecret('api', 'header');
    const headers = { 'X-Team': 'shop', Authorization: header };
    const { sinks: wired } = configOf(built({ sinks: [httpSink({ host: 'api', headers, format: 'json_lines' })] }));
    expect(wired['http-1']).toMatchObject({
      uri: 'http://api:80/',
      framing: { method: 'newline_delimited' },
      auth: { strategy: 'custom', value: 'SECRET[pod.1.auth.value]' },
      request: { headers: { 'X-Team': 'shop' } },
    });
    expect(() => httpSink({ host: 'api', token: header, headers })).toThrow(
      'httpSink: headers.Authorization and credentials are both set; remove one of them',
    );
  });

  test('sends to an index or a data stream of Elasticsearch, of the configuration alone', () => {
    const of = (options: object) =>
      configOf(built({ sinks: [elasticsearchSink({ host: 'es', ...options })] })).sinks['elasticsearch-1'];
    expect(of({})).toMatchObject({ endpoints: ['http://es:9200'], request_retry_partial: true });
    expect(of({ index: 'shop-%Y' }).bulk).toEqual({ index: 'shop-%Y' });
    expect(of({ dataStream: 'logs-shop-default' })).toMatchObject({
      mode: 'data_stream',
      data_stream: { type: 'logs', dataset: 'shop', namespace: 'default', auto_routing: false },
    });
  });

  test('keeps requests of its own sinks small, whose events it holds in memory', () => {
    const own = [httpSink({ host: 'a' }), elasticsearchSink({ host: 'b' }), vectorSink({ host: 'c' })];
    const { metrics: _, ...wired } = configOf(built({ sinks: own })).sinks;
    expect(Object.values<{ batch?: unknown }>(wired).map(({ batch }) => batch)).toEqual(
      own.map(() => ({ max_bytes: 1_000_000 })),
    );
  });

  test('connects to another Vector with certificates', () => {
    const tls = { ca: { secretName: 'ca' }, certificate: { secretName: 'me' }, serverName: 'v', verify: false };
    const addition = built({ sinks: [vectorSink({ host: '::1', tls })] });
    expect(configOf(addition).sinks['vector-1']).toMatchObject({
      routing: { endpoints: ['[::1]:6000'] },
      tls: {
        enabled: true,
        verify_certificate: false,
        verify_hostname: false,
        server_name: 'v',
        ca_file: '/etc/vector-tls/1/ca.crt',
        crt_file: '/etc/vector-tls/1/tls.crt',
        key_file: '/etc/vector-tls/1/tls.key',
      },
    });
    expect(addition.sendsTo).toBeUndefined();
    expect(volumeOf(addition, 'vector-tls')?.projected?.sources).toHaveLength(2);
  });

  test('tells isolate where events go, and what it does not know', () => {
    expect(built({ sinks: [lokiSink({ host: 'loki' }), consoleSink()] }).sendsTo).toEqual([
      { host: 'loki', port: 3100 },
    ]);
    expect(built({ sinks: [{ type: 'kafka', settings: {} }] }).sendsTo).toEqual([{ unknown: 'sink "kafka"' }]);
  });

  test('asks for the disk that its volumes may take, and reads as the user who writes', () => {
    const template = { spec: { containers: [{ name: 'app', image: 'app:1', securityContext: { runAsUser: 1000 } }] } };
    const [container] = containers(vector({ sinks }).build(contextFor(template, { logs })));
    expect(container?.resources?.requests?.['ephemeral-storage']).toBe('96Mi');
    expect(container?.securityContext).toEqual({ runAsUser: 1000 });
  });

  test('reports lines that are lost in Kubernetes 1.28, and an image that puts variables in place of "$"', () => {
    const codes = ({ findings = [] }: Addition) => findings.map(({ code, severity }) => [code, severity]);
    expect(codes(built({}, { kubernetes: '1.28' }))).toEqual([['pod/log-lines-lost', 'warning']]);
    const image = 'docker.io/timberio/vector:0.56.0-alpine';
    expect(codes(built({ container: { image } }))).toEqual([['pod/image-too-old', 'error']]);
  });
});

const kafka = (settings: object) => ({ sinks: [{ type: 'kafka', settings }] });

test.each<[string, object, string]>([
  ['no sinks', { sinks: [] }, 'sinks must not be empty; add one, such as lokiSink({ host })'],
  ['a name that is not a label', { name: 'A' }, 'name must'],
  ['a port beyond the last one', { metricsPort: 65536 }, 'metricsPort must be 1 to 65535, got 65536'],
  ['a drain that is over at once', { drainTimeout: '2s' }, 'drainTimeout must be 3s or more, got "2s"'],
  ['a type with a slash', { sinks: [{ type: 'a/1', settings: {} }] }, 'sinks[0].type must be the type of a sink'],
  [
    'stack traces of a language',
    { parse: { multiline: 'java' } },
    'parse.multiline must be { firstLine }: Vector has no',
  ],
  [
    'a first line of another engine',
    { parse: { multiline: { firstLine: '(?!a)' } } },
    'parse.multiline.firstLine must be',
  ],
  ['a reference in a literal', kafka({ topic: 'SECRET[a.b]' }), 'sinks[0] kafka: topic must not contain "SECRET["'],
  ['a buffer on disk', kafka({ buffer: { type: 'disk' } }), 'sinks[0] kafka: buffer.type must not be "disk"'],
  [
    'a secret that may be missing',
    kafka({ a: fromSecret('a', 'b', { optional: true }) }),
    'sinks[0] kafka: a must not be',
  ],
  [
    'a field that no volume has',
    kafka({ node: fromField('spec.nodeName') }),
    'sinks[0] kafka: node must be a field of',
  ],
  ['a time in other words', { parse: { json: { timeKey: 'a', timeFormat: '%k' } } }, 'parse.json.timeFormat must not'],
  ['a path as a time', { parse: { json: { timeKey: 'a"b', timeFormat: '%s' } } }, 'parse.json.timeKey must consist'],
])('vector rejects %s', (_what, options, message) => {
  expect(() => vector({ sinks, ...options })).toThrow(
    expect.objectContaining({ name: 'RangeError', message: expect.stringContaining(`vector: ${message}`) }),
  );
});

test.each<[string, () => unknown, string]>([
  [
    'a field alone as a label',
    () => lokiSink({ host: 'a', labels: { level: '{{ level }}' } }),
    'labels.level must have a literal before the field, or Vector does not start, got "{{ level }}"; set "level-{{ level }}"',
  ],
  ['a label of Prometheus only', () => lokiSink({ host: 'a', labels: { 'a.b': 'c' } }), 'labels names must consist of'],
  ['no labels', () => lokiSink({ host: 'a', labels: {} }), 'labels must have at least one label'],
  ['an empty tenant', () => lokiSink({ host: 'a', tenant: '' }), 'tenant must not be empty'],
  ['a host with a path', () => lokiSink({ host: 'a/b' }), 'host must be a host name or an address'],
])('lokiSink rejects %s', (_what, make, message) => {
  expect(make).toThrow(expect.objectContaining({ message: expect.stringContaining(`lokiSink: ${message}`) }));
});

test.each([
  [{ index: 'A' }, 'index must consist of lowercase letters'],
  [{ index: 'a', dataStream: 'logs-a-b' }, 'index must not be set with dataStream'],
  [{ dataStream: 'logs' }, 'dataStream must be a type, a data set and a namespace'],
])('elasticsearchSink rejects %j', (options, message) => {
  expect(() => elasticsearchSink({ host: 'es', ...options })).toThrow(`elasticsearchSink: ${message}`);
});
