import { ApiObject, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { GitOpsApp, Workload } from '../..';
import { shop } from '../testdata/shop';
import { manifestsOf } from './manifests-of';

const config = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
const named = (received: unknown) =>
  manifestsOf(received).map(({ kind, metadata }) => `${kind} ${(metadata as { name: string }).name}`);
const withoutHash = (names: readonly string[]) => names.map((name) => name.replace(/-[0-9a-f]{8}$/, ''));

test('reads manifests, lists of them and YAML text', () => {
  expect(named(config('a'))).toEqual(['ConfigMap a']);
  expect(named([config('a'), [config('b')]])).toEqual(['ConfigMap a', 'ConfigMap b']);
  expect(named({ apiVersion: 'v1', kind: 'List', items: [config('a')] })).toEqual(['ConfigMap a']);
  expect(
    named('apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n---\n{apiVersion: v1, kind: Pod, metadata: {name: b}}\n'),
  ).toEqual(['Pod a', 'Pod b']);
});

test('renders what is in an app, a chart or a construct, in the order of application', () => {
  const chart = shop();
  const all = ['Deployment web', 'ConfigMap api-nginx-config', 'Deployment api', 'Service api', 'CronJob report'];
  expect(withoutHash(named(chart.node.root))).toEqual(all);
  expect(withoutHash(named(chart))).toEqual(all);
  expect(withoutHash(named(chart.node.findChild('api')))).toEqual(all.slice(1, 4));
  const web = chart.node.findChild('web');
  expect(named(web)).toEqual(['Deployment web']);
  expect(named(ApiObject.of(web))).toEqual(['Deployment web']);
});

test('an object of an Argo CD app has the annotations that its synth writes', () => {
  const chart = new Chart(new GitOpsApp({ gitOps: 'argo-cd', podsJson: false, kubernetes: '1.35' }), 'shop');
  const first = new ApiObject(chart, 'first', config('first'));
  new ApiObject(chart, 'second', config('second')).addDependency(first);
  expect(manifestsOf(chart).map(({ metadata }) => metadata)).toContainEqual(
    expect.objectContaining({ name: 'second', annotations: { 'argocd.argoproj.io/sync-wave': '1' } }),
  );
});

test('fails with the findings where a synth would', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new Workload(chart, 'web', { kubernetes: '1.35', app: { image: 'a:1', livenessProbe: {} as never } });
  expect(() => manifestsOf(chart)).toThrow(
    'Validation failed with the following errors:\n  [shop/web] spec.containers[0]',
  );
});

const cyclic: Record<string, unknown> = { ...config('a'), data: {} };
(cyclic.data as Record<string, unknown>).self = cyclic;

const deep = (levels: number) => {
  const nested = Array.from({ length: levels }).reduce<object>((data) => ({ data }), {});
  return { ...config('a'), data: nested };
};

test.each<[string, unknown, string]>([
  ['a number', 42, 'must be a construct, a manifest, YAML text or a list of these, got a number'],
  ['nothing', undefined, 'got undefined'],
  ['a Promise', Promise.resolve(), 'got a Promise; await it, or use .resolves'],
  ['a function', shop, 'got a function; call it first'],
  ['an object of another sort', { metadata: {} }, 'got an object without apiVersion and kind (it has metadata)'],
  ['an item of a list', [config('a'), null], 'got null'],
  [
    'a document that is not a manifest',
    'a: 1',
    'received text must be YAML of manifests, got an object without apiVersion and kind (it has a)',
  ],
  ['text without fields', 'hunter2', 'received text must be YAML of manifests, got a string'],
  ['a path', 'dist/shop.k8s.yaml', "got a string; to test a file, pass readFileSync(path, 'utf8')"],
  ['the path of a folder', './dist', "got a string; to test a file, pass readFileSync(path, 'utf8')"],
  ['text that is not YAML', 'a: [', 'received text:1:6: unexpected end of the document [shape/unreadable]'],
  ['a manifest that contains itself', cyclic, 'received value contains itself at data.self; remove the cycle'],
  [
    'a manifest as deep as no other',
    deep(20_000),
    'received value is nested more than 1000 levels deep; pass a manifest',
  ],
  ['a construct without an App', new Construct(undefined as never, 'alone'), 'the construct alone is not in an App'],
])('says what is wrong with %s', (_what, received, message) => {
  expect(() => manifestsOf(received)).toThrow(message);
});
