import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { connect } from '../../lib/cluster';
import { applied } from './apply/connected';
import { configMap, gatedPod } from './apply/objects';
import { type Cluster, certificateOf, execPluginCalls, execPluginOf, pathOf, pause, scenario, until } from './harness';

/** The names of the Pods that a watch adds, each as often as it does. */
function watchedPods(cluster: Awaited<ReturnType<typeof connect>>): readonly string[] {
  const names: string[] = [];
  const watch = async () => {
    for await (const { type, object } of cluster.watchPods()) if (type === 'added') names.push(object.metadata.name);
  };
  // It ends with the connection.
  watch().catch(() => undefined);
  return names;
}

const podsRights = [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }];

scenario(
  'a watch goes on over an API server that is killed, each Pod added once',
  { own: true, podSecurity: 'baseline' },
  async (of) => {
    const cluster = await connect({ kubeconfig: of.kubeconfig });
    await of.apply(gatedPod('before'));
    const names = watchedPods(cluster);
    await until('the first Pod is seen', () => names.length === 1);
    of.plane.kill('kube-apiserver');
    of.plane.start('kube-apiserver');
    await until('another Pod can be created', () => of.apply(gatedPod('after')).then(() => true));
    await until('the second Pod is seen', () => names.includes('after'));
    expect(names).toEqual(['before', 'after']);
    cluster.close();
  },
);

scenario(
  'apply goes on over an API server that is killed in the middle',
  { own: true, podSecurity: 'baseline' },
  async (of) => {
    const proxy = await of.faultProxy();
    const manifests = Array.from({ length: 100 }, (_, at) => configMap(`map-${at}`));
    const running = applied(proxy.kubeconfig, manifests, { set: 'shop' });
    await until('some are applied', () => (proxy.counts().PATCH ?? 0) > 20, { every: 1 });
    of.plane.kill('kube-apiserver');
    of.plane.start('kube-apiserver');
    expect(await running).toMatchObject({ error: '' });
    const maps = (await of.list('v1', 'ConfigMap')).filter(({ metadata }) => metadata.name.startsWith('map-'));
    expect(maps).toHaveLength(100);
  },
);

scenario(
  'a watch goes on over connections that are cut, and over versions that are too old',
  { podSecurity: 'baseline' },
  async (of) => {
    const proxy = await of.faultProxy();
    const cluster = await connect({ kubeconfig: proxy.kubeconfig });
    proxy.add({
      path: /watch=/,
      after: 1,
      answer: { status: 410, reason: 'Expired', message: 'too old resource version' },
    });
    const names = watchedPods(cluster);
    await until('it is watched', () => (proxy.counts().WATCH ?? 0) > 0);
    await of.apply(gatedPod('one'));
    await until('the first Pod is seen', () => names.includes('one'));
    proxy.cutAll();
    await of.apply(gatedPod('two'));
    await until('the second Pod is seen', () => names.includes('two'));
    expect(names).toEqual(['one', 'two']);
    cluster.close();
  },
);

scenario(
  'slow answers, 429, 500 and 503 make no difference to what is read',
  { podSecurity: 'baseline' },
  async (of) => {
    const proxy = await of.faultProxy();
    const cluster = await connect({ kubeconfig: proxy.kubeconfig });
    const answers = [
      ...[{ status: 429, retryAfter: 1 }, { status: 429 }, { status: 500 }, { status: 503, retryAfter: 1 }],
      ...(['cut', { delaySeconds: 2 }] as const),
    ];
    for (const answer of answers) proxy.add({ path: /\/pods/, answer });
    await of.apply(gatedPod('one'));
    expect((await cluster.list({ kind: 'Pod' })).map(({ metadata }) => metadata.name)).toEqual(['one']);
    expect(proxy.sent.filter(({ path }) => path.includes('/pods')).length).toBe(answers.length);
    cluster.close();
  },
);

scenario(
  'an object that others have changed is replaced by nobody, and updated over their change',
  { podSecurity: 'baseline' },
  async (of) => {
    const proxy = await of.faultProxy();
    const cluster = await connect({ kubeconfig: proxy.kubeconfig });
    const read = await cluster.create(configMap('settings'));
    const others = (value: string) =>
      of.kubectl('patch', 'configmap', 'settings', '-p', `{"data":{"others":"${value}"}}`);
    await others('first');
    await expect(cluster.replace({ ...read, data: { a: '2' } })).rejects.toMatchObject({
      status: 409,
      reason: 'Conflict',
    });
    let calls = 0;
    const updated = await cluster.update({ kind: 'ConfigMap', name: 'settings' }, async (live) => {
      calls += 1;
      if (calls === 1) await others('second');
      return { ...live, data: { ...live.data, a: '3' } };
    });
    expect(updated.data).toEqual({ a: '3', others: 'second' });
    expect({ calls, puts: proxy.counts().PUT }).toEqual({ calls: 2, puts: 3 });
    cluster.close();
  },
);

scenario('credentials that expire are asked for again, or named', { podSecurity: 'baseline' }, async (of) => {
  await of.grant('ann', podsRights);
  const expiring = await connect({ kubeconfig: of.kubeconfigFor(certificateOf(of.plane, 'ann', 4)) });
  const renewed = await connect({ kubeconfig: of.kubeconfigFor(execPluginOf(of.plane, 'ann', 4)) });
  const isOver = await until('the certificate has expired', async () => {
    await renewed.list({ kind: 'Pod' });
    await pause(500);
    return expiring.list({ kind: 'Pod' }).then(
      () => undefined,
      (error: Error) => error,
    );
  });
  expect(isOver.message).toMatch(/credentials|expired|certificate/);
  await pause(2000);
  expect(await renewed.list({ kind: 'Pod' })).toEqual([]);
  expect(execPluginCalls(of.plane, 'ann')).toBeGreaterThan(1);
  for (const each of [expiring, renewed]) each.close();
});

scenario('2,000 Pods are listed by pages and watched in bounded memory', { podSecurity: 'baseline' }, async (of) => {
  await createPods(of, 2000);
  const proxy = await of.faultProxy();
  const cluster = await connect({ kubeconfig: proxy.kubeconfig });
  const before = heapUsed();
  let [listed, largest] = [0, 0];
  for await (const page of cluster.pages({ kind: 'Pod' })) {
    listed += page.length;
    largest = Math.max(largest, page.length);
  }
  const names = watchedPods(cluster);
  await until('all are watched', () => names.length >= 2000);
  expect({ listed, largest, watched: new Set(names).size }).toEqual({ listed: 2000, largest: 500, watched: 2000 });
  // All objects, with their managedFields, are some 20 MB.
  expect(heapUsed() - before).toBeLessThan(8e6);
  cluster.close();
});

async function createPods({ api, namespace }: Cluster, count: number): Promise<void> {
  const path = pathOf('v1', 'Pod', namespace);
  const left = Array.from({ length: count }, (_, at) => `pod-${at}`);
  const work = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) await api.create(path, gatedPod(name));
  };
  await Promise.all(Array.from({ length: 16 }, work));
}

/** What is in use once garbage is collected. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}
