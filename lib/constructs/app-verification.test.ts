import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { nginx } from '../attachments/proxies/nginx';
import { httpGet } from '../pod/probes';
import { GitOpsApp } from '../synth/gitops-app';
import { acknowledge } from './acknowledge';
import { attach } from './attach';
import { expose } from './expose';
import { retarget } from './retarget';
import { verifyApp } from './verify-app';
import { Workload } from './workload';

beforeAll(() => {
  process.env.CDK8S_PODS_KUBERNETES = '1.35';
  process.env.CDK8S_PODS_ALL_WARNINGS = '1';
});
afterAll(() => {
  delete process.env.CDK8S_PODS_KUBERNETES;
  delete process.env.CDK8S_PODS_ALL_WARNINGS;
});

const outdir = () => Testing.app().outdir;
const service = (selector: object, targetPort: number | string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector, ports: [{ port: 80, targetPort }] },
});
const foreignPod = (name: string, image = 'registry.example/other:1') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name, image, env: [{ name: 'DB_PASSWORD', value: 'Zaphod42!' }] }] },
});

let apps = 0;

/** The warnings of an app, which has charts of its own: each line is printed once in a process. */
async function warningsOf(app: App, build: (app: App, chart: Chart) => void): Promise<readonly string[]> {
  apps += 1;
  const chart = new Chart(app, `shop-${apps}`, { namespace: 'shop' });
  build(app, chart);
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
    await new Promise(setImmediate);
    const lines = written.mock.calls.map(([text]) => String(text)).join('');
    return lines
      .replaceAll(`shop-${apps}`, 'shop')
      .split('\n')
      .filter((line) => line.startsWith('warning: '));
  } finally {
    written.mockRestore();
  }
}

/** What a plain App says of a program, and what a GitOpsApp says of it, as far as that is about our own objects. */
async function bothSay(build: (app: App, chart: Chart) => void) {
  const plain = await warningsOf(new App({ outdir: outdir() }), build);
  const all = await warningsOf(new GitOpsApp({ outdir: outdir() }), build);
  return { plain, ours: all.filter((line) => !/^warning: [^:]*other/.test(line)), all };
}

const probes = { readinessProbe: httpGet('/', 8008) };
const deployment = { workload: { kind: 'Deployment' as const, replicas: 2 } };
const main = { image: 'registry.example/web:1', ports: [{ name: 'http', containerPort: 8080 }] };

const programs: readonly (readonly [string, string | undefined, (app: App, chart: Chart) => void])[] = [
  [
    'a practice of one workload',
    'practice/probe-port',
    (_, chart) => {
      new Workload(chart, 'web', { ...deployment, app: { ...main, ...probes } });
    },
  ],
  [
    'what another library wrote in an object that we attach to',
    'practice/env-secret',
    (_, chart) => {
      const pod = new ApiObject(chart, 'pod', foreignPod('pod'));
      attach(pod, nginx({ listen: 8443, upstream: { port: 8080 }, probePort: 8090 }));
    },
  ],
  [
    'an autoscaler of another library that has a workload of ours as its target',
    'practice/autoscaler-replicas',
    (_, chart) => {
      new Workload(chart, 'web', { ...deployment, app: main });
      const resource = { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } };
      new ApiObject(chart, 'other-autoscaler', {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web' },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          maxReplicas: 4,
          metrics: [{ type: 'Resource', resource }],
        },
      });
    },
  ],
  [
    'a Service of another library that we turned to a port that is not there',
    'practice/service-port',
    (app, chart) => {
      new Workload(chart, 'web', {
        ...deployment,
        app: { image: 'registry.example/web:1', ports: [{ containerPort: 8080 }] },
      });
      const there = new Chart(app, `${chart.node.id}-services`, { namespace: 'shop' });
      retarget(new ApiObject(there, 'web', service({ 'app.kubernetes.io/name': 'web' }, 8080)), {
        from: 8080,
        to: 'https',
      });
    },
  ],
  [
    'a StatefulSet of ours whose Service another library makes, and not headless',
    'practice/stateful-set-service',
    (app, chart) => {
      const peers = { ...main, args: ['--peers=web-0.web,web-1.web'] };
      new Workload(chart, 'web', { workload: { kind: 'StatefulSet', serviceName: 'web' }, app: peers });
      const there = new Chart(app, `${chart.node.id}-others`, { namespace: 'shop' });
      new ApiObject(there, 'service', service({ 'app.kubernetes.io/name': 'web' }, 'http'));
    },
  ],
  [
    'no part of a workload whose Service, budget and policy another library makes in another chart',
    undefined,
    (app, chart) => {
      new Workload(chart, 'web', { ...deployment, app: main });
      const there = new Chart(app, `${chart.node.id}-others`, { namespace: 'shop' });
      const selector = { 'app.kubernetes.io/name': 'web' };
      new ApiObject(there, 'service', service(selector, 'http'));
      new ApiObject(there, 'budget', {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'web' },
        spec: { maxUnavailable: 1, selector: { matchLabels: selector } },
      });
    },
  ],
  [
    'no part of an exposed workload whose other parts are not in the app at all',
    undefined,
    (_, chart) => {
      const env = [{ name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'elsewhere', key: 'password' } } }];
      const pod = { serviceAccountName: 'elsewhere', volumes: [{ name: 'c', configMap: { name: 'elsewhere' } }] };
      expose(new Workload(chart, 'web', { ...deployment, app: { ...main, env }, pod }));
    },
  ],
  [
    'no mistake in objects of other libraries',
    undefined,
    (_, chart) => {
      new Workload(chart, 'web', { ...deployment, app: main });
      new ApiObject(chart, 'other', foreignPod('other'));
      new ApiObject(chart, 'other-service', { ...service({ app: 'otherr' }, 80), metadata: { name: 'other' } });
    },
  ],
];

describe('a plain App warns like a GitOpsApp', () => {
  test.each(programs)('about %s', async (_, code, build) => {
    const { plain, ours } = await bothSay(build);
    expect(plain).toEqual(ours);
    expect(plain.map((line) => /\[([^\]]*)\]$/.exec(line)?.[1])).toEqual(code === undefined ? [] : [code]);
  });

  test('except about objects of other libraries, which only a GitOpsApp verifies', async () => {
    const { plain, all } = await bothSay(programs.at(-1)?.[2] ?? (() => {}));
    expect(plain).toEqual([]);
    expect(all).toEqual([
      expect.stringContaining('[practice/env-secret]'),
      expect.stringContaining('[practice/service-selector]'),
    ]);
  });
});

test('a plain App holds our Pods to the level that a Namespace of another library enforces', () => {
  const stock = new App({ outdir: outdir() });
  const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
  new plus.Namespace(new Chart(stock, 'cluster'), 'ns', { metadata: { name: 'shop', labels } });
  const chart = new Chart(stock, 'chart', { namespace: 'shop' });
  new Workload(chart, 'web', { app: main, pod: { hostNetwork: true } });
  expect(() => stock.synth()).toThrow(/\[chart\/web\] spec\.hostNetwork.*\[pod-security\/hostNamespaces\]/);
});

test('does not print an acknowledged warning, or a warning about an acknowledgement in an object of another library', async () => {
  const said = await warningsOf(new App({ outdir: outdir() }), (_, chart) => {
    const web = new Workload(chart, 'web', { ...deployment, app: { ...main, ...probes } });
    acknowledge(web, 'practice/probe-port', 'an agent of the node opens the port');
    acknowledge(new ApiObject(chart, 'other', foreignPod('other')), 'practice/env-secret', 'a sandbox');
  });
  expect(said).toEqual([]);
});

test('prints no practices for a GitOpsApp without verification or an App without practices', async () => {
  const [, , build] = programs[0] ?? programs[1] ?? [];
  const silent = await warningsOf(new GitOpsApp({ outdir: outdir(), verify: false }), build ?? (() => {}));
  const stock = new App({ outdir: outdir() });
  verifyApp(stock, { practices: false });
  expect([...silent, ...(await warningsOf(stock, build ?? (() => {})))]).toEqual([]);
});

describe('objects of other libraries in a plain App', () => {
  const spreading = (chart: Chart) =>
    new plus.Deployment(chart, 'spreading', { spread: true, containers: [{ image: 'registry.example/a:1' }] });
  const terms = (objects: unknown) => JSON.stringify(objects).match(/topologyKey/g)?.length;

  test('are rendered once a synth, however they render and however many charts there are', () => {
    const stock = new App({ outdir: outdir() });
    const charts = ['a', 'b', 'c'].map((id) => new Chart(stock, id));
    const [a, b] = charts as [Chart, Chart];
    spreading(b);
    new Workload(a, 'web', { app: main });
    expect(terms(stock.synthYaml())).toBe(2);
  });

  test('are rendered again for each chart that is rendered alone, with changes in between', () => {
    const stock = new App({ outdir: outdir() });
    const [a, b] = [new Chart(stock, 'a'), new Chart(stock, 'b')];
    new Workload(a, 'web', { app: main });
    const other = new plus.Deployment(b, 'other', { containers: [{ image: 'registry.example/a:1' }] });
    Testing.synth(a);
    other.addContainer({ name: 'late', image: 'registry.example/late:1' });
    expect(JSON.stringify(Testing.synth(b))).toContain('registry.example/late:1');
  });

  test('report rendering errors only where they are rendered', () => {
    const stock = new App({ outdir: outdir() });
    const [a, b] = [new Chart(stock, 'a'), new Chart(stock, 'b')];
    new Workload(a, 'web', { app: main });
    const broken = new ApiObject(b, 'broken', foreignPod('broken'));
    broken.toJson = () => {
      throw new Error('cannot be rendered yet');
    };
    expect(Testing.synth(a)).toHaveLength(1);
    expect(() => Testing.synth(b)).toThrow('cannot be rendered yet');
  });
});

test.each([
  ['a plain App', () => new App({ outdir: outdir() })],
  ['a GitOpsApp', () => new GitOpsApp({ outdir: outdir() })],
])('verifies %s again in each synth, with what was changed since the last one', (_, appOf) => {
  const changing = appOf();
  const charts = ['a', 'b'].map((id) => new Chart(changing, id));
  const target = new plus.Deployment(charts[1] as Chart, 'other', { containers: [{ image: 'registry.example/a:1' }] });
  attach(target, nginx({ listen: 8443, upstream: { port: 8080 } }));
  changing.synth();
  target.addContainer({ name: 'WRONG', image: 'registry.example/late:1' });
  expect(() => changing.synth()).toThrow('[b/other] spec.template.spec.containers[1].name');
});
