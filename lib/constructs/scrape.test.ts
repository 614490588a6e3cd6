import { ApiObject, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { nginx, nginxExporter, redisExporter } from '../attachments';
import { podTemplateOf } from '../kubernetes/pod-template';
import { fromSecret } from '../pod/env';
import { attach } from './attach';
import { scrape } from './scrape';
import { warningsOf } from './testdata/warnings-of';
import { Workload } from './workload';

const chartIn = () => new Chart(Testing.app(), 'chart', { namespace: 'shop' });
const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const proxy = nginx({ listen: 8443, upstream: { port: 8080 } });
const exporter = nginxExporter({ nginx: proxy, scrape: 'none' });
const workloadIn = (chart: Chart, props = {}) =>
  new Workload(chart, 'shop', { app, workload: { kind: 'Deployment' }, ...props });
const object = (chart: Chart, kind: string, name = 'shop') =>
  Testing.synth(chart).find((one) => one.kind === kind && one.metadata.name === name);
const annotationsOf = (chart: Chart) => podTemplateOf(object(chart, 'Deployment'))?.template.metadata?.annotations;
const metadata = { name: 'shop', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'shop' } };

describe('scrape by a PodMonitor', () => {
  test('names the metrics ports of attachments, also of one that is attached later', () => {
    const chart = chartIn();
    const shop = workloadIn(chart, { attachments: [proxy, exporter] });
    scrape(shop, { metadata: { labels: { release: 'prometheus' } } });
    const redis = attach(shop, redisExporter({ name: 'redis', scrape: 'none' }));
    expect(object(chart, 'PodMonitor')).toEqual({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { ...metadata, labels: { ...metadata.labels, release: 'prometheus' } },
      spec: {
        selector: { matchLabels: { 'app.kubernetes.io/name': 'shop' } },
        podMetricsEndpoints: [{ port: exporter.ports.metrics.name }, { port: redis.ports.metrics.name }],
      },
    });
  });

  test('says path, interval, TLS and a token from a Secret', () => {
    const chart = chartIn();
    const ports = [{ name: 'metrics', containerPort: 9090 }];
    scrape(workloadIn(chart, { app: { ...app, ports } }), {
      path: '/stats',
      interval: '1m30s',
      tls: { ca: { secretName: 'shop-ca' }, serverName: 'shop.internal' },
      token: fromSecret('shop-metrics', 'token'),
    });
    expect(object(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([
      {
        port: 'metrics',
        path: '/stats',
        interval: '90s',
        scheme: 'https',
        tlsConfig: { ca: { secret: { name: 'shop-ca', key: 'ca.crt' } }, serverName: 'shop.internal' },
        authorization: { credentials: { name: 'shop-metrics', key: 'token' } },
      },
    ]);
  });

  test('says user and password, and skips verification where that is set', () => {
    const chart = chartIn();
    const password = fromSecret('shop', 'password', { optional: true });
    const basicAuth = { user: fromSecret('shop', 'user'), password };
    scrape(workloadIn(chart), { ports: ['http'], basicAuth, tls: { verify: false } });
    expect(object(chart, 'PodMonitor').spec.podMetricsEndpoints).toEqual([
      {
        port: 'http',
        scheme: 'https',
        tlsConfig: { insecureSkipVerify: true },
        basicAuth: {
          username: { name: 'shop', key: 'user' },
          password: { name: 'shop', key: 'password', optional: true },
        },
      },
    ]);
  });

  test('selects the Pods of a workload of another library', () => {
    const chart = chartIn();
    const target = new plus.Deployment(chart, 'shop', { containers: [{ image: 'shop:1', portNumber: 8080 }] });
    attach(target, redisExporter({ scrape: 'none' }));
    scrape(target);
    const deployment = Testing.synth(chart).find(({ kind }) => kind === 'Deployment');
    expect(object(chart, 'PodMonitor', deployment.metadata.name).spec.selector).toEqual(deployment.spec.selector);
  });

  test('reports that annotations of an attachment ask for the same', async () => {
    const chart = chartIn();
    scrape(workloadIn(chart, { attachments: [redisExporter()] }));
    expect((await warningsOf(() => Testing.synth(chart))).join('\n')).toContain(
      'the Pods have prometheus.io/scrape: "true", too: a Prometheus that follows annotations and the PodMonitor scrapes ' +
        'them twice; set scrape: "none" in the options of the attachment, or by: "annotations" here [practice/scraped-twice]',
    );
  });

  test.each([
    [undefined, 'no attachment has a metrics port, and no container a port named "metrics"; set ports'],
    [['htpp'], 'no container declares a port "htpp", only "http"; did you mean "http"?'],
  ])('reports ports that are not there: %j', (ports, message) => {
    const chart = chartIn();
    scrape(workloadIn(chart), { ports });
    expect(() => Testing.synth(chart)).toThrow(message);
  });
});

describe('scrape by a ServiceMonitor', () => {
  test.each([
    ['1.32', 9113],
    ['1.36', 'metrics'],
  ] as const)('adds a Service for the metrics ports, as %s finds those of sidecars', (kubernetes, targetPort) => {
    const chart = chartIn();
    scrape(workloadIn(chart, { kubernetes, attachments: [proxy, exporter] }), { by: 'ServiceMonitor', interval: 30 });
    const labels = { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/component': 'metrics' };
    const { name, containerPort } = exporter.ports.metrics;
    expect(object(chart, 'ServiceMonitor')).toEqual({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata,
      spec: { selector: { matchLabels: labels }, endpoints: [{ port: name, interval: '30s' }] },
    });
    expect(object(chart, 'Service', 'shop-metrics')).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop-metrics', namespace: 'shop', labels },
      spec: {
        clusterIP: 'None',
        selector: { 'app.kubernetes.io/name': 'shop' },
        ports: [{ name, port: containerPort, targetPort: targetPort === 'metrics' ? name : targetPort }],
      },
    });
  });
});

describe('what scrape refuses, or tells apart', () => {
  test('names the Service of a ServiceMonitor after the monitor, and selects that one alone', () => {
    const chart = chartIn();
    scrape(workloadIn(chart, { attachments: [proxy, exporter] }), { by: 'ServiceMonitor', metadata: { name: 'head' } });
    const labels = { 'app.kubernetes.io/name': 'head', 'app.kubernetes.io/component': 'metrics' };
    expect(object(chart, 'ServiceMonitor', 'head').spec.selector).toEqual({ matchLabels: labels });
    expect(object(chart, 'Service', 'head-metrics').metadata.labels).toEqual(labels);
  });

  test.each([
    [{ ports: ['metrics', 'metrics'] }, 'options.ports[1]: duplicate name, whose port would be scraped twice'],
    [{ interval: 0 }, 'interval must be 1 s or more, got 0 s; set "30s", or remove it'],
  ])('rejects %j', (options, message) => {
    expect(() => scrape(workloadIn(chartIn()), options)).toThrow(`scrape: ${message}`);
  });

  test('does not take a UDP port for metrics, which are read by HTTP', () => {
    const chart = chartIn();
    const ports = [{ name: 'metrics', containerPort: 8125, protocol: 'UDP' }];
    scrape(workloadIn(chart, { app: { image: 'shop:1', ports } }));
    expect(() => Testing.synth(chart)).toThrow('no container a port named "metrics"');
  });
});

describe('scrape by annotations', () => {
  test('annotates the Pods with the number and the path of the one port, and returns the workload', () => {
    const chart = chartIn();
    const shop = workloadIn(chart);
    expect(scrape(shop, { by: 'annotations', ports: ['http'], path: '/stats' })).toBe(shop.apiObject);
    expect(annotationsOf(chart)).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '8080',
      'prometheus.io/path': '/stats',
    });
  });

  test('agrees with an attachment that annotates its port', () => {
    const chart = chartIn();
    scrape(workloadIn(chart, { attachments: [redisExporter()] }), { by: 'annotations' });
    expect(annotationsOf(chart)).toMatchObject({ 'prometheus.io/port': '9121' });
  });

  test('reports several ports, and annotations that say something else', () => {
    const chart = chartIn();
    const two = [redisExporter({ name: 'redis', scrape: 'none' }), exporter];
    scrape(workloadIn(chart, { attachments: [proxy, ...two] }), { by: 'annotations' });
    expect(() => Testing.synth(chart)).toThrow(
      /annotations name one port, but there are ".*", ".*"; set by: "PodMonitor"/,
    );
    const other = chartIn();
    const annotations = { 'prometheus.io/port': '1' };
    scrape(workloadIn(other, { podMetadata: { annotations } }), { by: 'annotations', ports: ['http'] });
    expect(() => Testing.synth(other)).toThrow(
      `the pod template sets another value than scrape, "8080"; remove it from the pod template [app/scraped-port]`,
    );
  });
});

describe('scrape', () => {
  test.each([
    [{ by: 'podMonitor' }, /^scrape: options\.by must be .*did you mean "PodMonitor"\?$/],
    [
      { by: 'annotations', interval: '30s' },
      'scrape: options.interval cannot be said by annotations; remove it, or set by: "PodMonitor"',
    ],
    [
      { by: 'annotations', ports: ['a', 'b'] },
      'scrape: options.ports has 2 names, but annotations name one port; set by: "PodMonitor"',
    ],
    [{ ports: [] }, 'scrape: options.ports is empty, so that nothing is scraped; set the name of a port, or remove it'],
    [
      { tls: { ca: {}, serverName: 'a' } },
      'scrape: options.tls.ca must have secretName or configMapName; set one of them',
    ],
    [
      { tls: { ca: { secretName: 'a' } } },
      'scrape: options.tls.serverName is missing: no certificate has the address of a Pod; set a name that it has, or verify: false',
    ],
    [{ token: 'secret' }, /^scrape: options\.token must be an object with secretKeyRef, got a string$/],
    [{ interval: '1500ms' }, /^scrape: interval must be whole seconds, got "1500ms"/],
  ])('rejects options that say nothing: %j', (options, message) => {
    expect(() => scrape(workloadIn(chartIn()), options as never)).toThrow(message);
  });

  test.each(['PodMonitor', 'ServiceMonitor', 'annotations'] as const)(
    'by %s is rejected where another one is there',
    (by) => {
      const shop = workloadIn(chartIn());
      scrape(shop, { by: 'annotations', ports: ['http'] });
      expect(() => scrape(shop, { by })).toThrow(
        'scrape: called twice for chart/shop, but a port that is scraped twice has all its series twice; remove one of the calls',
      );
    },
  );

  test('rejects what has no Pods', () => {
    const template = new ApiObject(chartIn(), 'template', { apiVersion: 'v1', kind: 'PodTemplate' });
    expect(() => scrape(template)).toThrow(/^scrape: a PodTemplate has no Pods/);
  });
});
