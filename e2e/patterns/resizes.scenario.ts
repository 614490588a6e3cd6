import type { KubernetesVersion } from '../../lib/kubernetes';
import { plan } from '../../lib/plan';
import { type Live, type Manifest, pathOf, scenario, statusOf, until } from './harness';
import { type ResizePair, resizePairs, smallPod } from './resizes/pairs';
import { playResize, waitsFor } from './resizes/play';
import { type ResizeResult, recordResizes } from './resizes/record';
import { seenOf } from './resizes/seen';

scenario('Pods are resized, restarted and refused as planned', {}, async (cluster) => {
  await cluster.loadImages(resizePairs.flatMap(({ old, now }) => [old, now]));
  const client = await cluster.client();
  const played = await Promise.all(
    resizePairs.map(async (pair) => {
      const one = await playResize(cluster, client, pair);
      return { ...one, change: pair.change, seen: seenOf(cluster, one) };
    }),
  );
  const results = played.map(({ change, planned: { verdict, restarts }, refused, seen }): ResizeResult => {
    return { change, verdict, restarts, isRefused: refused !== undefined, ...seen };
  });
  expect(results).toEqual(resizePairs.map(expectedOf));
  expect(played.map(({ planned }) => namesIn(planned.summary))).toEqual(
    resizePairs.map(({ verdict, restarts }) => (verdict === 'resize' ? restarts : [])),
  );
  recordResizes(cluster.release, results);
});

function expectedOf({ change, verdict, restarts }: ResizePair): ResizeResult {
  const isResize = verdict === 'resize';
  return {
    change,
    verdict,
    restarts: !isResize || restarts.length > 0,
    isRefused: !isResize,
    isSamePod: isResize,
    restarted: restarts,
    withOtherLimits: [],
  };
}

/** The containers of which a plan says that they restart: `in place; container "web" restarts`. */
function namesIn(summary: string): readonly string[] {
  const [, names = ''] = /containers? (.*) restarts?$/.exec(summary) ?? [];
  return [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}

scenario('a resize that its node has no room for is done when there is', {}, async (cluster) => {
  const [node] = (await cluster.api.get('/api/v1/nodes')).items;
  const half = `${Math.ceil(Number.parseFloat(node.status.allocatable.cpu) * 600)}m`;
  const named = (name: string, requests: object): Manifest => {
    const pod = smallPod({ resources: { requests } });
    return { ...pod, metadata: { name } };
  };
  await cluster.applyManifests([
    named('other', { cpu: half, memory: '16Mi' }),
    named('web', { cpu: '10m', memory: '16Mi' }),
  ]);
  await cluster.settled();
  const client = await cluster.client();
  const read = () => cluster.api.get(pathOf('v1', 'Pod', cluster.namespace, 'web'));
  const before = await read();
  await client.resize({ kind: 'Pod', name: 'web' }, { web: { requests: { cpu: half } } });
  await until('the kubelet defers it', async () => waitsFor(await read()) === 'Deferred');
  await client.delete({ kind: 'Pod', name: 'other' });
  const after = await until('it is done', async () => {
    const pod = await read();
    return statusOf(pod, 'web').resources.requests.cpu === half && waitsFor(pod) === undefined && pod;
  });
  expect(statusOf(after, 'web').containerID).toBe(statusOf(before, 'web').containerID);
});

scenario('new resources in a template replace the Pods of a Deployment, and resize none', {}, async (cluster) => {
  const { spec } = smallPod({});
  const deployment = (cpu: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          ...spec,
          containers: spec.containers.map((one: Live) => ({ ...one, resources: { requests: { cpu } } })),
        },
      },
    },
  });
  await cluster.applyManifests([deployment('10m')]);
  const before = await cluster.settled();
  const path = pathOf('apps/v1', 'Deployment', cluster.namespace, 'web');
  const options = { kubernetes: cluster.release as KubernetesVersion, namespace: cluster.namespace };
  const [planned] = plan([await cluster.api.get(path)], [deployment('20m')], options).objects;
  expect(planned).toMatchObject({ verdict: 'roll', restarts: true, rollout: { pods: 2 } });
  await cluster.applyManifests([deployment('20m')]);
  const after = await cluster.settled();
  expect(after).toHaveLength(2);
  expect(after.filter(({ uid }) => before.some((one) => one.uid === uid))).toEqual([]);
  const restarts = await Promise.all(after.map((pod) => pod.restarts('web')));
  expect(restarts).toEqual([0, 0]);
});
