import { applied, previewed } from './apply/connected';
import { configMap } from './apply/objects';
import { scenario, until } from './harness';

const label = 'applyset.kubernetes.io/part-of';

scenario('an object of another set is refused before anything is applied', {}, async (cluster) => {
  const { kubeconfig, namespace } = cluster;
  await applied(kubeconfig, [configMap('shared', { of: 'shop' })], { set: 'shop' });
  const others = [configMap('new'), configMap('shared', { of: 'blog' })];
  const refused = `ApplySetError: ConfigMap ${namespace}/shared belongs to another set, "shop"; correct the name or the namespace of the set, or take it over: --conflicts 'metadata.labels[${label}]=take'`;
  expect((await applied(kubeconfig, others, { set: 'blog', conflicts: 'take' })).error).toBe(refused);
  expect((await previewed(kubeconfig, others, { set: 'blog' })).error).toBe(refused);
  expect((await cluster.find('v1', 'ConfigMap', 'shared')).data).toEqual({ of: 'shop' });
  expect(await cluster.find('v1', 'ConfigMap', 'new')).toBeUndefined();
  const conflicts = { byField: { [`metadata.labels[${label}]`]: 'take' } } as const;
  expect((await applied(kubeconfig, others, { set: 'blog', conflicts })).done).toContain('configured ConfigMap shared');
  // It is not a member of its earlier set any more.
  expect(await applied(kubeconfig, [configMap('kept')], { set: 'shop' })).toMatchObject({
    done: ['created ConfigMap kept'],
    error: '',
  });
});

scenario(
  'an object that is applied without a set stays in its set, and is pruned with it',
  {},
  async ({ kubeconfig }) => {
    const set = { set: 'shop' };
    await applied(kubeconfig, [configMap('a'), configMap('b')], set);
    expect((await applied(kubeconfig, [configMap('b')])).done).toEqual(['unchanged ConfigMap b']);
    expect((await applied(kubeconfig, [configMap('b', { a: 'new' })])).done).toEqual(['configured ConfigMap b']);
    expect((await applied(kubeconfig, [configMap('a')], set)).done).toEqual([
      'pruned ConfigMap b',
      'unchanged ConfigMap a',
    ]);
  },
);

scenario('no manifests delete all of a set only if that is allowed', {}, async (cluster) => {
  const { kubeconfig, namespace } = cluster;
  const set = { set: 'shop' };
  await applied(kubeconfig, [configMap('a')], set);
  const refused = `ManifestError: no manifests: this would delete all of the set "shop", as ConfigMap ${namespace}/a; correct the paths, or use --allow-empty`;
  expect((await applied(kubeconfig, [], set)).error).toBe(refused);
  expect((await previewed(kubeconfig, [], set)).error).toBe(refused);
  expect(await cluster.find('v1', 'ConfigMap', 'a')).toBeDefined();
  expect((await applied(kubeconfig, [], { ...set, prune: false })).error).toBe('');
  expect((await applied(kubeconfig, [], { ...set, allowEmpty: true })).done).toEqual(['pruned ConfigMap a']);
});

scenario('what controllers label as an object of the set is not pruned', {}, async (cluster) => {
  const { kubeconfig } = cluster;
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
  };
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'by-hand' },
    addressType: 'IPv4',
    endpoints: [],
    ports: [],
  };
  const set = { set: 'shop' };
  await applied(kubeconfig, [service, slice], set);
  const slices = await until('the Service has its own slice', async () => {
    const found = await cluster.list('discovery.k8s.io/v1', 'EndpointSlice');
    return found.length === 2 && found;
  });
  expect(slices.map(({ metadata }) => Boolean(metadata.labels?.[label]))).toEqual([true, true]);
  expect(await applied(kubeconfig, [service, slice], set)).toMatchObject({
    done: ['unchanged EndpointSlice by-hand', 'unchanged Service web'],
    error: '',
  });
});

scenario('a preview says which objects would change', {}, async ({ kubeconfig }) => {
  await applied(kubeconfig, [configMap('a'), configMap('b')]);
  expect((await previewed(kubeconfig, [configMap('a'), configMap('b', { a: 'new' })])).done).toEqual([
    'configured ConfigMap b',
    'unchanged ConfigMap a',
  ]);
});
