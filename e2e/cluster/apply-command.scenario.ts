import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runClusterCommand } from '../../test-helpers/run-command';
import { configMap, deployment, job } from './apply/objects';
import { type Cluster, scenario } from './harness';

/** Runs the command over some manifests, without a terminal. */
async function apply({ folder, kubeconfig }: Cluster, manifests: readonly object[], ...args: readonly string[]) {
  const file = join(folder, 'app.yaml');
  writeFileSync(file, manifests.map((one) => JSON.stringify(one)).join('\n---\n'));
  const { exitCode: status, out, err } = await runClusterCommand(['apply', file, '--kubeconfig', kubeconfig, ...args]);
  return { status, out, err: err.replace(/^(?:waiting|note): .*\n/gm, '') };
}

scenario('apply deletes and recreates only if that is confirmed', { podSecurity: 'baseline' }, async (cluster) => {
  const first = [configMap('a'), configMap('b'), job('migrate')];
  expect(await apply(cluster, first, '--name', 'shop')).toMatchObject({ status: 0 });
  const second = [configMap('a'), job('migrate', 'registry.example/app:2')];
  const refused = await apply(cluster, second, '--name', 'shop');
  expect(refused.err).toContain(
    'error: this would delete 1 object and recreate 1 object, and standard input is not a terminal; use --yes; nothing was applied\n',
  );
  expect(refused.status).toBe(1);
  expect(await cluster.find('v1', 'ConfigMap', 'b')).toBeDefined();
  const dry = await apply(cluster, second, '--name', 'shop', '--dry-run');
  expect(dry).toMatchObject({ status: 0, err: '' });
  expect(dry.out).toContain('dry run for "test": 1 recreated, 1 pruned, 1 unchanged\n');
  expect(await cluster.find('v1', 'ConfigMap', 'b')).toBeDefined();
  const done = await apply(cluster, second, '--name', 'shop', '--yes');
  expect(done.out).toContain('applied to "test": 1 recreated, 1 pruned, 1 unchanged\n');
  expect(done.status).toBe(0);
});

scenario(
  'apply changes nothing where the plan has what a server refuses, and prints no secret',
  {},
  async (cluster) => {
    const baseline = deployment('web', { replicas: 0 });
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key' }, stringData: { key: 'hunter22' } };
    const settings = ['--no-wait', '--no-prune'];
    const first = await apply(cluster, [baseline, secret], ...settings);
    expect(first).toMatchObject({ status: 0, err: '' });
    const selector = { matchLabels: { app: 'other' } };
    const wrong = deployment('web', { replicas: 0, selector });
    const changed = { ...secret, stringData: { key: 'hunter333' } };
    const second = await apply(cluster, [wrong, changed, configMap('new')], ...settings);
    expect(second.err).toContain('error: 1 object would be refused; nothing was applied\n');
    expect(second.status).toBe(1);
    expect(await cluster.find('v1', 'ConfigMap', 'new')).toBeUndefined();
    expect(JSON.stringify([first, second])).not.toMatch(/hunter|aHVudGVy/);
  },
);

scenario('apply fails in one line for mistakes', {}, async (cluster) => {
  const unknown = { apiVersion: 'a.example/v1', kind: 'Widget', metadata: { name: 'a' } };
  expect(await apply(cluster, [unknown])).toMatchObject({
    status: 2,
    out: '',
    err: 'error: the server does not serve Widget of a.example/v1; apply its CustomResourceDefinition, or correct apiVersion and kind\n',
  });
  expect(await apply(cluster, [configMap('a')], '--context', 'other')).toMatchObject({
    status: 2,
    err: expect.stringMatching(/^error: .*unknown context "other".*\n$/),
  });
  expect(await apply(cluster, [configMap('a')], '--conflicts', 'spec=tak')).toMatchObject({
    status: 2,
    err: expect.stringContaining('use fail, take or leave, or such as spec.replicas=leave; got "spec=tak"'),
  });
  await cluster.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'taken' } });
  expect((await apply(cluster, [configMap('a')], '--name', 'taken')).err).toContain('Secret scenario-');
});
