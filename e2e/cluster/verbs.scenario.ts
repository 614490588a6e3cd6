import { connect, readSnapshotOf } from '../../lib/cluster';
import { certificateOf, scenario, until } from './harness';

const podSpec = {
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [
    {
      name: 'app',
      image: 'registry.example/app:1',
      resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { cpu: '200m', memory: '64Mi' } },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    },
  ],
} as const;

const deployment = (name: string, replicas: number) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, labels: { app: name } },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels: { app: name } }, spec: podSpec },
    },
  }) as const;

scenario('a Pod is created, read, given another image, resized, evicted and deleted', {}, async (of) => {
  const cluster = await connect({ kubeconfig: of.kubeconfig });
  const pod = await cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: podSpec });
  await cluster.waitUntil(pod, 'ready');
  expect((await cluster.get({ kind: 'Pod', name: 'web' })).status).toMatchObject({ phase: 'Running' });

  const changed = await cluster.setImage(pod, { app: 'registry.example/app:2' });
  expect(changed.spec.containers[0]?.image).toBe('registry.example/app:2');
  await expect(cluster.setImage(pod, { apps: 'x' })).rejects.toThrow(
    `Pod ${of.namespace}/web: unknown container "apps"; use one of "app"`,
  );

  const resized = await cluster.resize(pod, { app: { requests: { cpu: '150m' } } });
  expect(resized.spec.containers[0]?.resources?.requests).toEqual({ cpu: '150m', memory: '64Mi' });

  const budget = { minAvailable: 1, selector: {} };
  await cluster.create({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'all' },
    spec: budget,
  });
  await until('the Pods are counted', async () => {
    const { status } = await of.find('policy/v1', 'PodDisruptionBudget', 'all');
    return status?.observedGeneration === 1 && status.currentHealthy === 1;
  });
  await expect(cluster.evict(pod)).rejects.toThrow(
    `PodDisruptionBudget ${of.namespace}/all refuses the eviction: 1 Pod is healthy, 1 must be`,
  );
  await cluster.delete({ kind: 'PodDisruptionBudget', name: 'all' });
  const phases = (async () => {
    const seen: string[] = [];
    for await (const { status } of cluster.phases(pod)) seen.push(status);
    return seen;
  })();
  await cluster.evict(pod, { gracePeriodSeconds: 1, timeoutSeconds: 60 });
  await cluster.waitUntil(pod, 'deleted');
  expect((await phases).at(-1)).toBe('Deleted');
  await expect(cluster.get(pod)).rejects.toMatchObject({
    reason: 'NotFound',
    message: `Pod ${of.namespace}/web: not found`,
  });
  cluster.close();
});

scenario(
  'a Deployment is created, listed, updated by two at once, rolled and deleted with its Pods',
  {},
  async (of) => {
    const cluster = await connect({ kubeconfig: of.kubeconfig });
    const events: string[] = [];
    const stop = new AbortController();
    const watching = (async () => {
      for await (const { type, object } of cluster.watchPods({ labels: { app: 'web' }, signal: stop.signal })) {
        events.push(`${type} ${object.metadata.name}`);
      }
    })().catch((error: unknown) => error);
    const web = await cluster.create(deployment('web', 2));
    await cluster.waitUntil(web, 'ready');
    expect(await cluster.list({ kind: 'Pod' }, { labels: { app: 'web' } })).toHaveLength(2);
    expect(await cluster.list({ kind: 'Pod' }, { labels: 'app notin (web)' })).toEqual([]);
    expect((await cluster.list({ kind: 'Pod' }, { allNamespaces: true, pageSize: 1 })).length).toBeGreaterThanOrEqual(
      2,
    );

    const annotate = (key: string) =>
      cluster.update(web, (live) => ({
        ...live,
        metadata: { ...live.metadata, annotations: { ...live.metadata.annotations, [key]: 'x' } },
      }));
    await Promise.all(['a', 'b', 'c', 'd'].map(annotate));
    expect((await cluster.get(web)).metadata.annotations).toMatchObject({ a: 'x', b: 'x', c: 'x', d: 'x' });
    await expect(cluster.replace(web)).rejects.toMatchObject({ reason: 'Conflict' });

    await cluster.setImage(web, { app: 'registry.example/app:2' });
    await cluster.waitUntil(web, 'ready');
    const pods = await cluster.list({ kind: 'Pod' });
    const left = pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    const images = left.map(({ spec }) => spec.containers[0]?.image);
    expect(new Set(images)).toEqual(new Set(['registry.example/app:2']));

    await expect(cluster.patch(web, { spec: { selector: { matchLabels: { app: 'b' } } } })).rejects.toMatchObject({
      reason: 'Invalid',
      causes: expect.arrayContaining([
        expect.objectContaining({ field: 'spec.selector', message: 'field is immutable' }),
      ]),
    });
    await cluster.delete(web, { propagation: 'Foreground', wait: true });
    expect(await cluster.list({ kind: 'Pod' }, { labels: { app: 'web' } })).toEqual([]);
    const seen = (type: string) => events.filter((event) => event.startsWith(type)).length;
    await until('each Pod is seen to come and go', () => seen('added') >= 4 && seen('deleted') === seen('added'));
    stop.abort(new Error('enough'));
    expect(await watching).toMatchObject({ message: 'enough' });
    cluster.close();
  },
);

scenario('a resize to more than the node has is refused', { newest: true }, async (of) => {
  const cluster = await connect({ kubeconfig: of.kubeconfig });
  const pod = await cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: podSpec });
  await cluster.waitUntil(pod, 'ready');
  const resize = cluster.resize(pod, { app: { requests: { cpu: '500' }, limits: { cpu: '600' } } });
  await expect(resize).rejects.toThrow('allocatable');
  cluster.close();
});

scenario('what does not become ready is explained', { podSecurity: 'baseline' }, async (of) => {
  const cluster = await connect({ kubeconfig: of.kubeconfig });
  const metadata = { name: 'web', annotations: { 'kwok/run': 'never-ready' } };
  const pod = await cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata, spec: podSpec });
  await expect(cluster.waitUntil(pod, 'ready', { timeoutSeconds: 5 })).rejects.toThrow(
    new RegExp(`^Pod ${of.namespace}/web is not ready after 5 s: .*`),
  );
  const fail = { ...metadata, name: 'fails', annotations: { 'kwok/run': 'fail' } };
  const failing = await cluster.create({ apiVersion: 'v1', kind: 'Pod', metadata: fail, spec: podSpec });
  await expect(cluster.waitUntil(failing, 'completed')).rejects.toMatchObject({ reason: 'Failed' });
  cluster.close();
});

scenario('a user without rights reads which rule a Role needs', {}, async (of) => {
  await of.grant('ann', [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }]);
  const cluster = await connect({ kubeconfig: of.kubeconfigFor(certificateOf(of.plane, 'ann', 3600)) });
  expect(await cluster.list({ kind: 'Pod' })).toEqual([]);
  await expect(cluster.create(deployment('web', 1))).rejects.toThrow(
    `Deployment ${of.namespace}/web: user "ann" must not create deployments in namespace "${of.namespace}"; add to a Role in ${of.namespace}: { apiGroups: ["apps"], resources: ["deployments"], verbs: ["create"] }`,
  );
  cluster.close();
});

scenario('logs of a workload are followed over a lost connection and a rollout', {}, async (of) => {
  const proxy = await of.faultProxy();
  const cluster = await connect({ kubeconfig: proxy.kubeconfig });
  const web = await cluster.create(deployment('web', 1));
  await cluster.waitUntil(web, 'ready');
  const podNow = async () => {
    const pods = await cluster.list({ kind: 'Pod' }, { labels: { app: 'web' } });
    return pods.find(({ metadata }) => metadata.deletionTimestamp === undefined)?.metadata.name ?? '';
  };
  const first = await podNow();
  of.logOf(first, 'app').write('one', 'two');
  const lines: string[] = [];
  const stop = new AbortController();
  const following = (async () => {
    for await (const { pod, line } of cluster.logs(web, { follow: true, signal: stop.signal })) {
      lines.push(`${pod} ${line}`);
    }
  })();
  following.catch(() => {});
  /** Waits for lines, unless the logs have ended. */
  const seen = (count: number) =>
    Promise.race([following, until(`${count} lines are read`, async () => lines.length >= count)]);
  await seen(2);
  proxy.cutAll();
  of.logOf(first, 'app').write('three');
  await seen(3);
  await cluster.setImage(web, { app: 'registry.example/app:2' });
  await cluster.waitUntil(web, 'ready');
  const second = await podNow();
  of.logOf(second, 'app').write('four');
  await seen(4);
  stop.abort(new Error('enough'));
  await expect(following).rejects.toThrow('enough');
  expect(lines).toEqual([`${first} one`, `${first} two`, `${first} three`, `${second} four`]);
  cluster.close();
});

scenario('the logs of a Job are those of all its Pods, and end with it', { podSecurity: 'baseline' }, async (of) => {
  const cluster = await connect({ kubeconfig: of.kubeconfig });
  const template = {
    metadata: { annotations: { 'kwok/run': 'on' } },
    spec: { ...podSpec, restartPolicy: 'Never' },
  } as const;
  const spec = { parallelism: 2, completions: 2, template } as const;
  const job = await cluster.create({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'report' }, spec });
  const pods = await until('both Pods run', async () => {
    const found = await cluster.list({ kind: 'Pod' }, { labels: { 'job-name': 'report' } });
    return found.filter(({ status }) => status?.phase === 'Running').length === 2 && found;
  });
  for (const { metadata } of pods) of.logOf(metadata.name, 'app').write(`line of ${metadata.name}`);
  const lines: string[] = [];
  const following = (async () => {
    for await (const { line } of cluster.logs(job, { follow: true })) lines.push(line);
  })();
  await until('both lines are read', async () => lines.length === 2);
  for (const pod of pods) await cluster.patch(pod, { metadata: { annotations: { 'kwok/run': 'complete' } } });
  await cluster.waitUntil(job, 'completed');
  for (const { metadata } of pods) of.logOf(metadata.name, 'app').end();
  await following;
  expect(lines.sort()).toEqual(pods.map(({ metadata }) => `line of ${metadata.name}`).sort());
  cluster.close();
});

scenario('a snapshot omits and names what the user has no right to read', {}, async (of) => {
  await of.grant('bea', [{ apiGroups: ['', 'apps'], resources: ['pods', 'deployments'], verbs: ['list'] }]);
  const cluster = await connect({ kubeconfig: of.kubeconfigFor(certificateOf(of.plane, 'bea', 3600)) });
  const all = await connect({ kubeconfig: of.kubeconfig });
  await all.waitUntil(await all.create(deployment('web', 1)), 'ready');
  const { objects, omitted } = await readSnapshotOf(cluster.connection, { namespace: of.namespace });
  expect(objects.map((object) => (object as { kind: string }).kind).sort()).toEqual(['Deployment', 'Pod']);
  expect(omitted.map(({ kind }) => kind)).toContain('v1 Node');
  expect(omitted.find(({ kind }) => kind === 'v1 Event')?.reason).toMatch(/user "bea" must not list events/);
  const whole = await readSnapshotOf(all.connection);
  expect(whole.omitted).toEqual([]);
  cluster.close();
  all.close();
});
