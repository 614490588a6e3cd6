import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withCluster } from '../../lib/cli/cluster/cluster-source';
import { followStatus } from '../../lib/cli/status/read-status';
import { watchStatus } from '../../lib/cli/status/watch-status';
import { runClusterCommand } from '../../test-helpers/run-command';
import { type Cluster, certificateOf, type Manifest, pathOf, scenario, until } from './harness';

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

scenario('plan cluster says what new manifests do to live objects', { podSecurity: 'baseline' }, async (cluster) => {
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
});

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

const crashing = {
  ...deployment('web:1'),
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' }, annotations: { 'kwok/run': 'crash-loop' } },
      spec: { containers: [{ name: 'web', image: 'web:1' }] },
    },
  },
};

scenario(
  'status cluster reads the last line of a container that crashes',
  { podSecurity: 'baseline' },
  async (cluster) => {
    const { kubeconfig, namespace } = cluster;
    const status = (...flags: readonly string[]) =>
      runClusterCommand(['status', 'cluster', '-n', namespace, '--kubeconfig', kubeconfig, ...flags]);
    expect(await status()).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^nothing is wrong in \d+ objects\n$/),
    });
    await cluster.apply(crashing);
    const [pod] = await until('the Pod crashes', async () => {
      const pods = await cluster.list('v1', 'Pod');
      return pods[0]?.status.containerStatuses?.[0].state.waiting !== undefined && pods;
    });
    const log = cluster.logOf(pod.metadata.name, 'web');
    log.write('reading /etc/web.conf', 'no such file: /etc/web.conf');
    log.end();
    const { exitCode, out, err } = await status();
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
    expect(out).toMatch(
      /^error: Pod web-\S+ of Deployment \S+: container "web" restarts again and again \(\d\), last exit code 1.*: "no such file: \/etc\/web.conf"; /,
    );
    expect(JSON.parse((await status('--output', 'json')).out).findings).toMatchObject([{ cause: 'crash-loop' }]);
  },
);

scenario(
  'status cluster names what may not be read, and reports the rest',
  { podSecurity: 'baseline' },
  async (cluster) => {
    await cluster.grant('reader', [
      { apiGroups: ['', 'apps'], resources: ['pods', 'deployments', 'replicasets'], verbs: ['get', 'list'] },
    ]);
    await cluster.apply(crashing);
    const kubeconfig = cluster.kubeconfigFor(certificateOf(cluster.plane, 'reader', 600));
    const { out, err } = await until('the Pod crashes', async () => {
      const run = await runClusterCommand(['status', 'cluster', '-n', cluster.namespace, '--kubeconfig', kubeconfig]);
      return run.out.includes('restarts again and again') && run;
    });
    expect(out).toContain('1 error in');
    expect(err).toMatch(/^note: not read: v1 Node: .*reader/m);
    expect(err).not.toContain('v1 Pod:');
  },
);

scenario('status --watch prints what goes wrong and what is fixed', { podSecurity: 'baseline' }, async (cluster) => {
  const { kubeconfig, namespace } = cluster;
  const stopped = new AbortController();
  let printed = '';
  const watching = withCluster({ name: 'cluster' }, { kubeconfig, namespace }, (connection) =>
    watchStatus(
      followStatus(connection, namespace, {}, stopped.signal),
      {
        out: (text) => {
          printed += text;
        },
        err: () => undefined,
        standardInput: () => Buffer.of(),
        colours: false,
      },
      (_look, text) => text,
    ),
  );
  const isPrinted = (text: string) => until(`${text} is printed`, () => printed.includes(text));
  await isPrinted('nothing is wrong');
  await cluster.apply(crashing);
  await isPrinted('restarts again and again');
  await cluster.api.remove(pathOf('apps/v1', 'Deployment', namespace, 'web'));
  await isPrinted('no longer: ');
  stopped.abort();
  await expect(watching).rejects.toThrow('aborted');
});
