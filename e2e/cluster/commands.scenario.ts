import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runClusterCommand } from '../../test-helpers/run-command';
import { type Cluster, certificateOf, type Manifest, scenario } from './harness';

const deployment = (image: string): Manifest & { readonly spec: object } => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image }] } },
  },
});
const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, data: { level: 'info' } };

/** Writes manifests to a folder of the scenario, and returns it. */
function written({ folder }: Cluster, ...manifests: readonly object[]): string {
  const dist = join(folder, 'dist');
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'all.yaml'), manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'));
  return dist;
}

scenario(
  'plan cluster says what new manifests do to live objects',
  { podSecurity: 'baseline', older: true },
  async (cluster) => {
    const { kubeconfig, namespace, release } = cluster;
    const planned = (...manifests: readonly object[]) =>
      runClusterCommand(['plan', 'cluster', written(cluster, ...manifests), '--kubeconfig', kubeconfig]);
    expect(await planned(deployment('web:1'), config)).toMatchObject({
      err: '',
      exitCode: 0,
      out: `Deployment web  create\nConfigMap web   create\n\nplan for Kubernetes ${release}: 2 create\n`,
    });
    await cluster.apply(deployment('web:1'), config);
    await cluster.settled();
    expect((await planned(deployment('web:1'), config)).out).toBe(`plan for Kubernetes ${release}: 2 unchanged\n`);
    const { out } = await planned(deployment('web:2'), { ...config, metadata: { name: 'web', namespace } });
    expect(out).toContain('Deployment web  roll: 2 Pods');
    expect(out).toContain(`plan for Kubernetes ${release}: 1 roll; 1 unchanged\n`);
  },
);

scenario('plan cluster says why a cluster cannot be asked', {}, async (cluster) => {
  const folder = written(cluster, config);
  const planned = (source: string, kubeconfig: string) =>
    runClusterCommand(['plan', source, folder, '--kubeconfig', kubeconfig]);
  expect(await planned('cluster:staging', cluster.kubeconfig)).toMatchObject({
    exitCode: 2,
    out: '',
    err: expect.stringContaining('unknown context "staging"; use one of "test"'),
  });
  const nobody = cluster.kubeconfigFor(certificateOf(cluster.plane, 'nobody', 600));
  const refused = await planned('cluster', nobody);
  expect(refused).toMatchObject({ exitCode: 2, out: '' });
  expect(refused.err).toMatch(/^error: .*nobody.*configmaps/s);
});
