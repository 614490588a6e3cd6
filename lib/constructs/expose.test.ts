import { ApiObject, type App, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import type { Attachment } from '../pod/attachment';
import { provideSettings } from './app-settings';
import { attach } from './attach';
import { expose } from './expose';
import { retarget } from './retarget';
import { type ScrapeOptions, scrape } from './scrape';
import { Workload } from './workload';

const proxy: Attachment<'https'> = {
  name: 'tls',
  ports: { https: { name: 'tls-https', containerPort: 8443, purpose: 'traffic' } },
  build: () => ({
    containers: [
      {
        as: 'sidecar',
        container: { name: 'tls', image: 'tls:1', ports: [{ name: 'tls-https', containerPort: 8443 }] },
      },
    ],
  }),
};
const metrics: Attachment<'metrics'> = {
  name: 'exporter',
  ports: { metrics: { name: 'metrics', containerPort: 9113, purpose: 'metrics' } },
  build: () => ({
    containers: [
      {
        as: 'container',
        container: { name: 'exporter', image: 'e:1', ports: [{ name: 'metrics', containerPort: 9113 }] },
      },
    ],
  }),
};
const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const chartIn = () => new Chart(Testing.app(), 'chart');
const service = (chart: Chart) => Testing.synth(chart).find((object) => object.kind === 'Service');

describe('expose', () => {
  test('publishes the ports of the main containers, at the numbers that clients expect', () => {
    const chart = chartIn();
    expose(new Workload(chart, 'shop', { app, workload: { kind: 'Deployment' } }));
    expect(service(chart)).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'shop', labels: { 'app.kubernetes.io/name': 'shop' } },
      spec: { selector: { 'app.kubernetes.io/name': 'shop' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
    });
  });

  test('targets the proxy, also one that is attached later', () => {
    const chart = chartIn();
    const shop = new Workload(chart, 'shop', { app, attachments: [metrics] });
    expose(shop);
    attach(shop, proxy);
    expect(service(chart).spec.ports).toEqual([{ name: 'https', port: 443, targetPort: 'tls-https' }]);
  });

  test.each(['Pod', 'ReplicationController', 'Job'] as const)(
    'selects the Pods of a %s by its selector alone',
    (kind) => {
      const chart = chartIn();
      const selector = { app: 'shop' };
      expose(
        new Workload(chart, 'shop', { app, workload: { kind }, selector, podMetadata: { labels: { tier: 'web' } } }),
      );
      expect(service(chart).spec.selector).toEqual(selector);
    },
  );

  test('selects the Pods of a ReplicationController by its own selector', () => {
    const chart = chartIn();
    const template = { metadata: { labels: { app: 'a', b: 'c' } }, spec: { containers: [{ ...app, name: 'app' }] } };
    const spec = { selector: { app: 'a' }, template };
    expose(
      new ApiObject(chart, 'rc', { apiVersion: 'v1', kind: 'ReplicationController', metadata: { name: 'a' }, spec }),
    );
    expect(service(chart).spec.selector).toEqual({ app: 'a' });
  });

  test('does not publish metrics ports of attachments', () => {
    const chart = chartIn();
    expose(new Workload(chart, 'shop', { app, attachments: [metrics] }));
    expect(service(chart).spec.ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
  });

  const measured = [...app.ports, { name: 'metrics', containerPort: 9090 }];
  test.each<[string, string[], ScrapeOptions | undefined, typeof measured]>([
    ['a port "metrics" that scrape reads', ['http'], {}, measured],
    ['one that nothing scrapes', ['http', 'metrics'], undefined, measured],
    ['one next to the ports that scrape names', ['http', 'metrics'], { ports: ['http'] }, measured],
    ['the only port', ['metrics'], {}, measured.slice(1)],
  ])('publishes what clients connect to: with %s, %j', (_, published, how, ports) => {
    const chart = chartIn();
    const shop = new Workload(chart, 'shop', { app: { ...app, ports }, workload: { kind: 'Deployment' } });
    expose(shop);
    if (how !== undefined) scrape(shop, how);
    expect(service(chart).spec.ports.map(({ name }: { name: string }) => name)).toEqual(published);
  });

  test('keeps the number of a port if another one has the well-known number of its name', () => {
    const chart = chartIn();
    const ports = [...app.ports, { name: 'web', containerPort: 80 }];
    expose(new Workload(chart, 'shop', { app: { ...app, ports } }));
    expect(service(chart).spec.ports).toEqual([
      { name: 'http', port: 8080, targetPort: 'http' },
      { name: 'web', port: 80, targetPort: 'web' },
    ]);
  });

  test('publishes two proxies of one role by the names of their ports', () => {
    const chart = chartIn();
    const inner = { name: 'inner-https', containerPort: 9443 };
    const second: Attachment = {
      name: 'inner',
      ports: { https: { ...inner, purpose: 'traffic' } },
      build: () => ({ containers: [{ as: 'sidecar', container: { name: 'inner', image: 'tls:1', ports: [inner] } }] }),
    };
    expose(new Workload(chart, 'shop', { app, attachments: [proxy, second] }));
    expect(service(chart).spec.ports).toEqual([
      { name: 'tls-https', port: 8443, targetPort: 'tls-https' },
      { name: 'inner-https', port: 9443, targetPort: 'inner-https' },
    ]);
  });

  test.each([
    ['1.32', 8443],
    ['1.33', 'tls-https'],
  ] as const)('targets the port of a proxy as the Services of %s find it', (kubernetes, targetPort) => {
    const chart = chartIn();
    expose(new Workload(chart, 'shop', { app, kubernetes, attachments: [proxy] }));
    expect(service(chart).spec.ports).toEqual([{ name: 'https', port: 443, targetPort }]);
  });

  test('publishes a workload of another library by its own selector', () => {
    const chart = chartIn();
    const deployment = new plus.Deployment(chart, 'shop', { containers: [{ image: 'shop:1', portNumber: 8080 }] });
    expose(deployment);
    const selector = Testing.synth(chart).find((object) => object.kind === 'Deployment').spec.selector.matchLabels;
    expect(service(chart).spec).toMatchObject({ selector, ports: [{ port: 8080, targetPort: 8080 }] });
  });

  test('publishes the only port at the given number', () => {
    const chart = chartIn();
    expose(new Workload(chart, 'shop', { app, attachments: [proxy] }), { port: 8443 });
    expect(service(chart).spec.ports).toEqual([{ name: 'https', port: 8443, targetPort: 'tls-https' }]);
  });

  test('publishes a headless Service at the numbers of the Pods, which its clients connect to', () => {
    const chart = chartIn();
    const deployment = { app, workload: { kind: 'Deployment' } } as const;
    expose(new Workload(chart, 'shop', deployment), { clusterIP: 'None' });
    expose(new Workload(chart, 'proxied', { ...deployment, attachments: [proxy] }), { clusterIP: 'None' });
    const services = Testing.synth(chart).filter(({ kind }) => kind === 'Service');
    expect(services.map(({ spec }) => spec.ports[0].port)).toEqual([8080, 8443]);
  });

  test.each([
    [{ port: 80, ports: [{ port: 80 }] }, 'options.port and ports are both set; remove one of them'],
    [
      { port: 80, clusterIP: 'None' },
      'options.port has no effect with clusterIP: "None": clients of a headless Service connect to the Pods; remove it',
    ],
    [{ ports: [] }, 'options.ports is empty, so that nothing is published; set a port, or remove it'],
    [{ type: 'ExternalName' }, 'options.type must not be "ExternalName": such a Service leads to a host name'],
    [{ externalName: 'shop.example' }, 'options.externalName is not supported here; a Service with it leads to a host'],
  ])('rejects options by which no client finds the Pods: %j', (options, message) => {
    const shop = new Workload(chartIn(), 'shop', { app });
    expect(() => expose(shop, options as never)).toThrow(`expose: ${message}`);
  });

  test('reports Pods without labels, which no Service can select', () => {
    const chart = chartIn();
    const pod = { spec: { containers: [{ name: 'shop', image: 'shop:1', ports: [{ containerPort: 8080 }] }] } };
    expose(new ApiObject(chart, 'shop', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'shop' }, ...pod }));
    expect(() => Testing.synth(chart)).toThrow(
      'spec.selector: the Pods of Pod "shop" have no labels to select them by',
    );
  });

  test('rejects a Service of Knative, which has an address of its own', () => {
    const knative = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', spec: { template: { spec: {} } } };
    expect(() => expose(new ApiObject(chartIn(), 'shop', knative))).toThrow(
      'expose: a Service of Knative has an address of its own (chart/shop); use that, and remove expose',
    );
  });

  test('uses ports and fields of a Service as given', () => {
    const chart = chartIn();
    const ports = [{ name: 'web', port: 8000, targetPort: 'http' }];
    expose(new Workload(chart, 'shop', { app }), { ports, type: 'LoadBalancer', metadata: { name: 'front' } });
    expect(service(chart)).toMatchObject({ metadata: { name: 'front' }, spec: { type: 'LoadBalancer', ports } });
  });

  test('rejects a second Service of the same name', () => {
    const chart = chartIn();
    const shop = new Workload(chart, 'shop', { app });
    expose(shop);
    expect(() => expose(shop)).toThrow('expose: duplicate Service "shop" in chart/shop; set another metadata.name');
    expose(shop, { metadata: { name: 'admin' } });
    expect(Testing.synth(chart).filter((object) => object.kind === 'Service')).toHaveLength(2);
  });

  test('reports a workload without declared ports', () => {
    const chart = chartIn();
    expose(new Workload(chart, 'shop', { app: { image: 'shop:1' } }));
    expect(() => Testing.synth(chart)).toThrow(
      /\[chart\/shop\/service-shop\] spec\.ports: no main container of Pod "shop" declares a port/,
    );
  });
});

describe('retarget', () => {
  const targets: Record<string, (chart: Chart) => ApiObject | plus.Service> = {
    'a Service of cdk8s-plus': (chart) =>
      new plus.Deployment(chart, 'shop', { containers: [{ image: 'shop:1', portNumber: 8080 }] }).exposeViaService({
        ports: [{ port: 80, targetPort: 8080 }],
      }),
    'an ApiObject': (chart) =>
      new ApiObject(chart, 'service', {
        apiVersion: 'v1',
        kind: 'Service',
        spec: { ports: [{ port: 80, targetPort: 8080 }] },
      }),
  };
  test.each(Object.entries(targets))('retargets %s to the proxy, and keeps the ports that clients use', (_, make) => {
    const chart = chartIn();
    retarget(make(chart), { from: 8080, to: proxy.ports.https });
    expect(service(chart).spec.ports).toEqual([{ port: 80, targetPort: 'tls-https' }]);
  });

  test('retargets to the number of a proxy before 1.33, and to a name that is given alone', () => {
    for (const [to, targetPort] of [
      [proxy.ports.https, 8443],
      ['tls-https', 'tls-https'],
    ] as const) {
      const chart = chartIn();
      provideSettings(chart.node.root as App, { kubernetes: '1.32' });
      retarget(new plus.Service(chart, 'service', { ports: [{ port: 80, targetPort: 8080 }] }), { from: 8080, to });
      expect(service(chart).spec.ports).toEqual([{ port: 80, targetPort }]);
    }
  });

  test('uses the port as the target of a port without targetPort', () => {
    const chart = chartIn();
    const object = new ApiObject(chart, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      spec: {
        ports: [
          { name: 'a', port: 8080 },
          { name: 'b', port: 9090 },
        ],
      },
    });
    retarget(object, { from: 8080, to: 'tls-https' });
    expect(service(chart).spec.ports).toEqual([
      { name: 'a', port: 8080, targetPort: 'tls-https' },
      { name: 'b', port: 9090 },
    ]);
  });

  test('reports a missing target port, with the existing ones', () => {
    const chart = chartIn();
    retarget(
      new ApiObject(chart, 'service', {
        apiVersion: 'v1',
        kind: 'Service',
        spec: { ports: [{ port: 80, targetPort: 'web' }] },
      }),
      { from: 8080, to: 'x' },
    );
    expect(() => Testing.synth(chart)).toThrow(
      '[chart/service] spec.ports: no port of this Service has targetPort 8080, only "web"; set from to one of them',
    );
  });

  test('rejects an object that is not a Service', () => {
    const deployment = new plus.Deployment(chartIn(), 'shop', { containers: [{ image: 'shop:1' }] });
    expect(() => retarget(deployment, { from: 1, to: 'x' })).toThrow(
      /^retarget: chart\/shop must be a Service, got Deployment "chart-shop-[0-9a-z]+" of apps\/v1$/,
    );
  });
});
