import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applied, previewed } from './apply/connected';
import { configMap, deployment, job, widget } from './apply/objects';
import { pathOf, scenario, until } from './harness';

const baseline = { podSecurity: 'baseline' } as const;

scenario(
  'apply creates what others need first, waits until it is ready, and sends no PATCH the second time',
  baseline,
  async ({ namespace, kubeconfig, faultProxy }) => {
    const proxy = await faultProxy();
    const { definition, resource } = widget(namespace);
    const inner = { metadata: { name: 'two', namespace: `${namespace}-new` } };
    const manifests = [
      resource,
      { ...resource, ...inner },
      deployment('web', { config: 'settings', replicas: 2 }),
      configMap('settings'),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: inner.metadata.namespace } },
      definition,
    ];
    const first = await applied(proxy.kubeconfig, manifests, { set: 'shop' });
    expect(first).toMatchObject({ error: '' });
    expect(first.done).toEqual([
      'created ConfigMap settings',
      `created CustomResourceDefinition ${(definition.metadata as { name: string }).name}`,
      'created Deployment web',
      `created Namespace ${namespace}-new`,
      'created Widget one',
      'created Widget two',
    ]);
    const { PATCH: patches, PUT: puts } = proxy.counts();
    const second = await applied(proxy.kubeconfig, manifests, { set: 'shop' });
    expect(second.done.every((line) => line.startsWith('unchanged'))).toBe(true);
    expect(proxy.counts()).toMatchObject({ PATCH: patches, PUT: puts });
    // Without a set, too.
    const other = [configMap('other'), deployment('other', { replicas: 0 })];
    await applied(kubeconfig, other);
    const before = proxy.counts().PATCH;
    expect((await applied(proxy.kubeconfig, other)).done).toEqual([
      'unchanged ConfigMap other',
      'unchanged Deployment other',
    ]);
    expect(proxy.counts().PATCH).toBe(before);
    // All goes, in the reverse order: definitions after what they define, Namespaces at the end.
    const last = await applied(kubeconfig, [configMap('last')], { set: 'shop' });
    expect(last).toMatchObject({ error: '' });
    expect(last.done.map((line) => line.replace(/ \S+$/, ''))).toEqual([
      'created ConfigMap',
      'pruned ConfigMap',
      'pruned CustomResourceDefinition',
      'pruned Deployment',
      'pruned Namespace',
      'pruned Widget',
      'pruned Widget',
    ]);
  },
);

scenario('fields that others have set fail, are taken over, or left', baseline, async (cluster) => {
  const { kubeconfig, namespace } = cluster;
  const manifest = deployment('web', { replicas: 1 });
  const options = { wait: false };
  await applied(kubeconfig, [manifest], options);
  await cluster.kubectl('scale', 'deployment/web', '--replicas=3', '-n', namespace);
  const replicas = async () => (await cluster.find('apps/v1', 'Deployment', 'web')).spec.replicas;
  expect(await applied(kubeconfig, [manifest], options)).toMatchObject({
    done: ['failed Deployment web'],
    reasons: [
      `Deployment ${namespace}/web: spec.replicas is set by "kubectl"; take these fields over, leave them, or remove them from the manifest`,
    ],
  });
  const left = { ...options, conflicts: { byField: { 'spec.replicas': 'leave' } } } as const;
  const proxy = await cluster.faultProxy();
  expect(await applied(proxy.kubeconfig, [manifest], left)).toMatchObject({ done: ['unchanged Deployment web'] });
  expect(proxy.counts().PATCH).toBeUndefined();
  expect(await replicas()).toBe(3);
  const taken = { ...options, conflicts: { byManager: { kubectl: 'take' } } } as const;
  expect(await applied(kubeconfig, [manifest], taken)).toMatchObject({ done: ['configured Deployment web'] });
  expect(await replicas()).toBe(1);
});

scenario('a password in stringData that others have changed is a conflict', {}, async (cluster) => {
  const { kubeconfig, namespace } = cluster;
  const manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'login' },
    stringData: { user: 'ann', password: 'first-of-ann' },
  };
  expect(await applied(kubeconfig, [manifest])).toMatchObject({ done: ['created Secret login'] });
  expect(await applied(kubeconfig, [manifest])).toMatchObject({ done: ['unchanged Secret login'] });
  const stored = async () => (await cluster.find('v1', 'Secret', 'login')).data;
  expect(await stored()).toEqual({ user: 'YW5u', password: 'Zmlyc3Qtb2YtYW5u' });
  const patch = JSON.stringify({ stringData: { password: 'second-of-bob' } });
  await cluster.kubectl('patch', 'secret/login', '-p', patch, '-n', namespace);
  const refused = await applied(kubeconfig, [manifest]);
  expect(refused).toMatchObject({ done: ['failed Secret login'] });
  expect(refused.reasons.join()).toMatch(
    /^Secret \S+: data\.password is set by "kubectl-patch"; take these fields over/,
  );
  expect(JSON.stringify(refused)).not.toMatch(/of-ann|of-bob|Zmlyc3|c2Vjb25k/);
  const taken = { conflicts: { byField: { 'data.password': 'take' } } } as const;
  expect(await applied(kubeconfig, [manifest], taken)).toMatchObject({ done: ['configured Secret login'] });
  expect(await stored()).toEqual({ user: 'YW5u', password: 'Zmlyc3Qtb2YtYW5u' });
});

scenario('what is in the set and in no manifest any more is pruned, and nothing else', baseline, async (cluster) => {
  const { kubeconfig } = cluster;
  const elsewhere = await cluster.anotherNamespace('other');
  const far = configMap('far', {}, { namespace: elsewhere });
  await cluster.apply(configMap('mine'));
  const set = { set: 'shop' };
  await applied(kubeconfig, [configMap('a'), configMap('b'), far, deployment('web', { replicas: 1 })], set);
  const left = [configMap('a')];
  const plan = await previewed(kubeconfig, left, set);
  const pruned = ['pruned ConfigMap b', 'pruned ConfigMap far', 'pruned Deployment web', 'unchanged ConfigMap a'];
  expect(plan.done).toEqual(pruned);
  expect((await applied(kubeconfig, left, { ...set, prune: false })).done).toEqual(['unchanged ConfigMap a']);
  expect((await applied(kubeconfig, left, set)).done).toEqual(pruned);
  expect((await cluster.list('v1', 'ConfigMap')).map(({ metadata }) => metadata.name).sort()).toEqual([
    'a',
    'kube-root-ca.crt',
    'mine',
  ]);
  const { metadata } = await cluster.find('v1', 'Secret', 'shop');
  expect(metadata.annotations).toMatchObject({
    'applyset.kubernetes.io/contains-group-kinds': 'ConfigMap',
    'applyset.kubernetes.io/additional-namespaces': '',
  });
  // kubectl reads whose set it is.
  const file = join(cluster.folder, 'a.json');
  writeFileSync(file, JSON.stringify(configMap('a')));
  const args = ['--server-side', '--prune', '--applyset=shop', '-n', cluster.namespace, '-f', file];
  const kubectl = cluster.kubectl('apply', ...args);
  await expect(kubectl).rejects.toThrow('is managed by tooling "cdk8s-pods" instead of "kubectl"');
});

scenario('a ConfigMap that Pods have read goes once none of them does', baseline, async (cluster) => {
  const { kubeconfig } = cluster;
  const version = (name: string, run?: string) => [
    configMap(name),
    deployment('web', { config: name, replicas: 2, ...(run !== undefined && { run }) }),
  ];
  const set = { set: 'shop' };
  await applied(kubeconfig, version('config-a'), set);
  const stuck = await applied(kubeconfig, version('config-b', 'never-ready'), { ...set, timeoutSeconds: 3 });
  expect(stuck.done).toEqual(['created ConfigMap config-b', 'failed Deployment web']);
  expect(stuck.error).toContain('Pods have the new template');
  const fixed = await applied(kubeconfig, version('config-c'), set);
  expect(fixed.done).toEqual([
    'configured Deployment web',
    'created ConfigMap config-c',
    'pruned ConfigMap config-a',
    'pruned ConfigMap config-b',
  ]);
  // A Pod of somebody else keeps it.
  await cluster.apply({ ...job('reader'), kind: 'Job' });
  const pod = { ...deployment('reader', { config: 'config-c' }) };
  await cluster.apply(pod);
  await cluster.settled();
  const kept = await applied(kubeconfig, version('config-d'), set);
  expect(kept.done).toContain('kept ConfigMap config-c');
  expect(kept.reasons.join()).toContain('Pods still use it');
  await cluster.api.remove(pathOf('apps/v1', 'Deployment', cluster.namespace, 'reader'));
  await until('it is pruned', async () => {
    const { done } = await applied(kubeconfig, version('config-d'), set);
    return done.includes('pruned ConfigMap config-c');
  });
});

scenario(
  'what depends on a Job is applied once that is complete; a Job is created again only if asked',
  baseline,
  async (cluster) => {
    const { kubeconfig, namespace } = cluster;
    const needs = { 'config.kubernetes.io/depends-on': `batch/namespaces/${namespace}/Job/migrate` };
    const web = { ...deployment('web', { replicas: 1 }), metadata: { name: 'web', annotations: needs } };
    const seen: string[] = [];
    const run = (image: string, recreate: boolean) =>
      applied(kubeconfig, [web, job('migrate', image)], {
        recreate,
        onEvent: (event) => {
          if (event.type === 'waiting' && event.text === '') seen.push(`${event.object.name} ready`);
          if (event.type === 'object') seen.push(`${event.object.name} ${event.object.action}`);
        },
      });
    expect(await run('registry.example/app:1', false)).toMatchObject({ error: '' });
    expect(seen.slice(0, 3)).toEqual(['migrate created', 'migrate ready', 'web created']);
    const refused = await run('registry.example/app:2', false);
    expect(refused.reasons[0]).toContain('has to be deleted and created again');
    expect((await run('registry.example/app:2', true)).done).toContain('recreated Job migrate');
  },
);

scenario('a Job that is a hook takes the place of the one before, without being asked', baseline, async (cluster) => {
  const hook = (image: string) => {
    const { metadata, ...rest } = job('migrate', image);
    return { ...rest, metadata: { ...metadata, annotations: { 'helm.sh/hook': 'pre-install,pre-upgrade' } } };
  };
  const run = async (image: string) => (await applied(cluster.kubeconfig, [hook(image)], {})).done;
  const uid = async () => (await cluster.find('batch/v1', 'Job', 'migrate')).metadata.uid;
  expect(await run('registry.example/app:1')).toEqual(['created Job migrate']);
  const before = await uid();
  expect(await run('registry.example/app:1')).toEqual(['unchanged Job migrate']);
  expect(await run('registry.example/app:2')).toEqual(['recreated Job migrate']);
  expect(await uid()).not.toBe(before);
});

scenario('a preview changes nothing, and says what the server would refuse', baseline, async (cluster) => {
  const { kubeconfig } = cluster;
  await applied(kubeconfig, [configMap('a')], { set: 'shop' });
  const before = (await cluster.find('v1', 'Secret', 'shop')).metadata.resourceVersion;
  const wrong = { ...configMap('wrong'), data: { '/': 'x' } };
  const asked = await previewed(kubeconfig, [configMap('b'), wrong], { set: 'shop' });
  expect(asked.done).toEqual(['created ConfigMap b', 'failed ConfigMap wrong', 'pruned ConfigMap a']);
  expect((await cluster.find('v1', 'Secret', 'shop')).metadata.resourceVersion).toBe(before);
  expect(await cluster.find('v1', 'ConfigMap', 'b')).toBeUndefined();
  expect(await cluster.find('v1', 'ConfigMap', 'a')).toBeDefined();
});

scenario('the resources of a running Pod change in place', baseline, async (cluster) => {
  const { kubeconfig } = cluster;
  const pod = (cpu: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image: 'registry.example/web:1', resources: { requests: { cpu } } }] },
  });
  await applied(kubeconfig, [pod('100m')]);
  const before = await cluster.find('v1', 'Pod', 'web');
  expect(await applied(kubeconfig, [pod('200m')], { wait: false })).toMatchObject({
    done: ['configured Pod web'],
    reasons: [],
  });
  const { metadata, spec } = await cluster.find('v1', 'Pod', 'web');
  expect(metadata.uid).toBe(before.metadata.uid);
  expect(spec.containers[0].resources.requests.cpu).toBe('200m');
  expect(await applied(kubeconfig, [pod('200m')], { wait: false })).toMatchObject({ done: ['unchanged Pod web'] });
});
