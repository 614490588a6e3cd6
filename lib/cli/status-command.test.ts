import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploymentWith, ended, list, looping, object, pod } from '../status/testdata/objects';
import { run } from './run';

const before = process.cwd();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'status-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function runStatus(args: readonly string[], standardInput: unknown = '', colours = false) {
  const written = { out: '', err: '' };
  const text = typeof standardInput === 'string' ? standardInput : JSON.stringify(standardInput);
  const code = run(['status', ...args], {
    out: (part) => {
      written.out += part;
    },
    err: (part) => {
      written.err += part;
    },
    standardInput: () => Buffer.from(text),
    colours,
  });
  return { code, ...written };
}

const crashing = list(deploymentWith(looping(ended(1)), 5, 1));

function writePodsJson(path: string, construct: string, key = 'Deployment/shop/web') {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  const origins = { 'spec.template.spec.containers[0]': 'attachment "tls"' };
  writeFileSync(join(folder, path), JSON.stringify({ folder: '../dist', objects: { [key]: { construct, origins } } }));
}

test('prints each finding with its field, Pods, evidence and time, and exits with 1', () => {
  expect(runStatus(['-'], crashing)).toEqual({
    code: 1,
    err: '',
    out: `error: 5 of 6 Pods of Deployment shop/web: container "web" restarts again and again (7), last exit code 1; check its log: kubectl logs -n shop web-5d4f-000 -c web --previous
  field: spec.template.spec.containers[0]
  pods: web-5d4f-000, web-5d4f-001, web-5d4f-002 and 2 more
  from: Pod shop/web-5d4f-000, status.containerStatuses[0].lastState.terminated
  since: 2026-11-30T17:50:00Z
1 error in 8 objects
`,
  });
});

test('exits with 0 where nothing is wrong', () => {
  expect(runStatus(['-'], list(pod()))).toEqual({ code: 0, err: '', out: 'nothing is wrong in 1 object\n' });
});

test('exits with 0 for what is only in progress', () => {
  const { code, out } = runStatus(['-'], list(object('batch/v1', 'CronJob', 'backup', { spec: { suspend: true } })));
  expect(code).toBe(0);
  expect(out).toMatch(/^in progress: CronJob shop\/backup: suspended; .*\n1 in progress in 1 object\n$/s);
});

test('reads YAML files and folders, and prints JSON', () => {
  writeFileSync('pods.yaml', JSON.stringify(crashing));
  writeFileSync('more.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, uid: a }\n');
  const { code, out } = runStatus(['.', '--output', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ objects: 9, findings: [{ cause: 'crash-loop', of: 6 }] });
});

test('names the construct and who wrote the field, from build/pods.json', () => {
  writePodsJson('build/pods.json', 'shop/storefront');
  const { out } = runStatus(['-'], crashing);
  expect(out).toContain('  field: spec.template.spec.containers[0] (written by attachment "tls")\n');
  expect(out).toContain('  construct: shop/storefront\n');
});

test('names the construct of a manifest without a namespace', () => {
  writePodsJson('facts.json', 'shop/storefront', 'Deployment//web');
  expect(runStatus(['-', '--pods-json', 'facts.json'], crashing).out).toContain('  construct: shop/storefront\n');
});

test('names no construct where environments have different ones', () => {
  writePodsJson('build/a/pods.json', 'shop/storefront');
  writePodsJson('build/b/pods.json', 'shop/store');
  expect(runStatus(['-'], crashing).out).not.toContain('construct:');
});

test('reads kinds of custom resources from the settings', () => {
  writeFileSync(
    '.cdk8s-pods.yaml',
    'pods: { workloads: [{ apiVersion: a.example/v1, kind: Fleet, templates: [{ path: spec.pod }] }] }\n',
  );
  const owner = [{ apiVersion: 'a.example/v1', kind: 'Fleet', name: 'web', controller: true }];
  const fleet = object('a.example/v1', 'Fleet', 'web', { spec: { pod: { spec: { containers: [{ name: 'web' }] } } } });
  const { out } = runStatus(['-'], list(fleet, pod({ ...looping(ended(1)), metadata: { ownerReferences: owner } })));
  expect(out).toContain('  field: spec.pod.spec.containers[0]\n');
});

test('colours the first word of a finding where that is wanted', () => {
  expect(runStatus(['-'], crashing, true).out).toContain('\u001b[31merror\u001b[39m: 5 of 6 Pods');
});

test.each<[what: string, args: readonly string[], input: string, error: RegExp]>([
  ['no source', [], '', /^error: missing required argument "sources"/],
  ['a file that does not exist', ['none.yaml'], '', /^error: cannot read none.yaml/],
  ['a text that is not YAML', ['-'], 'a: [', /^error: <stdin>:1:6: /],
  [
    'a context of a snapshot',
    ['-', '--context', 'a'],
    '',
    /^error: --context: only for a cluster; use cluster as the source$/m,
  ],
  ['two contexts', ['cluster:a', '--context', 'b'], '', /^error: cluster:a: --context is "b"; remove one of them$/m],
  ['an empty namespace', ['cluster', '-n', ''], '', /^error: -n, --namespace: must not be empty; set a value$/m],
  ['a source without objects', ['-'], '', /^error: no objects in <stdin>$/m],
  [
    'manifests',
    ['-'],
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n',
    /^error: <stdin> has manifests, and no objects with a status; /,
  ],
])('%s is an error with exit code 2', (_what, args, input, error) => {
  const { code, out, err } = runStatus(args, input);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(error);
});
