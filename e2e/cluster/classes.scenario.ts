import { PriorityClass, prioritize, RuntimeClass, sandbox, Workload } from '../../lib';
import { type Build, synthesize } from '../patterns/harness/synthesize';
import { type Cluster, type Live, scenario, until } from './harness';

const image = 'registry.example/app:1';

scenario('a Pod of a higher priority takes the place of another one on a full node', {}, async (cluster) => {
  const pod = await onSmallNode(cluster, { cpu: '1', memory: '1Gi' });
  const app = { image, resources: { requests: { cpu: '600m', memory: '64Mi' }, limits: { memory: '64Mi' } } };

  await apply(cluster, (chart) => {
    new Workload(chart, 'report', { workload: { kind: 'Deployment', replicas: 1 }, app, pod });
  });
  const [before] = await cluster.settled();
  const name = `orders-${cluster.namespace}`;
  await apply(cluster, (chart) => {
    const orders = new PriorityClass(chart, 'orders', { value: 100_000, description: 'Orders.', metadata: { name } });
    prioritize(new Workload(chart, 'shop', { workload: { kind: 'Deployment', replicas: 1 }, app, pod }), orders);
  });

  const pods = await until('the Pod of the shop runs, and the other one is gone', async () => {
    const found = await cluster.list('v1', 'Pod');
    const runs = found.some(({ spec, status }) => spec.priority === 100_000 && status.phase === 'Running');
    return runs && !found.some(({ metadata }) => metadata.uid === before.metadata.uid) ? found : undefined;
  });
  expect(pods.filter(({ status }) => status.phase === 'Running')).toHaveLength(1);
  // The Deployment has created another one, which does not fit on the node.
  const { message } = await until('the report waits', async () => {
    const [found] = (await cluster.list('v1', 'Pod')).filter(({ spec }) => spec.priority === 0);
    return found?.status.conditions?.find(({ reason }: Live) => reason === 'Unschedulable');
  });
  expect(message).toContain('Insufficient cpu');
});

scenario('a RuntimeClass adds its overhead, and chooses the nodes', {}, async (cluster) => {
  const { nodeSelector, tolerations } = await onSmallNode(cluster, { cpu: '1', memory: '1Gi' });
  await apply(cluster, (chart) => {
    const app = { image, resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } } };
    const runtime = new RuntimeClass(chart, 'gvisor', {
      metadata: { name: `gvisor-${cluster.namespace}` },
      handler: 'runsc',
      overhead: { cpu: '50m', memory: '64Mi' },
      scheduling: { nodeSelector, tolerations },
    });
    sandbox(new Workload(chart, 'shop', { workload: { kind: 'Deployment', replicas: 1 }, app }), runtime);
  });
  const [pod] = await cluster.settled();
  expect(pod.spec).toMatchObject({ nodeName: nodeOf(cluster), nodeSelector, overhead: { cpu: '50m', memory: '64Mi' } });
});

async function apply(cluster: Cluster, build: Build): Promise<void> {
  await cluster.apply(...synthesize(build, cluster.release, cluster.namespace));
}

const nodeOf = ({ namespace }: Cluster) => `small-${namespace}`;

/** Makes a node that is kept for one scenario; returns what a Pod needs to be there. */
async function onSmallNode(cluster: Cluster, size: { readonly cpu: string; readonly memory: string }) {
  const name = nodeOf(cluster);
  const labels = { 'kubernetes.io/hostname': name, 'shop.example/node': name };
  const taints = [{ key: 'shop.example/node', value: name, effect: 'NoSchedule' }];
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, spec: { taints } };
  await cluster.api.create('/api/v1/nodes', node);
  const resources = { ...size, 'ephemeral-storage': '100Gi', pods: '20' };
  await cluster.api.patch(`/api/v1/nodes/${name}/status`, { status: { capacity: resources, allocatable: resources } });
  return {
    nodeSelector: { 'shop.example/node': name },
    tolerations: [{ key: 'shop.example/node', operator: 'Equal', value: name, effect: 'NoSchedule' }] as const,
  };
}
