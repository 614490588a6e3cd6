import { contextFor } from '../../../test-helpers/attachment-context';
import { type StatsdExporterOptions, statsdExporter } from './statsd-exporter';

const built = (options: StatsdExporterOptions = {}) => statsdExporter(options).build(contextFor());
const fileOf = (options: StatsdExporterOptions) =>
  JSON.parse(built(options).config?.[0]?.files['mapping.yaml'] ?? 'null');

test('receives on UDP and TCP port 9125 and serves on 9102, each by its role', () => {
  const { ports } = statsdExporter();
  expect(ports.udp).toMatchObject({ name: 'statsd-expo-udp', containerPort: 9125, protocol: 'UDP' });
  expect(ports.tcp).toMatchObject({ name: 'statsd-expo-tcp', containerPort: 9125 });
  expect(ports.metrics).toMatchObject({ name: 'metrics', containerPort: 9102 });
  expect(built().containers?.[0]?.container.args).toEqual([
    '--statsd.listen-udp=:9125',
    '--statsd.listen-tcp=:9125',
    '--web.listen-address=:9102',
  ]);
});

test('has no config file without mappings, and mounts the one that it has', () => {
  expect(built().config).toBeUndefined();
  const { containers, config } = built({ mappings: [] });
  expect(config?.[0]?.volume).toBe('statsd-exporter-config');
  expect(containers?.[0]?.container.volumeMounts).toEqual([
    { name: 'statsd-exporter-config', mountPath: '/etc/statsd-exporter', readOnly: true },
  ]);
  expect(containers?.[0]?.container.args).toContain('--statsd.mapping-config=/etc/statsd-exporter/mapping.yaml');
});

test('writes the rules in their order, with durations as Go reads them', () => {
  const first = { match: 'a.*', name: 'a', ttl: '1h30m', summary_options: { max_age: 90, age_buckets: 3 } } as const;
  const file = fileOf({ mappings: [first, { match: 'b', name: 'b', action: 'drop' }], defaults: { ttl: '500ms' } });
  expect(file).toEqual({
    defaults: { ttl: '0.5s' },
    mappings: [
      { match: 'a.*', name: 'a', ttl: '5400s', summary_options: { age_buckets: 3, max_age: '90s' } },
      { match: 'b', name: 'b', action: 'drop' },
    ],
  });
});

test('is a sidecar in a Job, and a regular container elsewhere', () => {
  const as = (kind: 'Job' | 'Deployment') =>
    statsdExporter().build(contextFor(undefined, { kind })).containers?.[0]?.as;
  expect([as('Job'), as('Deployment')]).toEqual(['sidecar', 'container']);
});

test.each<[object, string]>([
  [
    { mappings: [{ match: 'a', name: 'a', histogram_options: {} }] },
    "mappings[0].histogram_options needs observer_type histogram, got summary; set observer_type: 'histogram'",
  ],
  [
    { defaults: { observer_type: 'histogram' }, mappings: [{ match: 'a', name: 'a', summary_options: {} }] },
    'mappings[0].summary_options needs observer_type summary, got histogram',
  ],
  [{ mappings: [{ match: 'a', name: 'a b' }] }, 'mappings[0].name must be a metric name such as "checkout_seconds"'],
  [{ mappings: [{ match: 'a' }] }, 'mappings[0].name is missing'],
  [
    { mappings: [{ match: 'a', name: 'a', label: {} }] },
    'unknown property "mappings[0].label"; did you mean "labels"?',
  ],
  [
    { mappings: [{ match: 'a.b*', name: 'a' }] },
    'mappings[0].match must have parts of letters, digits, "_" and "-", or only "*", between dots, got "a.b*"',
  ],
  [{ mappings: [{ match: '1a.b', name: 'a' }] }, 'got "1a.b"; set one such as "checkout.*.time"'],
  [
    { mappings: [{ match: 'a.*', name: 'a', labels: { 'a-b': '$1' } }] },
    'mappings[0].labels must have names of two or more letters, digits and "_", without a digit first, got "a-b"',
  ],
  [{ mappings: [{ match: 'a.*', name: 'a', labels: { x: '$1' } }] }, 'got "x"; rename it'],
  [
    { mappings: [{ match: '(?=a)', match_type: 'regex', name: 'a' }] },
    'mappings[0].match must be a regular expression of Go, got "(?=a)" with "(?="',
  ],
  [{ port: 9125 }, 'port must differ from tcpPort, got 9125'],
  [{ defaults: { ttl: '1d' } }, 'defaults.ttl must be a duration such as "5s", got "1d"'],
])('rejects %j', (options, message) => {
  expect(() => statsdExporter(options as never)).toThrow(message);
});

test('takes any match as a regular expression, also where defaults say so', () => {
  const match = 'checkout\\.(.*)';
  expect(fileOf({ mappings: [{ match, match_type: 'regex', name: 'a' }] }).mappings[0].match).toBe(match);
  expect(fileOf({ mappings: [{ match, name: 'a' }], defaults: { match_type: 'regex' } }).mappings[0].match).toBe(match);
});

// Go 1.26 refuses these, and reads those.
test.each([
  ['(?=a)b', '(?='],
  ['(?<!a)b', '(?<!'],
  ['(?>a)', '(?>'],
  ['(a)\\1', '\\1'],
  ['a.*+', '*+'],
  ['a(b', '('],
])('rejects the regular expression %s for its %s', (match, part) => {
  expect(() => fileOf({ mappings: [{ match, match_type: 'regex', name: 'a' }] })).toThrow(
    `with "${part}"; rewrite it without`,
  );
});

test.each(['\\\\1', '[(?=*+]a', '(?P<a>b)', '(?i)a.*?', '\\*+', '\\Q(\\E', '^a\\.(.+)$'])(
  'takes the regular expression %s',
  (match) => {
    expect(fileOf({ mappings: [{ match, match_type: 'regex', name: 'a' }] }).mappings[0].match).toBe(match);
  },
);

test.each(['*', '*.*', 'a', '_.b', 'a-b.*', 'a.1', 'a.1-', 'a--b'])('takes the glob %s', (match) => {
  expect(fileOf({ mappings: [{ match, name: 'a' }] }).mappings[0].match).toBe(match);
});
