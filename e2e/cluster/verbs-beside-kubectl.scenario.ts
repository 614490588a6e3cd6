import { type Any, configMap, deployment } from './apply/objects';
import { type Cluster, type Live, scenario, until } from './harness';
import { beside } from './verbs/beside';

const baseline = { podSecurity: 'baseline' } as const;

const labeled = (name: string, tier: string): Any => configMap(name, { a: '1' }, { labels: { tier } });

/** A Pod that runs, and that a test may stop. */
const pod = (annotations = {}): Any => {
  const metadata = { name: 'web', labels: { app: 'web' }, annotations };
  const resources = { requests: { cpu: '100m' }, limits: { cpu: '1' } };
  const containers = [{ name: 'app', image: 'registry.example/app:1', resources }];
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec: { automountServiceAccountToken: false, containers } };
};

/** Waits until the Pod runs in both namespaces. */
async function running({ api, namespace }: Cluster, other: string): Promise<void> {
  for (const each of [namespace, other]) {
    await until('the Pod runs', async () => {
      const { status } = await api.get(`/api/v1/namespaces/${each}/pods/web`);
      return status.phase === 'Running';
    });
  }
}

const web = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } as const;

scenario('create gives the object of kubectl create, and its errors', baseline, async (cluster) => {
  const { client, kubectl, fileOf, both, refusals } = await beside(cluster);
  for (const object of [configMap('a'), pod(), deployment('web', { replicas: 0 })]) {
    await client.create(object);
    await kubectl('create', '-f', fileOf(object));
    const [ours, theirs] = await both(object.apiVersion, object.kind, object.metadata.name);
    expect(ours).toEqual(theirs);
    expect(await refusals(client.create(object), kubectl('create', '-f', fileOf(object)))).toEqual([
      'AlreadyExists',
      'AlreadyExists',
    ]);
  }
  const invalid = { ...configMap('c'), data: { '/': 'x' } };
  expect(await refusals(client.create(invalid), kubectl('create', '-f', fileOf(invalid)))).toEqual([
    'Invalid',
    'Invalid',
  ]);
  client.close();
});

scenario('get reads what kubectl get reads, and has its errors', baseline, async (cluster) => {
  const { client, kubectl, refusals } = await beside(cluster);
  await cluster.apply(deployment('web', { replicas: 1 }), configMap('a'));
  await cluster.settled();
  for (const [kind, name] of [
    ['Deployment', 'web'],
    ['ConfigMap', 'a'],
  ] as const) {
    const [ours, theirs] = await until('both read the same version', async () => {
      const read = await client.get({ kind, name });
      const json = await cluster.kubectl('get', kind, name, '--output', 'json', '--show-managed-fields');
      const object: Live = JSON.parse(json);
      return read.metadata.resourceVersion === object.metadata.resourceVersion && [read, object];
    });
    expect(ours).toEqual(theirs);
  }
  const missing = { kind: 'ConfigMap', name: 'b' } as const;
  expect(await refusals(client.get(missing), kubectl('get', 'configmap', 'b'))).toEqual(['NotFound', 'NotFound']);
  client.close();
});

scenario('list selects and pages as kubectl get does', baseline, async (cluster) => {
  const proxy = await cluster.faultProxy();
  const { client } = await beside({ ...cluster, kubeconfig: proxy.kubeconfig });
  await cluster.apply(...['a', 'b', 'c', 'd', 'e'].map((name, at) => labeled(name, at < 3 ? 'web' : 'data')));
  const selections = [
    [{ labels: { tier: 'web' } }, ['-l', 'tier=web']],
    [{ labels: 'tier in (web, data),tier!=web' }, ['-l', 'tier in (web, data),tier!=web']],
    [{ labels: '!tier' }, ['-l', '!tier']],
    [{ fields: { 'metadata.name': 'b' } }, ['--field-selector', 'metadata.name=b']],
    [{ labels: 'tier', fields: 'metadata.name!=b' }, ['-l', 'tier', '--field-selector', 'metadata.name!=b']],
    [{ labels: 'tier', pageSize: 2 }, ['-l', 'tier', '--chunk-size', '2']],
  ] as const;
  const pages = () => proxy.sent.filter(({ path }) => /limit=2(&|$)/.test(path)).length;
  for (const [selection, args] of selections) {
    const before = pages();
    const ours = await client.list({ kind: 'ConfigMap' }, selection);
    const between = pages();
    const json = await cluster.kubectl('--kubeconfig', proxy.kubeconfig, 'get', 'configmap', '-o', 'json', ...args);
    const names = JSON.parse(json).items.map(({ metadata }: Live) => metadata.name);
    expect(ours.map(({ metadata }) => metadata.name)).toEqual(names);
    expect(pages() - between).toBe(between - before);
  }
  expect(pages()).toBe(6);
  client.close();
});

scenario('setImage changes what kubectl set image changes', baseline, async (cluster) => {
  const { client, kubectl, prepare, both } = await beside(cluster);
  const { spec } = deployment('report') as Any & { readonly spec: { readonly template: { readonly spec: object } } };
  const cronJob: Any = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'report' },
    spec: {
      schedule: '0 2 * * *',
      jobTemplate: { spec: { template: { spec: { ...spec.template.spec, restartPolicy: 'Never' } } } },
    },
  };
  for (const object of [deployment('web', { replicas: 0 }), cronJob, pod()]) {
    const { apiVersion, kind, metadata } = object;
    const { name } = metadata;
    await prepare(object);
    await client.setImage({ apiVersion, kind, name }, { app: 'registry.example/app:2' });
    await kubectl('set', 'image', `${kind}/${name}`, 'app=registry.example/app:2');
    const [ours, theirs] = await both(apiVersion, kind, name);
    expect(ours).toEqual(theirs);
    expect(JSON.stringify(ours)).toContain('registry.example/app:2');
    await expect(client.setImage({ apiVersion, kind, name }, { other: 'x' })).rejects.toThrow(
      'unknown container "other"',
    );
    await expect(kubectl('set', 'image', `${kind}/${name}`, 'other=x')).rejects.toThrow('unable to find container');
  }
  client.close();
});

scenario('update and replace store what kubectl replace stores, and have its conflict', baseline, async (cluster) => {
  const { client, kubectl, prepare, fileOf, both, refusals } = await beside(cluster);
  await prepare(configMap('a'));
  const ours = await client.get({ kind: 'ConfigMap', name: 'a' });
  const theirs = JSON.parse(await kubectl('get', 'configmap', 'a', '-o', 'json'));
  const data = { b: '2' };
  await client.replace({ ...ours, data });
  await kubectl('replace', '-f', fileOf({ ...theirs, data }));
  const [replacedByUs, replacedByThem] = await both('v1', 'ConfigMap', 'a');
  expect(replacedByUs).toEqual(replacedByThem);
  expect(await refusals(client.replace(ours), kubectl('replace', '-f', fileOf(theirs)))).toEqual([
    'Conflict',
    'Conflict',
  ]);
  await client.update({ kind: 'ConfigMap', name: 'a' }, (live) => ({ ...live, data: { c: '3' } }));
  await kubectl('replace', '-f', fileOf({ ...configMap('a'), data: { c: '3' } }));
  const [updated, replaced] = await both('v1', 'ConfigMap', 'a');
  expect(updated).toEqual(replaced);
  client.close();
});

scenario('patch does what kubectl patch does, of each type', baseline, async (cluster) => {
  const { client, kubectl, prepare, both, refusals } = await beside(cluster);
  await prepare(deployment('web', { replicas: 0 }));
  const container = { name: 'app', env: [{ name: 'LEVEL', value: 'debug' }] };
  const patches = [
    ['merge', { spec: { minReadySeconds: 3, template: { metadata: { labels: { tier: 'web' } } } } }],
    ['strategic', { spec: { template: { spec: { containers: [container, { name: 'more', image: 'm:1' }] } } } }],
    ['json', [{ op: 'replace', path: '/spec/minReadySeconds', value: 5 }]],
  ] as const;
  for (const [type, patch] of patches) {
    await client.patch(web, patch, { type });
    await kubectl('patch', 'deployment', 'web', '--type', type, '-p', JSON.stringify(patch));
    const [ours, theirs] = await both(web.apiVersion, web.kind, web.name);
    expect(ours).toEqual(theirs);
  }
  const scale = { spec: { replicas: 1 } };
  await client.patch(web, scale, { subresource: 'scale' });
  await kubectl('patch', 'deployment', 'web', '--subresource', 'scale', '--type', 'merge', '-p', JSON.stringify(scale));
  const [ours, theirs] = await both(web.apiVersion, web.kind, web.name);
  expect(ours).toEqual(theirs);
  expect(ours.spec).toMatchObject({ minReadySeconds: 5, replicas: 1 });
  expect(ours.spec.template.spec.containers).toMatchObject([container, { name: 'more' }]);
  const refused = [
    [{ spec: { replicas: -1 } }, 'merge'],
    [[{ op: 'test', path: '/spec/replicas', value: 9 }], 'json'],
  ] as const;
  for (const [patch, type] of refused) {
    const args = ['patch', 'deployment', 'web', '--type', type, '-p', JSON.stringify(patch)];
    expect(await refusals(client.patch(web, patch, { type }), kubectl(...args))).toEqual(['Invalid', 'Invalid']);
  }
  client.close();
});

scenario('resize changes what kubectl patch --subresource resize changes', baseline, async (cluster) => {
  const { client, kubectl, prepare, both, refusals, namespaceOfKubectl } = await beside(cluster);
  await prepare(pod());
  await running(cluster, namespaceOfKubectl);
  const resize = (resources: object) => {
    const patch = JSON.stringify({ spec: { containers: [{ name: 'app', resources }] } });
    return kubectl('patch', 'pod', 'web', '--subresource', 'resize', '-p', patch);
  };
  const resources = { requests: { cpu: '200m' }, limits: { cpu: '2' } };
  await client.resize({ kind: 'Pod', name: 'web' }, { app: resources });
  await resize(resources);
  const [ours, theirs] = await both('v1', 'Pod', 'web');
  expect(ours).toEqual(theirs);
  expect(ours.spec.containers[0].resources).toEqual(resources);
  // It would be of another quality of service.
  const other = { requests: { cpu: '2' }, limits: { cpu: '2', memory: '1Gi' } };
  expect(await refusals(client.resize({ kind: 'Pod', name: 'web' }, { app: other }), resize(other))).toEqual([
    'Invalid',
    'Invalid',
  ]);
  client.close();
});

scenario('delete keeps the grace period and the propagation of kubectl delete', baseline, async (cluster) => {
  const { client, kubectl, prepare, both, refusals, namespaceOfKubectl } = await beside(cluster);
  await prepare(pod({ 'kwok/stop': 'late' }));
  await running(cluster, namespaceOfKubectl);
  await client.delete({ kind: 'Pod', name: 'web' }, { gracePeriodSeconds: 90 });
  await kubectl('delete', 'pod', 'web', '--grace-period', '90', '--wait=false');
  const [ours, theirs] = await both('v1', 'Pod', 'web');
  expect(ours).toEqual(theirs);
  expect(ours.metadata).toMatchObject({ isBeingDeleted: true, deletionGracePeriodSeconds: 90 });
  await client.delete({ kind: 'Pod', name: 'web' }, { gracePeriodSeconds: 0, wait: true });
  await kubectl('delete', 'pod', 'web', '--grace-period', '0', '--force');
  expect(await both('v1', 'Pod', 'web')).toEqual([undefined, undefined]);

  await prepare(deployment('web', { replicas: 0 }));
  const owners = async (namespace: string) => {
    const { items } = await cluster.api.get(`/apis/apps/v1/namespaces/${namespace}/replicasets`);
    return items.map(({ metadata }: Live) => metadata.ownerReferences);
  };
  const namespaces = [cluster.namespace, namespaceOfKubectl];
  const all = async () => Promise.all(namespaces.map(owners));
  await until('both have a ReplicaSet', async () => (await all()).every((each) => each.length === 1));
  await client.delete(web, { propagation: 'Orphan', wait: true });
  await kubectl('delete', 'deployment', 'web', '--cascade=orphan');
  expect(await all()).toEqual([[undefined], [undefined]]);
  expect(await refusals(client.delete(web), kubectl('delete', 'deployment', 'web'))).toEqual(['NotFound', 'NotFound']);
  client.close();
});

scenario('evict is refused as an eviction of kubectl, and deletes the same', baseline, async (cluster) => {
  const { client, kubectl, prepare, fileOf, both, refusals, namespaceOfKubectl } = await beside(cluster);
  const spec = { minAvailable: 1, selector: { matchLabels: { app: 'web' } } };
  const budget: Any = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' }, spec };
  await prepare(pod({ 'kwok/stop': 'late' }));
  await prepare(budget);
  await running(cluster, namespaceOfKubectl);
  const evict = () => {
    const path = `/api/v1/namespaces/${namespaceOfKubectl}/pods/web/eviction`;
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'web' } };
    return kubectl('create', '--raw', path, '-f', fileOf(eviction));
  };
  const named = { kind: 'Pod', name: 'web' } as const;
  expect(await refusals(client.evict(named), evict())).toEqual(['TooManyRequests', 'TooManyRequests']);
  await client.delete({ kind: 'PodDisruptionBudget', name: 'web' });
  await kubectl('delete', 'poddisruptionbudget', 'web');
  await client.evict(named, { timeoutSeconds: 60 });
  await evict();
  const [ours, theirs] = await both('v1', 'Pod', 'web');
  expect(ours).toEqual(theirs);
  expect(ours.metadata).toMatchObject({ isBeingDeleted: true, deletionGracePeriodSeconds: 30 });
  client.close();
});

scenario('logs are the lines of kubectl logs', baseline, async (cluster) => {
  const { client } = await beside(cluster);
  await cluster.apply(pod());
  await cluster.settled();
  const log = cluster.logOf('web', 'app');
  log.write('of the run before');
  log.end();
  await client.setImage({ kind: 'Pod', name: 'web' }, { app: 'registry.example/app:2' });
  await until('the container runs again', async () => {
    const { status } = await cluster.find('v1', 'Pod', 'web');
    return status.containerStatuses[0].restartCount === 1;
  });
  log.write('one', 'two', 'three');
  const selections = [
    [{}, []],
    [{ tailLines: 2 }, ['--tail', '2']],
    [{ container: 'app', previous: true }, ['--previous']],
    [{ sinceSeconds: 3600 }, ['--since', '1h']],
  ] as const;
  for (const [options, args] of selections) {
    const lines: string[] = [];
    for await (const { time, line } of client.logs({ kind: 'Pod', name: 'web' }, options))
      lines.push(`${time} ${line}\n`);
    expect(lines.join('')).toBe(await cluster.kubectl('logs', 'web', '--timestamps', ...args));
    expect(lines).not.toEqual([]);
  }
  client.close();
});
