import { ApiObject, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { kinds, targets } from '../../conformance/matrix';
import { fluentBit, loki, nginx, nginxExporter, redisExporter } from '../attachments';
import { acknowledge } from './acknowledge';
import { attach } from './attach';
import { expose } from './expose';
import { type IsolateOptions, isolate } from './isolate';
import { type ScrapeOptions, scrape } from './scrape';
import { warningsOf } from './testdata/warnings-of';
import { Workload, type WorkloadProps } from './workload';

const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const logs = { directory: '/var/log/shop', sizeLimit: '64Mi', rotation: 'app' } as const;
const chartIn = (namespace?: string) => new Chart(Testing.app(), 'chart', namespace === undefined ? {} : { namespace });
const workloadIn = (chart: Chart, name = 'shop', props: Partial<WorkloadProps> = {}) =>
  new Workload(chart, name, { app, workload: { kind: 'Deployment' }, ...props });
const policyIn = (chart: Chart, name?: string) =>
  Testing.synth(chart).find(
    ({ kind, metadata }) => kind === 'NetworkPolicy' && (name === undefined || metadata.name === name),
  );
/** The policy of a workload with these options, without DNS. */
const isolated = (options: IsolateOptions, props: Partial<WorkloadProps> = {}) => {
  const chart = chartIn();
  isolate(workloadIn(chart, 'shop', props), { dns: false, ...options });
  return policyIn(chart).spec;
};
const tcp = (port: number) => ({ port, protocol: 'TCP' });
const pods = (name: string) => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } });
const namespace = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });

describe('isolate', () => {
  test('denies everything but DNS', () => {
    const chart = chartIn();
    isolate(workloadIn(chart));
    expect(policyIn(chart)).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'shop', labels: { 'app.kubernetes.io/name': 'shop' } },
      spec: {
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop' } },
        policyTypes: ['Ingress', 'Egress'],
        egress: [
          {
            to: [{ ...namespace('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
            ports: [{ port: 53, protocol: 'UDP' }, tcp(53)],
          },
        ],
      },
    });
  });

  test('denies everything without DNS, or resolves names elsewhere', () => {
    expect(isolated({})).not.toHaveProperty('egress');
    const dns = { namespace: 'openshift-dns', ports: [5353] };
    expect(isolated({ dns }).egress).toEqual([
      { to: [namespace('openshift-dns')], ports: [{ port: 5353, protocol: 'UDP' }, tcp(5353)] },
    ]);
  });

  test.each(kinds.filter(({ kind }) => kind !== 'PodTemplate'))(
    'opens the ports of a $kind to its clients',
    (workload) => {
      expect(isolated({ from: [{ namespace: 'ingress' }] }, { workload }).ingress).toEqual([
        { from: [namespace('ingress')], ports: [tcp(8080)] },
      ]);
    },
  );

  test.each(Object.entries(targets))('selects the Pods of %s, and opens its port', (_, make) => {
    const chart = chartIn();
    isolate(make(chart), { from: ['anywhere'] });
    const { selector } = Testing.synth(chart).find(({ kind }) => kind === 'Deployment').spec;
    expect(policyIn(chart).spec).toMatchObject({ podSelector: selector, ingress: [{ ports: [tcp(8080)] }] });
  });

  test('opens the ports of the proxy alone, also of one that is attached later', () => {
    const chart = chartIn();
    const shop = workloadIn(chart);
    isolate(shop, { from: ['anywhere'] });
    attach(shop, nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'tls' } }));
    expect(policyIn(chart).spec.ingress).toEqual([{ ports: [tcp(8443)] }]);
  });

  test('takes workloads of any library as clients and servers, by their Pods, ports and namespaces', () => {
    const chart = chartIn('store');
    const clients = new Workload(chart, 'clients', { app, metadata: { namespace: 'web' } });
    const database = workloadIn(chart, 'database', { app: { image: 'db:1', ports: [{ containerPort: 5432 }] } });
    const legacy = new plus.Deployment(chart, 'legacy', { containers: [{ image: 'legacy:1', portNumber: 9000 }] });
    isolate(workloadIn(chart), { from: [clients, legacy], to: [database, legacy], dns: false });
    const ofLegacy = Testing.synth(chart).find(({ metadata }) => metadata.name.startsWith('chart-legacy')).spec
      .selector;
    expect(policyIn(chart).spec).toMatchObject({
      ingress: [{ from: [{ ...namespace('web'), ...pods('clients') }, { podSelector: ofLegacy }], ports: [tcp(8080)] }],
      egress: [
        { to: [pods('database')], ports: [tcp(5432)] },
        { to: [{ podSelector: ofLegacy }], ports: [tcp(9000)] },
      ],
    });
  });

  test('leaves an object of another library that is a peer as it is', () => {
    const chart = chartIn();
    const wrong = { containers: [{ name: 'A_B', image: 'legacy:1', ports: [{ containerPort: 9000 }] }] };
    const spec = {
      selector: { matchLabels: { app: 'legacy' } },
      template: { metadata: { labels: { app: 'legacy' } }, spec: wrong },
    };
    const legacy = new ApiObject(chart, 'legacy', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'legacy' },
      spec,
    });
    isolate(workloadIn(chart), { to: [legacy], dns: false });
    expect(policyIn(chart).spec.egress).toEqual([
      { to: [{ podSelector: { matchLabels: { app: 'legacy' } } }], ports: [tcp(9000)] },
    ]);
  });

  test('selects by labels, expressions and addresses, with ports of their own', () => {
    const expression = { matchExpressions: [{ key: 'tier', operator: 'Exists' }] } as const;
    const to = [
      { labels: { app: 'cache' }, ports: [6379] },
      { namespace: 'queue', labels: { app: 'rabbit' }, ports: [5671, 5672] },
      { namespaceSelector: expression, podSelector: expression },
      { ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.7/32'] }, ports: [{ port: 8000, endPort: 8100 }] },
      { peer: 'anywhere', ports: [443] },
    ] as const;
    expect(isolated({ to }).egress).toEqual([
      { to: [{ podSelector: { matchLabels: { app: 'cache' } } }], ports: [tcp(6379)] },
      {
        to: [{ ...namespace('queue'), podSelector: { matchLabels: { app: 'rabbit' } } }],
        ports: [tcp(5671), tcp(5672)],
      },
      { to: [{ namespaceSelector: expression, podSelector: expression }] },
      {
        to: [{ ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.7/32'] } }],
        ports: [{ port: 8000, endPort: 8100 }],
      },
      { ports: [tcp(443)] },
    ]);
  });

  test('takes what is written for everything, in the words of Kubernetes', () => {
    const to = [
      { namespaceSelector: {}, podSelector: {} },
      { namespace: 'a', ports: [{ protocol: 'UDP' }] },
    ] as const;
    expect(isolated({ to }).egress).toEqual([
      { to: [{ namespaceSelector: {}, podSelector: {} }] },
      { to: [namespace('a')], ports: [{ protocol: 'UDP' }] },
    ]);
  });

  test('lets its own replicas connect to each other', () => {
    const chart = chartIn();
    const cluster = workloadIn(chart, 'cluster', { workload: { kind: 'StatefulSet', replicas: 3 } });
    isolate(cluster, { from: [cluster], to: [cluster], dns: false });
    expect(policyIn(chart).spec).toMatchObject({
      ingress: [{ from: [pods('cluster')], ports: [tcp(8080)] }],
      egress: [{ to: [pods('cluster')], ports: [tcp(8080)] }],
    });
  });

  test('opens metrics ports to scrapers alone', () => {
    const proxy = nginx({ listen: 8443, upstream: { port: 8080 } });
    const options = { from: ['anywhere'] as const, scrapedFrom: [{ namespace: 'monitoring' }] };
    expect(isolated(options, { attachments: [proxy, nginxExporter({ nginx: proxy })] }).ingress).toEqual([
      { ports: [tcp(8443)] },
      { from: [namespace('monitoring')], ports: [tcp(9113)] },
    ]);
  });

  test('warns about metrics ports and Services to which nobody may connect, but not where that is said', async () => {
    const synthesized = (name: string, options: IsolateOptions) => () => {
      const chart = chartIn();
      const shop = workloadIn(chart, name, { attachments: [redisExporter()] });
      expose(shop);
      isolate(shop, options);
      Testing.synth(chart);
    };
    const warnings = await warningsOf(synthesized('closed', {}));
    expect(warnings).toEqual([
      'warning: chart/closed/network-policy-closed: spec.ingress: Deployment "closed" has a Service, but no client may connect to it; set from to its clients, or from: [] [practice/closed-port]',
      'warning: chart/closed/network-policy-closed: spec.ingress: metrics port 9121 of attachment "redis-exporter" is closed, so it cannot be scraped; set scrapedFrom: [{ namespace: "monitoring" }] with the namespace of the scraper, or scrapedFrom: [] [practice/closed-port]',
    ]);
    expect(await warningsOf(synthesized('said', { from: [], scrapedFrom: [] }))).toEqual([]);
  });

  describe('of a workload that scrape reads', () => {
    const ports = [...app.ports, { name: 'metrics', containerPort: 9090 }, { name: 'prom', containerPort: 9091 }];
    let count = 0;
    const scraped = async (options: IsolateOptions, how: ScrapeOptions = {}) => {
      const chart = chartIn();
      // A warning is printed once.
      const name = `scraped-${count++}`;
      const shop = workloadIn(chart, name, { app: { ...app, ports } });
      isolate(shop, { dns: false, ...options });
      scrape(shop, how);
      let ingress: unknown;
      const warnings = await warningsOf(() => {
        ({ ingress } = policyIn(chart).spec);
      });
      return { ingress, warnings: warnings.map((warning) => warning.replaceAll(name, 'shop')) };
    };
    const closed = (port: number) =>
      `warning: chart/shop/network-policy-shop: spec.ingress: metrics port ${port} of scrape is closed, so it cannot be scraped; ` +
      'set scrapedFrom: [{ namespace: "monitoring" }] with the namespace of the scraper, or scrapedFrom: [] [practice/closed-port]';
    const from = [{ namespace: 'ingress' }];
    const scrapedFrom = [{ namespace: 'monitoring' }];
    const rule = (name: string, ...numbers: number[]) => ({ from: [namespace(name)], ports: numbers.map(tcp) });

    test.each(['PodMonitor', 'ServiceMonitor', 'annotations'] as const)(
      'by %s, opens the port "metrics" to scrapers alone, and warns without any',
      async (by) => {
        const clients = rule('ingress', 8080, 9091);
        expect(await scraped({ from }, { by })).toEqual({ ingress: [clients], warnings: [closed(9090)] });
        expect(await scraped({ from, scrapedFrom }, { by })).toEqual({
          ingress: [clients, rule('monitoring', 9090)],
          warnings: [],
        });
        expect(await scraped({ from, scrapedFrom: [] }, { by })).toEqual({ ingress: [clients], warnings: [] });
      },
    );

    test('opens the ports that scrape names to scrapers, and to clients as well', async () => {
      const clients = rule('ingress', 8080, 9090, 9091);
      const how = { ports: ['prom'] };
      expect(await scraped({ from }, how)).toEqual({ ingress: [clients], warnings: [] });
      expect(await scraped({}, how)).toEqual({ ingress: undefined, warnings: [closed(9091)] });
      expect(await scraped({ from, scrapedFrom }, how)).toEqual({
        ingress: [clients, rule('monitoring', 9091)],
        warnings: [],
      });
    });
  });

  test('opens the servers of attachments: by address, by what a host name stands for, and else the port, with a warning', async () => {
    const outputs = ['loki.logging', '192.0.2.7', '2001:db8::7'].map((host) => loki({ host }));
    const synthesized = (name: string, to: IsolateOptions['to']) => {
      const chart = chartIn();
      isolate(workloadIn(chart, name, { logs, attachments: [fluentBit({ outputs })] }), { to, dns: false });
      return policyIn(chart).spec.egress;
    };
    const addresses = [{ ipBlock: { cidr: '192.0.2.7/32' } }, { ipBlock: { cidr: '2001:db8::7/128' } }];
    const byName = await warningsOf(() =>
      expect(synthesized('by-name', [])).toEqual([{ ports: [tcp(3100)] }, { to: addresses, ports: [tcp(3100)] }]),
    );
    expect(byName).toEqual([
      'warning: chart/by-name/network-policy-by-name: spec.egress: port 3100/TCP is open to every address: NetworkPolicies ' +
        'know no host names, and attachment "fluent-bit" names "loki.logging"; set its Pods or addresses in to: ' +
        '{ host: "loki.logging", namespace: … } or { host: "loki.logging", ipBlock: … } [practice/egress-by-name]',
    ]);
    const known = [{ host: 'loki.logging', namespace: 'logging', labels: { app: 'loki' } }];
    const ofLoki = { ...namespace('logging'), podSelector: { matchLabels: { app: 'loki' } } };
    const silent = await warningsOf(() => {
      expect(synthesized('known', known)).toEqual([{ to: [ofLoki, ...addresses], ports: [tcp(3100)] }]);
      const anywhere = [{ peer: 'anywhere', ports: [3100] }] as const;
      expect(synthesized('anywhere', anywhere)).toEqual([
        { ports: [tcp(3100)] },
        { to: addresses, ports: [tcp(3100)] },
      ]);
    });
    expect(silent).toEqual([]);
  });

  test('opens a port by name for the application, with a warning that can be acknowledged', async () => {
    const synthesized = (name: string, reason?: string) => () => {
      const chart = chartIn();
      const to = [{ host: 'api.payments.example', ports: [443] }];
      const policy = isolate(workloadIn(chart, name), { to, dns: false });
      if (reason !== undefined) acknowledge(policy, 'practice/egress-by-name', reason);
      expect(policyIn(chart).spec.egress).toEqual([{ ports: [tcp(443)] }]);
    };
    const warnings = await warningsOf(synthesized('paying'));
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('isolate names "api.payments.example"');
    expect(await warningsOf(synthesized('sure', 'the payment service has changing addresses'))).toEqual([]);
  });

  test.each<[string, (shop: Workload) => IsolateOptions['from'], boolean]>([
    ['nobody', () => undefined, false],
    ['another workload', (shop) => [workloadIn(shop.node.scope as Chart, 'other')], false],
    ['another namespace', () => [{ namespace: 'other' }], false],
    ['other labels', () => [{ labels: { app: 'other' } }], false],
    ['the client', (shop) => [shop], true],
    ['the labels of the client', (shop) => [{ labels: shop.selector }], true],
    ['the namespace of the client', () => [{ namespace: 'store' }], true],
    ['an expression', () => [{ podSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } }], true],
    ['everybody', () => ['anywhere'], true],
  ])('a server that is isolated and lets in %s', async (who, from, isAdmitted) => {
    const chart = chartIn('store');
    const server = workloadIn(chart, `server-of-${who.replaceAll(' ', '-')}`);
    const shop = workloadIn(chart);
    isolate(shop, { to: [server] });
    isolate(server, { from: from(shop) });
    const warnings = await warningsOf(() => Testing.synth(chart));
    expect(warnings.map((line) => line.replaceAll(server.name, 'SERVER'))).toEqual(
      isAdmitted
        ? []
        : [
            'warning: chart/shop/network-policy-shop: spec.egress: Deployment "SERVER" is isolated, too, and does not let in ' +
              'Deployment "shop"; add it to from where Deployment "SERVER" is isolated [practice/closed-port]',
          ],
    );
  });

  test('warns about an output whose servers are not known', async () => {
    const chart = chartIn();
    const kafka = { plugin: 'kafka', properties: { brokers: 'one:9092' } };
    isolate(workloadIn(chart, 'queueing', { logs, attachments: [fluentBit({ outputs: [kafka] })] }));
    expect((await warningsOf(() => Testing.synth(chart))).join()).toContain(
      'spec.egress: output "kafka" of attachment "fluent-bit" cannot connect: its servers are not known; set its sendsTo',
    );
  });

  test('reports Pods on the network of their node, Pods without labels, and peers without ports', () => {
    expect(() => isolated({}, { pod: { hostNetwork: true } })).toThrow(
      '[chart/shop/network-policy-shop] spec.podSelector: NetworkPolicies do not apply to Pods with hostNetwork: true; remove hostNetwork, or isolate [app/isolation]',
    );
    const portless = { app: { image: 'worker:1' } };
    expect(() => isolated({ from: ['anywhere'] }, portless)).toThrow(
      'spec.ingress: no container of Deployment "shop" declares a port for these peers; declare the port in the container that listens on it, or set ports of the peers [app/no-port]',
    );
    expect(isolated({ from: [{ peer: 'anywhere', ports: [80] }] }, portless).ingress).toEqual([{ ports: [tcp(80)] }]);
    expect(() => isolated({ scrapedFrom: ['anywhere'] })).toThrow(/spec\.ingress: no container of Deployment "shop"/);
    const measured = { ...app, ports: [...app.ports, { name: 'metrics', containerPort: 9000 }] };
    expect(isolated({ scrapedFrom: ['anywhere'] }, { app: measured }).ingress).toEqual([{ ports: [tcp(9000)] }]);
    expect(() => isolated({ to: [{ host: 'nowhere', namespace: 'a' }] })).toThrow(
      'spec.egress: no attachment sends to "nowhere", so its ports are not known; set ports [app/isolation]',
    );
    const chart = chartIn();
    isolate(workloadIn(chart), { to: [workloadIn(chart, 'worker', portless)] });
    expect(() => policyIn(chart)).toThrow('spec.egress: no container of Deployment "worker" declares a port');
  });

  test('reports Pods without labels, its own and those of a peer, as no labels select every Pod', () => {
    const jobIn = (chart: Chart) => {
      const containers = [{ name: 'a', image: 'a:1', ports: [{ containerPort: 80 }] }];
      const spec = { template: { spec: { restartPolicy: 'Never', containers } } };
      return new ApiObject(chart, 'job', { apiVersion: 'batch/v1', kind: 'Job', spec });
    };
    const chart = chartIn();
    isolate(jobIn(chart));
    expect(() => policyIn(chart)).toThrow(
      /podSelector\.matchLabels: the Pods of Job "[^"]+" have no labels to select them by/,
    );
    for (const side of ['from', 'to', 'scrapedFrom'] as const) {
      const other = chartIn();
      isolate(workloadIn(other, 'shop', { attachments: [redisExporter()] }), { [side]: [jobIn(other)] });
      const field = side === 'to' ? 'egress' : 'ingress';
      expect(() => policyIn(other)).toThrow(new RegExp(`spec\\.${field}: the Pods of Job "[^"]+" have no labels`));
    }
  });

  test.each<[unknown, string]>([
    [{ from: 'anywhere' }, 'options.from must be an array of peers, got a string; put it into brackets: [ … ]'],
    [{ from: [7] }, 'options.from[0] must be a workload, "anywhere" or { namespace, labels, ipBlock, host, ports }'],
    [{ from: [{ host: 'a' }] }, 'options.from[0].host is not supported here; clients are known by labels or addresses'],
    [{ from: [{ ports: [80] }] }, 'options.from[0] selects nothing; set one of peer, namespace, labels,'],
    [{ to: [{ namespace: 'a', ipBlock: { cidr: 'b' } }] }, 'options.to[0]: ipBlock and namespace are both set; remove'],
    [
      { to: [{ peer: 'anywhere', labels: { a: 'b' } }] },
      'options.to[0]: peer and labels are both set; remove one of them',
    ],
    [{ to: [{ namespace: 'a', ports: ['http'] }] }, 'options.to[0].ports[0] must be a number, got a string'],
    [{ to: [{ namepsace: 'a' }] }, 'unknown property "options.to[0].namepsace"; did you mean "namespace"?'],
    [{ dns: true }, 'options.dns must be an object'],
    [{ to: [{ namespace: 'a', ports: [] }] }, 'options.to[0].ports is empty, which would open all ports; remove the'],
    [{ dns: { namespace: 'a', ports: [] } }, 'options.dns.ports is empty, which would open all ports'],
    [{ from: [{ namespace: 'a', ports: [{}] }] }, 'options.from[0].ports[0] has no port, which would open all of them'],
    [{ to: [{ namespace: 'a', ports: [{ port: undefined, protocol: 'UDP' }] }] }, 'options.to[0].ports[0] has no port'],
    [
      { to: [{ labels: {} }] },
      'options.to[0].labels is empty, so everything is selected; set labels, or podSelector: {}',
    ],
    [
      { from: [{ namespace: 'a', labels: { app: undefined } }] },
      'options.from[0].labels is empty, so everything is selected',
    ],
    [{ scrapedFrom: [{ podSelector: { matchLabels: {} } }] }, 'options.scrapedFrom[0].podSelector is empty, so'],
    [{ to: [{ namespaceSelector: { matchExpressions: [] } }] }, 'options.to[0].namespaceSelector is empty, so'],
    [{ to: [{ namespace: '' }] }, 'options.to[0].namespace is empty, so it selects nothing; set a name, or remove it'],
    [{ to: [{ host: '', ports: [443] }] }, 'options.to[0].host is empty, so it selects nothing'],
    [{ ingress: [] }, 'options.ingress is not supported here; set from'],
    [{ metadata: { namespace: 'a' } }, 'options.metadata.namespace is not supported here; remove it'],
  ])('rejects %j', (options, message) => {
    expect(() => isolate(workloadIn(chartIn()), options as IsolateOptions)).toThrow(`isolate: ${message}`);
  });

  test('rejects a second policy for the same Pods, and peers without Pods', () => {
    const chart = chartIn();
    const shop = workloadIn(chart);
    isolate(shop);
    expect(() => isolate(shop, { metadata: { name: 'other' } })).toThrow(
      'isolate: called twice for chart/shop, but what each of them allows is allowed; remove one of the calls',
    );
    const map = new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(() => isolate(workloadIn(chart, 'other'), { from: [map] })).toThrow('isolate: no pod template in ConfigMap');
    expect(() => isolate(map)).toThrow('isolate: no pod template in ConfigMap');
    const template = workloadIn(chart, 'template', { workload: { kind: 'PodTemplate' } });
    for (const isolated of [() => isolate(template), () => isolate(workloadIn(chart, 'third'), { to: [template] })]) {
      expect(isolated).toThrow('isolate: a PodTemplate has no Pods (chart/template); use it on what creates them');
    }
  });
});
