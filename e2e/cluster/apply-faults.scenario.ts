import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { applied } from './apply/connected';
import { configMap, deployment, gatedPod } from './apply/objects';
import { type Cluster, certificateOf, pathOf, type Sent, scenario, until } from './harness';

const baseline = { podSecurity: 'baseline' } as const;
const set = { set: 'shop' };

/** The ConfigMaps of a set. */
async function members(cluster: Cluster): Promise<readonly string[]> {
  const all = await cluster.list('v1', 'ConfigMap');
  const labels = (metadata: { readonly labels?: object }) => Object.keys(metadata.labels ?? {});
  return all
    .filter(({ metadata }) => labels(metadata).includes('applyset.kubernetes.io/part-of'))
    .map(({ metadata }) => metadata.name)
    .sort();
}

scenario('a run that is killed in the middle is continued by the next one', baseline, async (cluster) => {
  const proxy = await cluster.faultProxy();
  await applied(cluster.kubeconfig, [configMap('old')], set);
  // After 40 objects, the answers take long.
  proxy.add({ method: 'PATCH', path: /configmaps/, after: 40, times: 1000, answer: { delaySeconds: 60 } });
  const program = join(__dirname, 'apply/apply-process.ts');
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', program, proxy.kubeconfig, 'shop', '100'], {
    stdio: 'ignore',
  });
  await until('some objects are applied', async () => (await members(cluster)).length > 40);
  child.kill('SIGKILL');
  const wanted = Array.from({ length: 100 }, (_, at) => configMap(`map-${at}`));
  const next = await applied(cluster.kubeconfig, wanted.slice(50), set);
  expect(next.error).toBe('');
  expect(next.notes.join()).toMatch(/waits for another run \(\w+\) that applies the set "shop"/);
  expect(next.done).toContain('pruned ConfigMap old');
  expect(await members(cluster)).toEqual(
    wanted
      .slice(50)
      .map(({ metadata }) => metadata.name)
      .sort(),
  );
});

scenario('two runs at once leave the set as one of them wants it', baseline, async (cluster) => {
  const wanted = (letter: string) => Array.from({ length: 30 }, (_, at) => configMap(`${letter}-${at}`));
  const runs = await Promise.all(['a', 'b'].map((letter) => applied(cluster.kubeconfig, wanted(letter), set)));
  expect(runs.map(({ error }) => error)).toEqual(['', '']);
  const left = await members(cluster);
  expect(left).toHaveLength(30);
  expect(new Set(left.map((name) => name.charAt(0))).size).toBe(1);
});

scenario('a rollout that is stuck does not keep the next run from fixing it', baseline, async (cluster) => {
  const version = (name: string, run?: string) => [
    configMap(name),
    deployment('web', { config: name, replicas: 1, ...(run !== undefined && { run }) }),
  ];
  await applied(cluster.kubeconfig, version('config-a'), set);
  const stuck = applied(cluster.kubeconfig, version('config-b', 'never-ready'), set);
  await until('the rollout is stuck', async () => {
    const { status } = await cluster.find('apps/v1', 'Deployment', 'web');
    return status.observedGeneration === 2 && status.unavailableReplicas === 1;
  });
  const fixing = await applied(cluster.kubeconfig, version('config-c'), set);
  expect(fixing).toMatchObject({ error: '', notes: [] });
  const first = await stuck;
  expect(first).toMatchObject({ error: '' });
  expect(first.notes.join()).toContain('since: it prunes, and this run does not');
  expect(await members(cluster)).toEqual(['config-c']);
});

scenario('a Namespace that is being deleted fails alone, and nothing is pruned', baseline, async (cluster) => {
  const other = await cluster.anotherNamespace('other');
  const blocking = configMap('blocking', {}, { namespace: other, finalizers: ['example.org/blocks'] });
  await cluster.apply(blocking);
  await applied(cluster.kubeconfig, [configMap('old')], set);
  await cluster.api.remove(pathOf('v1', 'Namespace', other, other));
  const inside = configMap('inside', {}, { namespace: other });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: other } };
  const ran = await applied(cluster.kubeconfig, [namespace, inside, configMap('new')], set);
  expect(ran.done).toEqual(['created ConfigMap new', 'failed ConfigMap inside', `failed Namespace ${other}`]);
  expect(ran.reasons).toEqual([
    `Namespace ${other}: is being deleted; apply again once it is gone`,
    `ConfigMap ${other}/inside: was not applied, as Namespace ${other} has failed`,
  ]);
  expect(await members(cluster)).toEqual(['new', 'old']);
  // Without its manifest, the server says so.
  expect((await applied(cluster.kubeconfig, [inside])).reasons.join()).toMatch(/being terminated/);
  const path = pathOf('v1', 'ConfigMap', other, 'blocking');
  await cluster.api.patch(path, { metadata: { finalizers: null } });
});

scenario('a missing right is named, and the rest is applied', baseline, async (cluster) => {
  await cluster.grant('deployer', [
    { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'patch', 'create'] },
    { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'patch', 'create'] },
  ]);
  const kubeconfig = cluster.kubeconfigFor(certificateOf(cluster.plane, 'deployer', 600));
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'key' }, stringData: { key: 'hunter22' } };
  // Who may not watch reads again and again.
  const manifests = [configMap('a'), secret, deployment('web', { replicas: 1 })];
  expect(await applied(kubeconfig, [configMap('a')])).toMatchObject({ error: '' });
  const ran = await applied(kubeconfig, manifests);
  expect(ran.done).toEqual(['created Deployment web', 'failed Secret key', 'unchanged ConfigMap a']);
  expect(ran.reasons.join()).toContain('user "deployer" must not patch secrets');
  expect(JSON.stringify(ran)).not.toContain('hunter22');
  expect((await applied(kubeconfig, [configMap('a')], set)).error).toContain('must not get secrets');
});

scenario('answers that fail for a moment make no difference', baseline, async (cluster) => {
  const proxy = await cluster.faultProxy();
  const answers = [
    ...[{ status: 429, retryAfter: 1 }, { status: 429 }, { status: 500 }, { status: 503 }],
    ...(['cut', 'lose', { delaySeconds: 2 }] as const),
  ];
  for (const [at, answer] of answers.entries())
    proxy.add({ method: 'PATCH', path: /configmaps/, after: 3 * at, answer });
  proxy.add({ method: 'GET', path: /watch/, answer: { cutAfter: 100 } });
  const manifests = [
    ...Array.from({ length: 30 }, (_, at) => configMap(`map-${at}`)),
    deployment('web', { replicas: 2 }),
  ];
  const ran = await applied(proxy.kubeconfig, manifests, set);
  expect(ran).toMatchObject({ error: '' });
  expect(await members(cluster)).toHaveLength(30);
});

scenario('a set whose parent others have changed meanwhile is written over their change', baseline, async (cluster) => {
  const proxy = await cluster.faultProxy();
  const running = applied(proxy.kubeconfig, [configMap('a'), gatedPod('web')], set);
  const isParent = ({ method, path }: Sent) => method === 'PUT' && path.includes('/secrets/shop');
  await until('the set is released while the run waits', () => proxy.sent.some(isParent));
  await cluster.kubectl('annotate', 'secret', 'shop', 'example.com/by=others');
  await cluster.api.patch(pathOf('v1', 'Pod', cluster.namespace, 'web'), { spec: { schedulingGates: null } });
  expect(await running).toMatchObject({ error: '', notes: [] });
  const { metadata } = await cluster.find('v1', 'Secret', 'shop');
  expect(metadata.annotations).toMatchObject({
    'example.com/by': 'others',
    'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap,Pod',
  });
  expect((await applied(proxy.kubeconfig, [configMap('a')], set)).notes).toEqual([]);
});
