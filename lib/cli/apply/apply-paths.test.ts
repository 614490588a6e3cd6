import { writeFileSync } from 'node:fs';
import { readPage } from '../../../docs/pages';
import { runClusterCommand } from '../../../test-helpers/run-command';
import { workingFolder } from '../../../test-helpers/temporary-folder';
import { playedServer, statusOf } from '../../cluster/testdata/played-server';
import { appliedTo } from '../../cluster/testdata/served-kinds';

const server = playedServer();
workingFolder();

const configMap = (name: string, text = '1') => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'shop' },
  data: { a: text },
});

async function applied(objects: readonly object[], ...args: readonly string[]) {
  writeFileSync('shop.json', JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
  return runClusterCommand(['apply', 'shop.json', '--kubeconfig', server.kubeconfig, ...args]);
}

test('apply prints the plan, what becomes of each object, and counts', async () => {
  server.play = appliedTo();
  expect(await applied([configMap('a')])).toMatchObject({
    exitCode: 0,
    out: `ConfigMap shop/a  create

plan for Kubernetes 1.35: 1 create
created ConfigMap shop/a
applied to "played": 1 created
`,
    err: 'note: without --name, objects that are in no manifest any more stay\n',
  });
});

test('apply --output json prints the same as one object', async () => {
  server.play = appliedTo(new Map(), ({ path }) =>
    path.endsWith('/b') ? statusOf(422, 'Invalid', 'data: not allowed') : undefined,
  );
  const { exitCode, out, err } = await applied([configMap('a'), configMap('b')], '--output', 'json');
  expect(exitCode).toBe(1);
  expect(err).toContain('error: ConfigMap shop/b: data: not allowed\n');
  const reference = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop' };
  const report = JSON.parse(out);
  expect(report).toMatchObject({
    context: 'played',
    kubernetes: '1.35',
    dryRun: false,
    applied: true,
    counts: { created: 1, failed: 1 },
    objects: [
      { ...reference, name: 'a', action: 'created', conflicts: [] },
      { ...reference, name: 'b', action: 'failed', reason: 'ConfigMap shop/b: data: not allowed', conflicts: [] },
    ],
    findings: [],
    plan: { counts: { create: 2 }, objects: [{ verdict: 'create' }, { verdict: 'create' }], effects: [], pruned: [] },
  });
  const [, section = ''] = readPage('docs/apply.md').split('## Output in JSON');
  const [table = ''] = section.split('`action` is');
  const keys = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) =>
    names.replaceAll('`', '').split(', '),
  );
  expect(Object.keys(report)).toEqual(keys);
});

test('apply --output json of a dry run, and of one that is not confirmed', async () => {
  const live = new Map<string, object>();
  server.play = appliedTo(live);
  const dry = await applied([configMap('a')], '--output', 'json', '--dry-run');
  expect({ ...dry, out: JSON.parse(dry.out) }).toMatchObject({
    exitCode: 0,
    out: { dryRun: true, applied: false, counts: { created: 1 } },
  });
  const job = (image: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { containers: [{ name: 'web', image }], hostNetwork: image === 'web:2' },
  });
  live.set('/api/v1/namespaces/shop/pods/web', job('web:1'));
  const refused = await applied([job('web:2')], '--output', 'json');
  expect({ ...refused, out: JSON.parse(refused.out) }).toMatchObject({
    exitCode: 1,
    out: { dryRun: false, applied: false, counts: {}, objects: [], plan: { counts: { recreate: 1 } } },
    err: expect.stringContaining('this would recreate 1 object'),
  });
});

test('apply asks the server what is refused where its release is not known here', async () => {
  const unknown = { ...configMap('a'), newField: true };
  const play = appliedTo();
  const withVersion = (gitVersion: string) => {
    server.play = (request, attempt) =>
      request.path === '/version' ? { body: { gitVersion } } : play(request, attempt);
  };
  withVersion('v1.35.2');
  expect(await applied([unknown])).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('error: 1 object would be refused; nothing was applied\n'),
  });
  withVersion('v1.99.0');
  expect(await applied([unknown])).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('created ConfigMap shop/a\n'),
    err: expect.stringMatching(/^note: unknown release "v1\.99\.0" of the cluster; planned for Kubernetes 1\.37\n/),
  });
});

describe('apply plans with feature gates', () => {
  const pod = (cpu: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { containers: [{ name: 'web', image: 'web:1' }], resources: { requests: { cpu } } },
  });
  const dryRun = (...args: readonly string[]) => {
    const live = new Map<string, object>();
    live.set('/api/v1/namespaces/shop/pods/web', { ...pod('1'), metadata: { ...pod('1').metadata, uid: 'a' } });
    server.play = (request, attempt) =>
      request.path === '/version' ? { body: { gitVersion: 'v1.32.0' } } : appliedTo(live)(request, attempt);
    return applied([pod('2')], '--dry-run', ...args);
  };
  const resources = 'spec.resources.requests[cpu]  "1" → "2"\n';

  test('of the settings', async () => {
    expect((await dryRun()).out).not.toContain(resources);
    writeFileSync('.cdk8s-pods.yaml', 'pods: { featureGates: { PodLevelResources: true } }\n');
    expect((await dryRun()).out).toContain(resources);
  });

  test('of the command line, in place of those of the settings', async () => {
    const gate = '--feature-gates=PodLevelResources';
    expect((await dryRun(`${gate}=true`)).out).toContain(resources);
    writeFileSync('.cdk8s-pods.yaml', 'pods: { featureGates: { PodLevelResources: true } }\n');
    expect((await dryRun(`${gate}=false`)).out).not.toContain(resources);
  });
});

test('apply plans with --workload for a kind of custom resource', async () => {
  const widget = (image: string) => ({
    apiVersion: 'a.example/v1',
    kind: 'Widget',
    metadata: { name: 'a', namespace: 'shop' },
    spec: { template: { spec: { containers: [{ name: 'web', image }] } } },
  });
  const path = '/apis/a.example/v1/namespaces/shop/widgets';
  const live = new Map<string, object>([
    [`${path}/a`, { ...widget('web:1'), metadata: { ...widget('').metadata, uid: 'a' } }],
  ]);
  server.play = appliedTo(live);
  const dryRun = async (...args: readonly string[]) => (await applied([widget('web:2')], '--dry-run', ...args)).out;
  expect(await dryRun()).toContain('Widget shop/a  patch');
  expect(await dryRun('--workload', 'a.example/v1/Widget:spec.template')).toContain('Widget shop/a  roll');
});
