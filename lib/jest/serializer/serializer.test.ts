import '..';
import { readFileSync } from 'node:fs';
import { Chart, Testing } from 'cdk8s';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { fluentBit, GitOpsApp, Workload } from '../..';
import { serializer } from '..';

const folder = temporaryFolder();
const config = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { a: 'yes' } });
const yaml = (value: unknown, print = serializer) => print.serialize(value, {}, '');

const web = (chart: Chart) =>
  new Workload(chart, 'web', {
    kubernetes: '1.35',
    workload: { kind: 'Deployment' },
    app: { image: 'registry.example/web:1' },
    logs: { directory: '/var/log/web', sizeLimit: '64Mi', rotation: 'app' },
    attachments: [fluentBit()],
  });

test('prints an object, and several, as YAML', () => {
  expect(config('a')).toMatchInlineSnapshot(`
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
data:
  a: "yes"
`);
  expect(yaml([config('a'), config('b')])).toBe(`${yaml(config('a'))}\n---\n${yaml(config('b'))}`);
});

test('prints a construct as its app writes it', () => {
  const app = new GitOpsApp({ outdir: folder(), podsJson: false, kubernetes: '1.35' });
  const chart = new Chart(app, 'shop');
  web(chart);
  app.synth();
  expect(`${yaml(chart)}\n`).toBe(readFileSync(`${folder()}/shop.k8s.yaml`, 'utf8'));
});

test('indents an object within another value', () => {
  expect({ first: config('a') }).toMatchInlineSnapshot(`
{
  "first": apiVersion: v1
  kind: ConfigMap
  metadata:
    name: a
  data:
    a: "yes",
}
`);
});

test.each([['text'], [[]], [{ kind: 'Pod' }], [[config('a'), 1]], [null]])('leaves %j to jest', (value) => {
  expect(serializer.test(value)).toBe(false);
});

test('masks hashes of content on request, where they are and where they are used', () => {
  const chart = new Chart(Testing.app(), 'shop');
  web(chart);
  const name = /web-fluent-bit-config-\w{8}/g;
  expect(new Set(yaml(chart).match(name))).toEqual(new Set([expect.stringMatching(/-[0-9a-f]{8}$/)]));
  const masked = yaml(chart, serializer.with({ maskHashes: true }));
  expect(masked.match(name)).toEqual(['web-fluent-bit-config-xxxxxxxx', 'web-fluent-bit-config-xxxxxxxx']);
  expect(masked.replaceAll('-xxxxxxxx', '')).toBe(yaml(chart).replace(name, 'web-fluent-bit-config'));
});

test('masks no other name that ends in eight digits', () => {
  const containers = [{ name: 'a', envFrom: [{ configMapRef: { name: 'not-managed-20240101' } }] }];
  const volumes = [{ name: 'v', secret: { secretName: 'dates-20261129' } }];
  const objects = [
    { ...config('release-20261129'), immutable: true },
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers, volumes } },
  ];
  expect(yaml(objects, serializer.with({ maskHashes: true }))).toBe(yaml(objects));
});
