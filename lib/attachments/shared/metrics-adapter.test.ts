import { contextFor } from '../../../test-helpers/attachment-context';
import { compose } from '../../pod/compose';
import { images } from '../../pod/images';
import { type MetricsAdapter, type MetricsAdapterOptions, metricsAdapter } from './metrics-adapter';

const adapter: MetricsAdapter = {
  tool: 'redis-exporter',
  image: images['redis-exporter'],
  port: 9121,
  args: ['--one'],
  resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '32Mi' } },
  user: 59_000,
  drainSeconds: 10,
};

const of = (options: MetricsAdapterOptions = {}) => metricsAdapter(adapter, options);

test('opens a port named metrics, and metrics-<name> for a second one', () => {
  expect(of().ports.metrics).toEqual({ name: 'metrics', containerPort: 9121, purpose: 'metrics' });
  expect(of({ name: 'redis', port: 9122 }).ports.metrics).toEqual({
    name: 'metrics-redis',
    containerPort: 9122,
    purpose: 'metrics',
  });
  expect(of({ name: 'a-much--longer-name' }).ports.metrics.name).toBe('metrics-a-much');
});

test('has no probe, as an adapter that fails says nothing of the application', () => {
  const container = of().build(contextFor()).containers?.[0]?.container;
  expect(container).toEqual({
    name: 'redis-exporter',
    args: ['--one', '--web.listen-address=:9121'],
    ports: [{ name: 'metrics', containerPort: 9121 }],
    resources: { requests: { cpu: '10m', memory: '32Mi' }, limits: { memory: '32Mi' } },
    securityContext: { runAsUser: 59_000, runAsGroup: 59_000 },
  });
});

test.each([
  ['Pod', 'container'],
  ['Deployment', 'container'],
  ['StatefulSet', 'container'],
  ['DaemonSet', 'container'],
  ['Job', 'sidecar'],
  ['CronJob', 'sidecar'],
] as const)(
  'in a %s is a %s: regular outside Jobs, so that it never keeps the application from starting',
  (kind, as) => {
    expect(of().build(contextFor(undefined, { kind })).containers?.[0]?.as).toBe(as);
  },
);

describe('a scraper', () => {
  test('finds it by annotations of the Pod, unless told otherwise', () => {
    expect(of().build(contextFor()).podMetadata?.annotations).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9121',
      'prometheus.io/path': '/metrics',
    });
    expect(of({ scrape: 'none' }).build(contextFor())).not.toHaveProperty('podMetadata');
  });

  test('is not led away by annotations that the Pod has already, and that is said', () => {
    const template = {
      metadata: { annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8080' } },
      spec: { containers: [{ name: 'app', image: 'app:1' }] },
    };
    const addition = of().build(contextFor(template));
    expect(addition).not.toHaveProperty('podMetadata');
    expect(addition.findings).toMatchObject([
      {
        code: 'practice/metrics-not-scraped',
        severity: 'warning',
        field: "metadata.annotations['prometheus.io/port']",
      },
    ]);
    expect(of({ scrape: 'none' }).build(contextFor(template))).not.toHaveProperty('findings');
  });

  test('cannot be given two ports by annotations: two adapters say so, until one leaves them out', () => {
    const template = { spec: { containers: [{ name: 'app', image: 'app:1' }] } };
    const second = (scrape: 'annotations' | 'none') => of({ name: 'other', port: 9122, scrape });
    expect(compose(template, [of(), second('none')], contextFor()).findings).toEqual([]);
    expect(compose(template, [of(), second('annotations')], contextFor()).findings).not.toEqual([]);
  });
});

test('takes an override of its container', () => {
  const container = of({ container: { resources: { limits: { memory: '64Mi' } }, env: [{ name: 'A', value: 'b' }] } });
  expect(container.build(contextFor()).containers?.[0]?.container).toMatchObject({
    resources: { limits: { memory: '64Mi' } },
    env: [{ name: 'A', value: 'b' }],
  });
});

test.each<[MetricsAdapterOptions, string]>([
  [{ name: 'Redis' }, 'redis-exporter: name '],
  [{ port: 80 }, 'redis-exporter: port must be 1024 to 65535, got 80; lower ones need root'],
])('refuses %j', (options, message) => {
  expect(() => of(options)).toThrow(message);
});
