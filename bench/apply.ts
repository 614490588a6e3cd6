/**
 * What it takes to apply 1,000 objects to a control plane: `apply` beside `kubectl apply --server-side`, the first time and
 * once more without a change. Requests are counted by a proxy in front of the API server, watches apart; times are without it.
 * Both take turns, each in a namespace of its own. Run with `npm run bench:apply`; needs Go and kwok.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startControlPlane } from '../e2e/cluster/harness/control-plane';
import { type FaultProxy, startFaultProxy } from '../e2e/cluster/harness/fault-proxy';
import { writeKubeconfig } from '../e2e/cluster/harness/kubeconfig';
import { apply } from '../lib/cluster/apply/apply';
import { openConnection } from '../lib/cluster/connection/connect';
import { buildNode, newestRelease } from '../oracle/node/build';

const run = promisify(execFile);
const count = 1000;
const rounds = 3;

/** Of five kinds, as many of each; Deployments without Pods, so that controllers have little to do meanwhile. */
function manifests(namespace: string): readonly object[] {
  return Array.from({ length: count }, (_, at) => {
    const name = `object-${at}`;
    const metadata = { name, namespace };
    const labels = { app: name };
    const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'registry.example/app:1' }] } };
    const kinds = [
      { apiVersion: 'v1', kind: 'ConfigMap', data: { text: 'x'.repeat(200) } },
      { apiVersion: 'v1', kind: 'Secret', stringData: { text: 'x' } },
      { apiVersion: 'v1', kind: 'ServiceAccount' },
      { apiVersion: 'v1', kind: 'Service', spec: { selector: labels, ports: [{ port: 80 }] } },
      { apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: 0, selector: { matchLabels: labels }, template } },
    ];
    return { ...kinds[at % kinds.length], metadata };
  });
}

/** Applies all objects of a namespace. */
type Way = (kubeconfig: string, namespace: string) => Promise<unknown>;

async function main(folder: string): Promise<void> {
  const programs = buildNode(newestRelease());
  const plane = startControlPlane(newestRelease(), programs, process.pid);
  const token = readFileSync(join(plane.folder, 'token'), 'utf8');
  const kubectl = (kubeconfig: string, ...args: readonly string[]) =>
    run(join(programs, 'kubectl'), ['--kubeconfig', kubeconfig, '--cache-dir', join(folder, 'cache'), ...args], {
      maxBuffer: 1e9,
    });
  const ways: Readonly<Record<string, Way>> = {
    'cdk8s-pods': async (kubeconfig, namespace) => {
      const connection = await openConnection({ kubeconfig, namespace });
      await apply(connection, manifests(namespace), { set: 'bench' });
      connection.close();
    },
    kubectl: async (kubeconfig, namespace) => {
      const file = join(folder, `${namespace}.json`);
      writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests(namespace) }));
      await kubectl(kubeconfig, 'apply', '--server-side', '-f', file);
    },
  };
  try {
    const direct = writeKubeconfig(plane, join(folder, 'direct'), { namespace: 'default', user: { token } });
    const namespaceFor = async (name: string) => {
      await kubectl(direct, 'create', 'namespace', name);
      return name;
    };
    for (const [name, way] of Object.entries(ways)) {
      const proxy = await startFaultProxy(plane);
      const port = { namespace: 'default', user: { token }, port: proxy.port };
      const counted = writeKubeconfig(plane, join(folder, `${name}-counted`), port);
      const namespace = await namespaceFor(`${name}-counted`);
      await way(counted, namespace);
      const first = requests(proxy);
      await way(counted, namespace);
      const all = requests(proxy);
      const [patches, before] = [proxy.counts().PATCH ?? 0, first.counts.PATCH ?? 0];
      console.log(
        `${name}: ${first.total} requests, then ${all.total - first.total}, of which ${patches - before} PATCH`,
      );
      await proxy.close();
    }
    const times: Record<string, { readonly first: number[]; readonly again: number[] }> = {};
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, way] of Object.entries(ways)) {
        const namespace = await namespaceFor(`${name}-${round}`);
        times[name] ??= { first: [], again: [] };
        times[name].first.push(await secondsOf(() => way(direct, namespace)));
        times[name].again.push(await secondsOf(() => way(direct, namespace)));
      }
    }
    for (const [name, { first, again }] of Object.entries(times)) {
      console.log(`${name}: ${median(first).toFixed(1)} s, then ${median(again).toFixed(1)} s`);
    }
  } finally {
    plane.stop();
  }
}

function requests(proxy: FaultProxy): { readonly counts: Readonly<Record<string, number>>; readonly total: number } {
  const counts = { ...proxy.counts() };
  const apart = Object.entries(counts).filter(([method]) => method !== 'WATCH');
  return { counts, total: apart.reduce((sum, [, times]) => sum + times, 0) };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

const folder = mkdtempSync(join(tmpdir(), 'apply-'));
main(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
