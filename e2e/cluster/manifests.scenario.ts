import { type Cluster as Client, connect } from '../../lib/cluster';
import { inParallel } from '../../lib/cluster/connection/parallel';
import { type Cluster, define, type FaultProxy, type Manifest, onPlanes, openCluster } from './harness';
import { type App, apps } from './manifests/apps';
import { inNamespace } from './manifests/in-namespace';
import { applyAll, pathIn, play, type Seen } from './manifests/play';
import { refusalsOf } from './manifests/pods';

// Each app has a namespace of its own; some are applied at the same time.
const atOnce = 8;
/** What Pods of the apps need of a node: labels of all nodes, which no other scenario sets. */
const labels = { runtime: 'gvisor', disk: 'nvme' };

/** Custom resources whose server sets defaults in lists that are set as a whole: only a PATCH can tell that they are unchanged. */
const hasHiddenDefaults: ReadonlySet<string> = new Set(['GRPCRoute', 'HTTPRoute', 'TLSRoute']);

/** What was done with an app. */
interface Played {
  readonly namespace: string;
  readonly manifests: readonly Manifest[];
  readonly seen: Seen;
}

onPlanes({}, (plane) => {
  const played = new Map<App, Promise<Played>>();
  const closing: (() => Promise<void>)[] = [];
  let restricted: Cluster;
  let again: Again;

  beforeAll(async () => {
    restricted = await opened('restricted', 'restricted');
    await define(restricted, 'gateway-api', ['BackendTLSPolicy', 'GRPCRoute', 'HTTPRoute', 'TLSRoute']);
    await define(restricted, 'prometheus-operator', ['PodMonitor', 'ServiceMonitor']);
    for (const node of ['node-1', 'node-2', 'node-3']) {
      await restricted.api.patch(`/api/v1/nodes/${node}`, { metadata: { labels } });
    }
    const proxy = await restricted.faultProxy();
    const client = await connect({ kubeconfig: proxy.kubeconfig });
    closing.push(async () => client.close());
    const results = await inParallel([...apps.entries()], atOnce, async ([at, app]) => {
      const playing = opened(`${at}`, app.podSecurity).then((cluster) => playApp(app, cluster, client));
      played.set(app, playing);
      return playing.catch(() => undefined);
    });
    const done = results.flatMap((each) => (each === undefined ? [] : [each.manifests]));
    again = await applyAgain(client, proxy, done);
  });
  afterAll(() => inParallel(closing, atOnce, (close) => close()));

  async function opened(name: string, podSecurity: App['podSecurity']): Promise<Cluster> {
    const { cluster, close } = await openCluster(plane, `manifests-${process.pid}-${name}`, { podSecurity });
    closing.push(close);
    return cluster;
  }

  test('a second apply of all of them changes nothing', () => {
    expect(again.changed).toEqual([]);
  });

  const rows = apps.map((app) => ({ ...app, app }));
  test.each(rows)('$name is applied where Pod Security $podSecurity is enforced', async ({ app, podSecurity }) => {
    const { namespace, manifests, seen } = (await played.get(app)) ?? never();
    expect(seen).toEqual({ failed: [], missing: [], refused: [] });
    const paths = manifests.filter(({ kind }) => !hasHiddenDefaults.has(kind)).map((each) => pathIn(namespace, each));
    expect(paths.filter((path) => again.patched.has(path))).toEqual([]);
    // No app is where less is enforced than it passes.
    const refusals = await refusalsOf(restricted, manifests);
    expect(refusals.filter((refusal) => refusal.includes('violates PodSecurity')).length > 0).toBe(
      podSecurity === 'baseline',
    );
  });
});

async function playApp(app: App, { release, api, namespace }: Cluster, client: Client): Promise<Played> {
  const manifests = inNamespace(await app.manifests(release), namespace);
  return { namespace, manifests, seen: await play({ api, client, namespace }, manifests) };
}

/** What a second apply does. */
interface Again {
  /** The paths of what it patches. */
  readonly patched: ReadonlySet<string>;
  /** As `configured Deployment web`. */
  readonly changed: readonly string[];
}

async function applyAgain(client: Client, proxy: FaultProxy, all: readonly (readonly Manifest[])[]): Promise<Again> {
  const before = proxy.sent.length;
  const results = await inParallel(all, atOnce, (manifests) => applyAll(client, manifests));
  const patches = proxy.sent.slice(before).filter(({ method }) => method === 'PATCH');
  const changed = results.flatMap(({ objects }) => objects.filter(({ action }) => action !== 'unchanged'));
  return {
    patched: new Set(patches.map(({ path }) => path.replace(/\?.*/, ''))),
    changed: changed.map(({ action, kind, name }) => `${action} ${kind} ${name}`),
  };
}

function never(): never {
  throw new Error('not applied');
}
