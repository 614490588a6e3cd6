import { compareQuantities } from '../../lib/kubernetes/quantity';
import type { AttachmentCase } from './attachment-case';
import { type Cluster, fetchFrom, type Live, logIn, type RunningPod, until } from './harness';

/** A property that the suite asserts from outside, of an attachment whose workload runs. */
export interface Property {
  readonly title: string;
  readonly appliesTo: (its: AttachmentCase) => boolean;
  readonly assert: (cluster: Cluster, its: AttachmentCase) => Promise<void>;
}

const always = (): boolean => true;
const serves = ({ traffic }: AttachmentCase): boolean => traffic !== undefined;

/** All properties, in the order in which they are asserted: the last ones replace the Pods. */
export const properties: readonly Property[] = [
  {
    title: 'is admitted where Pod Security "restricted" is enforced',
    appliesTo: always,
    assert: async (cluster, its) => {
      const { metadata } = await cluster.api.get(`/api/v1/namespaces/${cluster.namespace}`);
      expect(metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
      for (const pod of await cluster.pods()) expect(containerNames(await pod.now())).toContain(its.container);
    },
  },
  {
    title: 'lets requests through to the application',
    appliesTo: serves,
    assert: async (cluster, its) => {
      // Each connection may lead to any of the Pods.
      const to = await url(cluster, its);
      const load = cluster.load(to, { clients: 3, keepAlive: false, headers: await session(to, its) });
      for (const pod of await cluster.pods()) {
        await until(`${pod.name} has served requests`, async () => Number((await pod.fetch(8080, '/count')).text) > 0);
      }
      expect(await load.stop()).toMatchObject({ lost: 0, errors: {} });
    },
  },
  {
    title: 'serves its metrics on the named port',
    appliesTo: ({ metrics }) => metrics !== undefined,
    assert: async (cluster, { metrics }) => {
      if (metrics === undefined) return;
      for (const pod of await cluster.pods()) {
        await until(`${metrics.path} has ${metrics.expected.join(' and ')}`, async () => {
          const { text } = await pod.fetch(metrics.port, metrics.path);
          return metrics.expected.every((each) => each.test(text));
        });
      }
    },
  },
  {
    title: 'does its work, where requests and metrics do not show it',
    appliesTo: ({ work }) => work !== undefined,
    assert: async (cluster, { work }) => work?.(cluster),
  },
  {
    title: 'passes its probes, without a restart',
    appliesTo: always,
    assert: async (cluster) => {
      for (const pod of await cluster.settled()) {
        const { status } = await pod.now();
        for (const each of statuses(status))
          expect([each.name, each.restartCount, each.ready]).toEqual([each.name, 0, true]);
      }
    },
  },
  {
    title: 'is not ready while the application is not, and does not restart',
    appliesTo: ({ asksApplication }) => asksApplication === true,
    assert: async (cluster, its) => {
      const pod = await first(cluster);
      await pod.fetch(8080, '/healthy?now=false');
      await until('the Pod is not ready', async () => !(await pod.isReady()));
      await pod.fetch(8080, '/healthy?now=true');
      await until('the Pod is ready again', () => pod.isReady());
      expect(await pod.restarts(its.container)).toBe(0);
    },
  },
  {
    title: 'writes into its volumes only',
    appliesTo: always,
    assert: async (cluster, its) => {
      for (const pod of await cluster.pods()) expect((await pod.container(its.container)).writtenFiles()).toEqual([]);
    },
  },
  {
    title: 'stays within its memory limit, and its volumes within their size limits',
    appliesTo: always,
    assert: async (cluster, its) => {
      if (serves(its)) await askForMuch(await url(cluster, its), its);
      for (const pod of await cluster.pods()) {
        const { spec } = await pod.now();
        const limit = containersOf(spec).find(({ name }) => name === its.container)?.resources?.limits?.memory;
        expectBelow('memory', (await pod.container(its.container)).peakMemory(), limit);
        for (const { name, bytes, sizeLimit } of await pod.volumes()) expectBelow(name, bytes(), sizeLimit);
      }
    },
  },
  {
    title: 'stops by itself within the grace period',
    appliesTo: always,
    assert: async (cluster) => {
      const pod = await first(cluster);
      await pod.delete();
      await pod.gone();
      const exits = (await pod.events()).filter(({ what }) => what === 'exited');
      expect(exits.length).toBeGreaterThan(1);
      for (const { container, exitCode } of exits) expect([container, exitCode]).not.toEqual([container, 137]);
      await cluster.settled();
    },
  },
  {
    title: 'loses no request in a rollout under load',
    appliesTo: serves,
    assert: async (cluster, its) => {
      await losesNothing(cluster, its, () => cluster.rollOut(its.kind, 'web'));
    },
  },
  {
    title: 'loses no request in a drain of the node under load',
    appliesTo: serves,
    assert: async (cluster, its) => {
      await cluster.applyManifests([disruptionBudget as never]);
      await losesNothing(cluster, its, () => cluster.drain());
    },
  },
];

const disruptionBudget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'web' },
  spec: { maxUnavailable: 1, selector: { matchLabels: { 'app.kubernetes.io/name': 'web' } } },
};

/** Clients with and without keep-alive get all their answers while something happens. */
async function losesNothing(cluster: Cluster, its: AttachmentCase, what: () => Promise<void>): Promise<void> {
  await cluster.settled();
  const to = await url(cluster, its);
  const headers = await session(to, its);
  const loads = [
    cluster.load(to, { clients: 3, headers }),
    cluster.load(to, { clients: 3, keepAlive: false, headers }),
  ];
  await until('the clients have connections', () => loads.every((load) => load.sent() > 50));
  await what();
  await cluster.settled();
  const counts = loads.map((load) => load.sent());
  await until('the new Pods have answered', () => loads.every((load, at) => load.sent() > (counts[at] ?? 0) + 50));
  const results = await Promise.all(loads.map((load) => load.stop()));
  expect(results).toEqual(results.map((each) => ({ ...each, errors: {}, lost: 0 })));
}

/** Asks for twice as many bytes as the largest volume holds, each URL once. */
async function askForMuch(to: string, its: AttachmentCase): Promise<void> {
  const headers = await session(to, its);
  for (let part = 0; part < 250; part += 1) await fetchFrom(`${to}/?bytes=500000&part=${part}`, { headers });
}

/** The headers of a user who may come in. */
async function session(to: string, { login }: AttachmentCase): Promise<Readonly<Record<string, string>>> {
  return login ? logIn(to) : {};
}

async function url(cluster: Cluster, { traffic }: AttachmentCase): Promise<string> {
  const service = await cluster.service('web', traffic === 'https' ? 443 : undefined);
  return service.replace('http:', `${traffic}:`);
}

async function first(cluster: Cluster): Promise<RunningPod> {
  const [pod] = await cluster.settled();
  if (pod === undefined) throw new Error(`no Pod in ${cluster.namespace}`);
  return pod;
}

const containersOf = (spec: Live): readonly Live[] => [...(spec.initContainers ?? []), ...spec.containers];

const containerNames = ({ spec }: Live): readonly string[] => containersOf(spec).map(({ name }) => name);

/** The statuses of what runs: sidecars and main containers. */
const statuses = (status: Live): readonly Live[] =>
  [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])].filter(
    ({ state }) => state.terminated?.exitCode !== 0,
  );

/** An amount of bytes that is below a quantity, which has to be declared. */
function expectBelow(what: string, bytes: number, limit: string | undefined): void {
  expect([what, bytes, limit, compareQuantities(String(bytes), limit ?? '0') < 0]).toEqual([what, bytes, limit, true]);
}
