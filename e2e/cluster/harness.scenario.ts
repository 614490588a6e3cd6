import { existsSync } from 'node:fs';
import {
  ApiError,
  certificateOf,
  execPluginCalls,
  execPluginOf,
  type Live,
  type Manifest,
  pathOf,
  pause,
  scenario,
  until,
} from './harness';

const container = { name: 'app', image: 'registry.example/app:1' };

const workload = (kind: string, name: string, spec: object, run?: string): Manifest & { readonly spec: object } => {
  const metadata = { labels: { app: name }, ...(run !== undefined && { annotations: { 'kwok/run': run } }) };
  const template = { metadata, spec: { containers: [container] } };
  const selector = { matchLabels: { app: name } };
  return { apiVersion: 'apps/v1', kind, metadata: { name }, spec: { selector, template, ...spec } };
};

const pod = (name: string, run: string, annotations = {}): Manifest => {
  const metadata = { name, annotations: { 'kwok/run': run, ...annotations } };
  const spec = { restartPolicy: 'Never', terminationGracePeriodSeconds: 3, containers: [container] };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec } as Manifest;
};

const job = (name: string): Manifest => {
  const spec = { template: { spec: { restartPolicy: 'Never', containers: [container] } } };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec } as Manifest;
};

scenario('workloads of all kinds run on the nodes of kwok', { podSecurity: 'baseline' }, async (cluster) => {
  const claim = {
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  };
  await cluster.apply(
    workload('Deployment', 'web', { replicas: 2 }),
    workload('StatefulSet', 'db', { serviceName: 'db', volumeClaimTemplates: [claim] }),
    workload('DaemonSet', 'agent', {}),
    job('migrate'),
  );
  const pods = await cluster.settled();
  expect(pods.map(({ metadata }) => metadata.name.split('-')[0]).sort()).toEqual([
    ...['agent', 'agent', 'agent', 'db', 'migrate', 'web', 'web'],
  ]);
  await until(
    'the Job is complete',
    async () => (await cluster.find('batch/v1', 'Job', 'migrate')).status.succeeded === 1,
  );
  const [data] = await cluster.list('v1', 'PersistentVolumeClaim');
  expect(data.status.phase).toBe('Bound');
});

scenario('Pods do what their annotation says', { podSecurity: 'baseline' }, async (cluster) => {
  const { namespace, api } = cluster;
  const runs = ['never-ready', 'crash-loop', 'missing-image', 'fail', 'complete'];
  await cluster.apply(...runs.map((run) => pod(run, run)), pod('late', 'late', { 'kwok/stop': 'late' }));
  const seen = (name: string, is: (status: Live) => boolean) =>
    until(`${name} is seen`, async () => {
      const { status } = await cluster.find('v1', 'Pod', name);
      return is(status);
    });
  const stateOf = (status: Live) => status.containerStatuses?.[0].state;
  await seen('never-ready', (status) => status.phase === 'Running' && !status.containerStatuses[0].ready);
  await seen('missing-image', (status) => stateOf(status)?.waiting?.reason === 'ImagePullBackOff');
  await seen('fail', ({ phase }) => phase === 'Failed');
  await seen('complete', ({ phase }) => phase === 'Succeeded');
  await seen('crash-loop', (status) => status.containerStatuses?.[0].restartCount > 1);
  const path = pathOf('v1', 'Pod', namespace, 'late');
  await seen('late', ({ phase }) => phase === 'Running');
  const [container] = [{ ...(await api.get(path)).spec.containers[0], image: 'registry.example/app:2' }];
  await api.patch(path, { spec: { containers: [container] } });
  await seen('late', (status) => status.containerStatuses[0].restartCount === 1);
  expect((await api.remove(path)).metadata.deletionGracePeriodSeconds).toBe(3);
  await until('late is gone', async () => (await api.find(path)) === undefined);
});

scenario('containers have the logs that scenarios write', { podSecurity: 'baseline' }, async (cluster) => {
  await cluster.apply(pod('talks', 'on'));
  await cluster.settled();
  const log = cluster.logOf('talks', 'app');
  const logs = (...args: readonly string[]) => cluster.kubectl('logs', 'talks', ...args);
  log.write('one', 'two');
  expect(await logs()).toBe('one\ntwo\n');
  expect(await logs('--tail', '1', '--timestamps')).toMatch(/^\d{4}-.*Z two\n$/);
  let isOver = false;
  const followed = logs('--follow', '--tail', '0').then(() => {
    isOver = true;
  });
  await until('the log of a container that ends is over', async () => {
    log.write('three');
    await pause(300);
    log.end();
    return isOver;
  });
  await followed;
  expect(await logs('--previous')).toMatch(/three\n$/);
  log.write('four');
  expect(await logs()).toBe('four\n');
});

scenario('Pod Security refuses what is not restricted', {}, async (cluster) => {
  await expect(cluster.apply(pod('plain', 'complete'))).rejects.toThrow(/violates PodSecurity \\"restricted/);
});

scenario('users have the rights that they are given, until their certificates expire', {}, async (cluster) => {
  const { plane, namespace } = cluster;
  await cluster.grant('reader', [{ apiGroups: [''], resources: ['pods'], verbs: ['list'] }]);
  const get = (kubeconfig: string, what: string) => cluster.kubectl('--kubeconfig', kubeconfig, 'get', what);
  const reader = cluster.kubeconfigFor(certificateOf(plane, 'reader', 600));
  expect(await get(reader, 'pods')).toBe('');
  await expect(get(reader, 'secrets')).rejects.toThrow(`secrets is forbidden: User "reader" cannot list`);
  const short = cluster.kubeconfigFor(certificateOf(plane, 'reader', 2));
  await until('the certificate has expired', () =>
    get(short, 'pods').then(
      () => false,
      ({ message }) => /Unauthorized|expired/.test(message),
    ),
  );
  const renewed = cluster.kubeconfigFor(execPluginOf(plane, 'reader', 600));
  await get(renewed, 'pods');
  expect(execPluginCalls(plane, 'reader')).toBe(1);
  expect(namespace).toMatch(/^scenario-/);
});

scenario('the proxy counts requests, and makes some fail', {}, async (cluster) => {
  const proxy = await cluster.faultProxy();
  proxy.add({ method: 'GET', path: /\/pods/, after: 1, answer: { status: 500, message: 'a test' } });
  const pods = () =>
    cluster.kubectl('--kubeconfig', proxy.kubeconfig, 'get', '--raw', `/api/v1/namespaces/${cluster.namespace}/pods`);
  await pods();
  await expect(pods()).rejects.toThrow(/a test/);
  await pods();
  expect(proxy.counts()).toMatchObject({ GET: 3 });
  proxy.add({ path: /configmaps/, answer: 'lose' });
  await expect(
    cluster.kubectl(
      '--kubeconfig',
      proxy.kubeconfig,
      'create',
      'configmap',
      'lost',
      '--from-literal=a=b',
      '--validate=false',
    ),
  ).rejects.toThrow(/EOF/);
  expect(await cluster.find('v1', 'ConfigMap', 'lost')).toBeDefined();
});

scenario('the API server can be killed and started again', { own: true }, async (cluster) => {
  const { plane, api, namespace } = cluster;
  const path = pathOf('v1', 'ConfigMap', namespace, 'kept');
  await cluster.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'kept' } });
  plane.kill('kube-apiserver');
  await expect(api.get(path)).rejects.toThrow(/ECONN(REFUSED|RESET)/);
  plane.start('kube-apiserver');
  expect((await api.get(path)).metadata.name).toBe('kept');
  expect(existsSync(plane.folder)).toBe(true);
  await expect(api.get(`${path}-not`)).rejects.toThrow(ApiError);
});
