import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct, RootConstruct } from 'constructs';
import { redisExporter } from '../attachments/adapters/redis-exporter';
import { fluentBit } from '../attachments/log-processors/fluent-bit';
import { GitOpsApp } from '../synth/gitops-app';
import { synthEach } from '../synth/synth-each';
import { acknowledge } from './acknowledge';
import { attach } from './attach';
import { expose } from './expose';
import { findObject } from './find-object';
import { patch } from './patch';
import { verifyApp } from './verify-app';
import { Workload } from './workload';

const kubernetes = '1.35' as const;
const image = 'registry.example/web:1';
const app = { image, ports: [{ name: 'http', containerPort: 8080 }], securityContext: { runAsUser: 1000 } };
const pod = (name: string, container = name) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: container, image }] },
});

/** Counts how often an object renders by itself. */
function counted(object: ApiObject): { readonly times: () => number } {
  const { toJson } = object;
  let times = 0;
  object.toJson = () => {
    times += 1;
    return toJson.call(object);
  };
  return { times: () => times };
}

let printed = '';
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
});
afterEach(() => jest.restoreAllMocks());

const outdir = () => Testing.app().outdir;
const apps: readonly (readonly [string, () => App])[] = [
  ['an App', () => new App({ outdir: outdir() })],
  [
    'a verified App',
    () => {
      const verified = new App({ outdir: outdir() });
      verifyApp(verified, { kubernetes });
      return verified;
    },
  ],
  ['a GitOpsApp', () => new GitOpsApp({ outdir: outdir(), kubernetes })],
  ['a GitOpsApp without verification', () => new GitOpsApp({ outdir: outdir(), kubernetes, verify: false })],
];

describe.each(apps)('%s', (_, newApp) => {
  const shops = (root: App) => [new Chart(root, 'a'), new Chart(root, 'b'), new Chart(root, 'c')] as const;

  test.each<[string, (root: App, chart: Chart) => unknown]>([
    ['synth', (root) => root.synth()],
    ['synthYaml', (root) => root.synthYaml()],
    ['toJson of a chart', (_, chart) => chart.toJson()],
    ['Testing.synth', (_, chart) => Testing.synth(chart)],
  ])('validates the root before everything else in it: %s', (_title, synth) => {
    const root = newApp();
    const [chart] = shops(root);
    new Workload(chart, 'web', { kubernetes, app });
    const validated: string[] = [];
    for (const construct of root.node.findAll()) {
      construct.node.addValidation({
        validate: () => {
          validated.push(construct.node.path);
          return [];
        },
      });
    }
    synth(root, chart);
    expect(validated[0]).toBe('');
    expect(validated.indexOf('a/web')).toBeGreaterThan(0);
  });

  test('renders each object once a synth, however many charts there are, and again in the next synth', () => {
    const root = newApp();
    const [a, b] = shops(root);
    const web = new Workload(a, 'web', { kubernetes, app });
    const target = new ApiObject(b, 'target', pod('target'));
    const renderings = counted(target);
    attach(target, redisExporter());
    root.synth();
    expect(renderings.times()).toBe(1);
    root.synth();
    expect(renderings.times()).toBe(2);
    root.synthYaml();
    expect(renderings.times()).toBe(3);
    Testing.synth(b);
    expect(renderings.times()).toBe(4);
    expect(web.apiObject.toJson()).toEqual(web.apiObject.toJson());
  });

  test.each<[string, (root: App, chart: Chart) => unknown]>([
    ['synth', (root) => root.synth()],
    ['synthYaml', (root) => root.synthYaml()],
    ['Testing.synth', (_, chart) => Testing.synth(chart)],
    ['toJson of the object', (_, chart) => findObject(chart, 'Pod', 'web').toJson()],
  ])('reports a change after a synth in the next %s', (_title, synth) => {
    const root = newApp();
    const [a] = shops(root);
    const { apiObject } = new Workload(a, 'web', { kubernetes, app, metadata: { name: 'web' } });
    root.synth();
    patch(apiObject, JsonPatch.replace('/spec/containers/5/name', 'x'));
    expect(() => synth(root, a)).toThrow('JSON patch 1 (replace /spec/containers/5/name)');
  });

  test('does not verify a construct that was removed', () => {
    const root = newApp();
    const [a] = shops(root);
    new Workload(a, 'web', { kubernetes, app: { image, name: 'NOT-VALID' } });
    expect(() => root.synth()).toThrow('api/container-name');
    a.node.tryRemoveChild('web');
    new Workload(a, 'web', { kubernetes, app });
    root.synth();
    expect(Testing.synth(a)).toHaveLength(1);
  });

  test('verifies workloads in constructs between the chart and the app', () => {
    const root = newApp();
    const stage = new Construct(root, 'stage');
    const chart = new Chart(new Construct(stage, 'region'), 'shop');
    new Workload(new Construct(chart, 'group'), 'web', { kubernetes, app: { image, name: 'NOT-VALID' } });
    expect(() => root.synth()).toThrow(/\[stage\/region\/shop\/group\/web\] spec\.containers\[0\]\.name: .*NOT-VALID/);
  });
});

test('a chart below a root that is not an App renders its workloads, and reports what is wrong with them', () => {
  const { resolvers } = new App({ outdir: outdir() });
  const root = Object.assign(new RootConstruct('root'), { resolvers });
  const chart = new Chart(root, 'shop');
  attach(new Workload(chart, 'web', { kubernetes, app, metadata: { name: 'web' } }), redisExporter());
  const names = findObject(root, 'Pod', 'web')
    .toJson()
    .spec.containers.map((container: { readonly name: string }) => container.name);
  expect(names).toEqual(['app', 'redis-exporter']);
  new Workload(chart, 'wrong', { kubernetes, app: { image, name: 'NOT-VALID' } });
  expect(root.node.findAll().flatMap((one) => one.node.validate())).toEqual([
    expect.stringMatching(/^spec\.containers\[0\]\.name: .*NOT-VALID/),
  ]);
});

test('verifyApp after a synth, and again with other options, holds from the next synth on', () => {
  const root = new App({ outdir: outdir() });
  new ApiObject(new Chart(root, 'shop'), 'pod', pod('pod', 'NOT-VALID'));
  root.synth();
  verifyApp(root, { kubernetes });
  expect(() => root.synth()).toThrow('api/container-name');
  root.node.tryRemoveChild('shop');
  new ApiObject(new Chart(root, 'shop'), 'pod', pod('pod'));
  root.synth();
  verifyApp(root, { kubernetes, podSecurity: 'restricted' });
  expect(() => root.synth()).toThrow('pod-security/');
});

test('an acknowledgement after a synth holds in the next synth', () => {
  const root = new App({ outdir: outdir() });
  verifyApp(root, { kubernetes });
  const chart = new Chart(root, 'shop');
  const spec = { containers: ['a', 'b'].map((name) => ({ name, image, ports: [{ containerPort: 80 }] })) };
  new ApiObject(chart, 'pod', { ...pod('pod'), spec });
  expect(() => root.synth()).toThrow('pod/port-clash');
  acknowledge(chart, 'pod/port-clash', 'only one of them runs');
  root.synth();
});

test('prints warnings in a synth, and not when an object renders', async () => {
  await setImmediate();
  printed = '';
  const root = new App({ outdir: outdir() });
  const logs = { directory: '/var/log/web' };
  const web = new Workload(new Chart(root, 'quiet'), 'web', {
    kubernetes,
    workload: { kind: 'Deployment' },
    app,
    logs,
  });
  attach(web, fluentBit());
  expect(expose(web).toJson().spec.ports).toHaveLength(1);
  await setImmediate();
  expect(printed).toBe('');
  root.synth();
  await setImmediate();
  expect(printed).toContain('warning: quiet/web: ');
});

test('settings that another copy of this package provided hold', () => {
  const root = new App({ outdir: outdir() });
  Object.defineProperty(root, Symbol.for('cdk8s-pods.settings'), {
    value: { kubernetes: '1.30', hardening: 'privileged' },
  });
  const web = new Workload(new Chart(root, 'shop'), 'web', { app });
  expect(web.apiObject.toJson().spec.containers[0].securityContext).toEqual({ runAsUser: 1000 });
});

describe('memory', () => {
  setFlagsFromString('--expose-gc');
  const gc: () => void = runInNewContext('gc');

  function synthesized(newApp: () => App): readonly WeakRef<object>[] {
    const root = newApp();
    const web = new Workload(new Chart(root, 'shop'), 'web', { kubernetes, app });
    attach(web, redisExporter());
    acknowledge(web, 'practice/missing-requests', 'a LimitRange sets them');
    expose(web);
    root.synth();
    return [new WeakRef(root), new WeakRef(web), new WeakRef(web.apiObject)];
  }

  test.each(apps)('nothing of %s is kept longer than the app', async (_, newApp) => {
    const kept = synthesized(newApp);
    await setImmediate();
    gc();
    expect(kept.map((one) => one.deref() === undefined)).toEqual([true, true, true]);
  });

  function synthesizedEach(): readonly WeakRef<object>[] {
    const kept: WeakRef<object>[] = [];
    synthEach(
      { staging: { kubernetes }, production: { kubernetes } },
      (root) => {
        new Workload(new Chart(root, 'shop'), 'web', { app });
        kept.push(new WeakRef(root));
      },
      { outdir: outdir(), podsJson: false },
    );
    return kept;
  }

  test('nothing of the Apps of synthEach is kept longer than they are', async () => {
    const kept = synthesizedEach();
    await setImmediate();
    gc();
    expect(kept.map((one) => one.deref() === undefined)).toEqual([true, true]);
  });
});
