import { companionCells, isBuiltIn, synthesize } from '../../conformance/matrix';
import { allow, autoscale, expose, limitDisruption, nginx, resources, Workload, type WorkloadOptions } from '../../lib';
import { findResource, knownResources } from '../../lib/constructs/access/resources';
import type { KubernetesVersion } from '../../lib/kubernetes';
import {
  application,
  type Cluster,
  type Live,
  type Manifest,
  pathOf,
  type RunningPod,
  scenario,
  until,
} from './harness';
import { define } from './harness/custom-resources';
import { withMetrics } from './harness/metrics-api';

const app = application();
const labelled = (pods: readonly RunningPod[], name: string) => pods.filter((pod) => pod.name.startsWith(name));

/** The answer of the API server to an eviction. */
async function evict({ api, namespace }: Cluster, { name }: RunningPod): Promise<number> {
  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  return api.create(`/api/v1/namespaces/${namespace}/pods/${name}/eviction`, body).then(
    () => 201,
    (error: { readonly status?: number }) => error.status ?? 0,
  );
}

/** How many Pods a budget lets go, once the controller has seen all of them. */
function allowed({ api, namespace }: Cluster, name: string, pods: number): Promise<number> {
  return until(`the budget ${name} has counted ${pods} Pods`, async () => {
    const { status } = await api.get(pathOf('policy/v1', 'PodDisruptionBudget', namespace, name));
    return status?.expectedPods === pods && status.currentHealthy === pods ? `${status.disruptionsAllowed}` : undefined;
  }).then(Number);
}

/** Does something while the node takes no new Pods, so that what was evicted is not there again. */
async function cordoned({ api }: Cluster, act: () => Promise<void>): Promise<void> {
  const [node] = (await api.get('/api/v1/nodes')).items;
  const cordon = (unschedulable: boolean) =>
    api.patch(`/api/v1/nodes/${node.metadata.name}`, { spec: { unschedulable } });
  await cordon(true);
  try {
    await act();
  } finally {
    await cordon(false);
  }
}

const limited: readonly (readonly [
  WorkloadOptions,
  Parameters<typeof limitDisruption>[1],
  pods: number,
  allowed: number,
])[] = [
  [{ kind: 'Deployment', replicas: 2 }, {}, 2, 1],
  [{ kind: 'ReplicaSet', replicas: 2 }, { minAvailable: 1 }, 2, 1],
  [{ kind: 'ReplicationController', replicas: 2 }, { maxUnavailable: '25%' }, 2, 1],
  [{ kind: 'StatefulSet', replicas: 2 }, { minAvailable: '50%' }, 2, 1],
  [{ kind: 'Job', parallelism: 2, completions: 2 }, { minAvailable: 1 }, 2, 1],
  [{ kind: 'DaemonSet' }, { minAvailable: 1 }, 1, 0],
];

scenario('evictions keep the budget of limitDisruption, whatever the kind', {}, async (cluster) => {
  await cluster.run((chart) => {
    for (const [workload, options] of limited) {
      const target = new Workload(chart, workload.kind.toLowerCase(), { workload, app, preStopSleep: false });
      limitDisruption(target, options);
    }
  });
  const pods = await cluster.pods();
  await cordoned(cluster, async () => {
    for (const [{ kind }, , count, expected] of limited) {
      const name = kind.toLowerCase();
      expect({ kind, allowed: await allowed(cluster, name, count) }).toEqual({ kind, allowed: expected });
      const statuses = [];
      for (const pod of labelled(pods, name)) statuses.push(await evict(cluster, pod));
      expect({ kind, statuses }).toEqual({ kind, statuses: expected === 0 ? [429] : [201, 429] });
    }
  });
});

scenario(
  'an autoscaler of autoscale follows the application, and not its sidecars',
  { programs: ['nginx'] },
  async (cluster) => {
    const { api, namespace } = cluster;
    const build: Parameters<Cluster['run']>[0] = (chart) => {
      for (const name of ['busy', 'idle']) {
        const attachments = [nginx({ listen: 8000, upstream: { port: 8080 } })];
        const container = { ...app, resources: resources({ cpu: '100m', memory: '64Mi' }) };
        const target = new Workload(chart, name, { workload: { kind: 'Deployment' }, app: container, attachments });
        autoscale(target, { min: 1, max: 3, cpu: 70 });
      }
    };
    await cluster.run(build);
    // Of two Pods with as much to do, one spends it in its application.
    const usageOf = (pod: string) => (pod.startsWith('busy') ? { app: 200, nginx: 1 } : { app: 1, nginx: 200 });
    const autoscaler = (name: string) => api.get(pathOf('autoscaling/v2', 'HorizontalPodAutoscaler', namespace, name));
    const replicas = async (name: string) =>
      (await api.get(pathOf('apps/v1', 'Deployment', namespace, name))).spec.replicas;
    await withMetrics(cluster, usageOf, async () => {
      await until('the busy one is scaled', async () => (await replicas('busy')) === 3);
      // The controller writes an entry before it has measured.
      const { status, measured } = await until('the idle one is measured', async () => {
        const { status } = await autoscaler('idle');
        const measured = status.currentMetrics?.[0]?.containerResource;
        return measured && { status, measured };
      });
      expect({ container: measured.container, desiredReplicas: status.desiredReplicas }).toEqual({
        container: 'app',
        desiredReplicas: 1,
      });
      // An apply of the same manifests does not reset the number.
      await cluster.apply(build);
      expect(await replicas('busy')).toBe(3);
    });
  },
);

scenario('allow lets one container do what it grants, and nothing else', { programs: ['nginx'] }, async (cluster) => {
  const [pod] = await cluster.run((chart) => {
    const attachments = [nginx({ listen: 8000, upstream: { port: 8080 } })];
    const target = new Workload(chart, 'api', { workload: { kind: 'Deployment' }, app, attachments });
    allow(target, { configmaps: ['list'], secrets: { verbs: ['get'], names: ['one'] }, 'pods/log': ['get'] });
  });
  const token = '/var/run/secrets/kubernetes.io/serviceaccount/token';
  const files = await pod?.exec('app', 'ls', token.replace('/token', ''));
  expect(files?.trim().split(/\s+/)).toEqual(['ca.crt', 'namespace', 'token']);
  await expect(pod?.exec('nginx', 'ls', token)).rejects.toThrow(/No such file/);
  const bearer = (await pod?.exec('app', 'cat', token)) ?? '';
  const can = (...what: readonly string[]) =>
    cluster.kubectl('auth', 'can-i', ...what, '--token', bearer.trim()).then(
      (text) => text.trim(),
      ({ stdout = '' }: { readonly stdout?: string }) => stdout.trim(),
    );
  const answers = {
    'list configmaps': await can('list', 'configmaps'),
    'get configmaps': await can('get', 'configmaps'),
    'get secrets/one': await can('get', 'secrets/one'),
    'get secrets/two': await can('get', 'secrets/two'),
    'get pods/log': await can('get', 'pods', '--subresource', 'log'),
    'list pods': await can('list', 'pods'),
  };
  expect(answers).toEqual({
    'list configmaps': 'yes',
    'get configmaps': 'no',
    'get secrets/one': 'yes',
    'get secrets/two': 'no',
    'get pods/log': 'yes',
    'list pods': 'no',
  });
});

scenario('allow knows the resources and verbs of the server', {}, async ({ api }) => {
  const { groups } = await api.get('/apis');
  const versions = groups.map(({ preferredVersion }: Live) => `/apis/${preferredVersion.groupVersion}`);
  const wrong: unknown[] = [];
  const known = new Set<string>();
  for (const path of ['/api/v1', ...versions]) {
    const group = path === '/api/v1' ? '' : path.split('/')[2];
    for (const { name, namespaced, verbs } of (await api.get(path)).resources) {
      const [plural, ...rest] = name.split('/');
      const qualified = [group === '' ? plural : `${plural}.${group}`, ...rest].join('/');
      const found = findResource(qualified);
      known.add(`${group} ${name}`);
      if (typeof found === 'string' ? namespaced : !namespaced && !group.includes('.'))
        wrong.push({ qualified, found });
      if (typeof found === 'string' || !namespaced || group.includes('.')) continue;
      const refused = verbs.filter((verb: string) => !found.verbs.some((one) => one === verb));
      const more = found.verbs.filter((verb) => !verbs.includes(verb));
      if (found.group !== group || found.resource !== name || refused.length > 0 || more.length > 0) {
        wrong.push({ qualified, found, refused, more });
      }
    }
  }
  const missing = knownResources.filter(({ group, resource }) => !known.has(`${group} ${resource}`));
  expect({ wrong, missing }).toEqual({ wrong: [], missing: [] });
});

scenario('a Service of one ordinal leads to that Pod', {}, async (cluster) => {
  const { api, namespace } = cluster;
  const pods = await cluster.run((chart) => {
    const db = new Workload(chart, 'db', { workload: { kind: 'StatefulSet', replicas: 2 }, app });
    for (const ordinal of [0, 1]) expose(db, { ordinal });
  });
  for (const pod of pods) {
    const addresses = await until(`Service ${pod.name} has an endpoint`, async () => {
      const slices = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`;
      const { items } = await api.get(`${slices}?labelSelector=kubernetes.io%2Fservice-name%3D${pod.name}`);
      return items[0]?.endpoints?.flatMap((endpoint: { readonly addresses: readonly string[] }) => endpoint.addresses);
    });
    expect({ name: pod.name, addresses }).toEqual({ name: pod.name, addresses: [pod.address] });
  }
});

scenario(
  'routes and monitors of all companions are accepted by the definitions of their projects',
  {},
  async (cluster) => {
    const { api, namespace, release } = cluster;
    await define(cluster, 'gateway-api', ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'BackendTLSPolicy']);
    await define(cluster, 'prometheus-operator', ['PodMonitor', 'ServiceMonitor']);
    const objects = companionCells.flatMap(
      (cell) => synthesize(cell, release as KubernetesVersion) as readonly Manifest[],
    );
    const custom = objects.filter((object) => !isBuiltIn(object));
    for (const { apiVersion, kind, metadata, ...body } of custom) {
      const object = { apiVersion, kind, metadata: { ...metadata, namespace }, ...body };
      const created = await api.create(
        `${pathOf(apiVersion, kind, namespace)}?dryRun=All&fieldValidation=Strict`,
        object,
      );
      expect(created.kind).toBe(kind);
    }
    expect([...new Set(custom.map(({ kind }) => kind))].sort()).toEqual([
      ...['BackendTLSPolicy', 'GRPCRoute', 'HTTPRoute', 'PodMonitor', 'ServiceMonitor', 'TLSRoute'],
    ]);
  },
);
