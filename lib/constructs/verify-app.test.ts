import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { fluentBit } from '../attachments/log-processors/fluent-bit';
import { nginx } from '../attachments/proxies/nginx';
import { GitOpsApp } from '../synth/gitops-app';
import { acknowledge } from './acknowledge';
import { attach } from './attach';
import { verifyApp } from './verify-app';
import { Workload } from './workload';

const wrong = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'wrong' },
  spec: { containers: [{ name: 'A', image: 'a:1' }] },
};
const stock = () => new App({ outdir: Testing.app().outdir });

/** What is printed of an app that is verified, and what its synth throws. */
async function saidOf(app: App): Promise<string> {
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  let thrown = '';
  try {
    app.synth();
  } catch (error) {
    thrown = String(error);
  }
  await new Promise(setImmediate);
  const lines = written.mock.calls.map(([line]) => String(line));
  written.mockRestore();
  return [...lines, thrown].join('');
}

describe('verifyApp', () => {
  test('reports mistakes in objects of other libraries, at their constructs', () => {
    const app = stock();
    verifyApp(app, { kubernetes: '1.35' });
    new ApiObject(new Chart(app, 'chart'), 'pod', wrong);
    expect(() => app.synth()).toThrow(/\[chart\/pod\] spec\.containers\[0\]\.name: must consist of/);
  });

  test('holds Pods of other libraries to the level that is set', () => {
    const app = stock();
    verifyApp(app, { kubernetes: '1.35', podSecurity: 'restricted' });
    new plus.Deployment(new Chart(app, 'chart'), 'web', { containers: [{ image: 'a:1' }] });
    expect(() => app.synth()).toThrow(
      /\[chart\/web\] spec\.template\.spec\..*\[pod-security\/seccompProfile_restricted\]/,
    );
  });

  test('holds Pods to the level that their Namespace enforces', () => {
    const app = stock();
    verifyApp(app, { kubernetes: '1.35' });
    const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
    new ApiObject(new Chart(app, 'cluster'), 'ns', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop', labels },
    });
    const chart = new Chart(app, 'chart', { namespace: 'shop' });
    new Workload(chart, 'web', { app: { image: 'a:1' }, pod: { hostNetwork: true } });
    expect(() => app.synth()).toThrow(/\[chart\/web\] spec\.hostNetwork.*\[pod-security\/hostNamespaces\]/);
  });

  test('accepts objects that are in no namespace in a Chart that has one', async () => {
    const chartOf = (app: App) => new Chart(app, 'chart', { namespace: 'shop' });
    const namespaces = [
      (app: App) =>
        new ApiObject(chartOf(app), 'ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }),
      (app: App) => new plus.Namespace(chartOf(app), 'ns'),
    ];
    const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'reader' } };
    for (const make of [...namespaces, (app: App) => new ApiObject(chartOf(app), 'role', role)]) {
      const app = new GitOpsApp({ outdir: Testing.app().outdir, kubernetes: '1.35' });
      make(app);
      expect(await saidOf(app)).not.toMatch(/warning|error/i);
    }
  });

  test('rejects two objects of one name that are in no namespace, whatever their Charts', () => {
    const app = new GitOpsApp({ outdir: Testing.app().outdir, kubernetes: '1.35' });
    for (const namespace of ['one', 'two']) {
      const chart = new Chart(app, namespace, { namespace });
      new ApiObject(chart, 'ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });
      new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'shop' } });
    }
    expect(() => app.synth()).toThrow('duplicate Namespace "shop": one/ns and two/ns');
  });

  test('is called by a GitOpsApp, unless verify is false', () => {
    const synth = (props: object) => () => {
      const app = new GitOpsApp({ outdir: Testing.app().outdir, kubernetes: '1.35', ...props });
      new ApiObject(new Chart(app, 'chart'), 'pod', wrong);
      app.synth();
    };
    expect(synth({})).toThrow('api/container-name');
    expect(synth({ verify: false })).not.toThrow();
  });

  test('renders a spreading Pod of cdk8s-plus once, however many charts there are', () => {
    const app = stock();
    verifyApp(app, { kubernetes: '1.35' });
    const chart = new Chart(app, 'chart');
    new plus.Deployment(chart, 'web', { spread: true, containers: [{ image: 'a:1' }] });
    new Chart(app, 'other');
    const [deployment] = Testing.synth(chart);
    expect(JSON.stringify(deployment).match(/topologyKey/g)).toHaveLength(2);
  });

  test('adds up how long attachments take to stop', async () => {
    const app = stock();
    verifyApp(app, { kubernetes: '1.35' });
    const spec = { terminationGracePeriodSeconds: 12, containers: [{ name: 'a', image: 'a:1' }] };
    const pod = new ApiObject(new Chart(app, 'chart'), 'draining', { ...wrong, metadata: { name: 'draining' }, spec });
    attach(pod, nginx({ listen: 8443, upstream: { port: 8080 }, stop: { drain: '20s' } }));
    expect(await saidOf(app)).toContain('stopping takes 32 s ("a" 7 s, "nginx" 20 s, plus 5 s margin)');
  });

  test('reports once that two objects have one identity', async () => {
    const app = stock();
    verifyApp(app, { kubernetes: '1.35' });
    const chart = new Chart(app, 'chart');
    for (const id of ['one', 'other']) {
      new ApiObject(chart, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'same' } });
    }
    const said = await saidOf(app);
    expect(said).toContain('[app/duplicate-object]');
    expect(said).not.toContain('practice/same-identity');
  });

  test('reports once each sidecar that would keep a Job from completing', async () => {
    const app = stock();
    verifyApp(app, { kubernetes: '1.28' });
    const proxy = { name: 'own-proxy', image: 'envoy:1' };
    new Workload(new Chart(app, 'chart'), 'report', {
      workload: { kind: 'Job' },
      containers: [{ name: 'report', image: 'a:1' }, proxy],
      attachments: [fluentBit({ logs: { container: 'report', directory: '/var/log/report', files: '*.log' } })],
    });
    const said = await saidOf(app);
    expect(said).toContain('"fluent-bit" would keep the Job from completing');
    expect(said).not.toContain('container "fluent-bit" keeps running');
    expect(said).toContain('container "own-proxy" keeps running');
  });

  test('accepts the acknowledgement of a clash in containers of other libraries, and of nothing that a server rejects', () => {
    const clashing = {
      ...wrong,
      spec: { containers: ['a', 'b'].map((name) => ({ name, image: 'a:1', ports: [{ containerPort: 80 }] })) },
    };
    const synth = (object: object, code: string | undefined) => () => {
      const app = stock();
      verifyApp(app, { kubernetes: '1.35' });
      const chart = new Chart(app, 'chart');
      new ApiObject(chart, 'pod', object as typeof wrong);
      if (code !== undefined) acknowledge(chart, code, 'only one of them runs');
      app.synth();
    };
    expect(synth(clashing, undefined)).toThrow('pod/port-clash');
    expect(synth(clashing, 'pod/port-clash')).not.toThrow();
    expect(synth(wrong, 'api/container-name')).toThrow('api/container-name');
  });
});

test('does not verify objects of other libraries in an App without verifyApp', () => {
  const app = stock();
  const chart = new Chart(app, 'chart');
  new ApiObject(chart, 'pod', wrong);
  new Workload(chart, 'web', { app: { image: 'a:1' } });
  expect(() => app.synth()).not.toThrow();
});
