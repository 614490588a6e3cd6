import { complaint, variantsOf, wrong } from '../../test-helpers/hostile-values';
import { apply, connect, preview, readSnapshotOf } from '.';
import { type Cluster, clusterOver } from './cluster';
import type { Connection } from './connection/connection';

// Callers without a compiler, as in lib/hostile-calls.test.ts: a wrong argument is taken, or is an error that begins with the
// verb. Nothing is sent: whatever reaches the connection ends with an error of its own.

const sent = 'sent';
const pods = { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true, verbs: ['get'], subresources: [] };
const connection: Connection = {
  context: 'test',
  namespace: 'shop',
  request: () => Promise.reject(new Error(sent)),
  lines: () => {
    throw new Error(sent);
  },
  resourceOf: async () => pods,
  resources: async () => [pods],
  close: () => {},
};

const pod = { apiVersion: 'v1', kind: 'Pod', name: 'web', namespace: 'shop' };
const manifest = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop', resourceVersion: '1' } };
const { signal } = new AbortController();
const list = { namespace: 'a', allNamespaces: true, labels: { a: 'b' }, fields: 'a=b', pageSize: 5, signal };

/** Arguments of each verb, from which wrong ones are made. */
const calls: Readonly<Record<Exclude<keyof Cluster, 'connection' | 'close'>, readonly unknown[]>> = {
  create: [manifest, { dryRun: true, signal }],
  get: [pod, { signal }],
  list: [{ kind: 'Pod' }, list],
  pages: [{ kind: 'Pod' }, list],
  replace: [manifest, { dryRun: true }],
  update: [pod, (object: object) => object, { dryRun: true }],
  patch: [pod, { spec: {} }, { type: 'merge', subresource: 'status', dryRun: true, signal }],
  setImage: [pod, { app: 'a:1' }, { dryRun: true }],
  resize: [pod, { app: { limits: { cpu: '1' }, requests: { cpu: 1 } } }, { dryRun: true }],
  delete: [pod, { gracePeriodSeconds: 0, propagation: 'Orphan', wait: true, timeoutSeconds: 5, dryRun: true, signal }],
  evict: [pod, { gracePeriodSeconds: 0, timeoutSeconds: 1, signal }],
  logs: [pod, { container: 'app', follow: true, sinceSeconds: 5, tailLines: 0, signal }],
  watch: [{ kind: 'Pod' }, list],
  watchPods: [list],
  phases: [pod, { signal }],
  waitUntil: [pod, 'ready', { timeoutSeconds: 5, signal }],
};

/** What a call threw or rejected with, as a call that throws it; an iteration is begun. */
async function outcomeOf(call: () => unknown): Promise<() => void> {
  try {
    const result = await call();
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
      await (result as AsyncIterable<unknown>)[Symbol.asyncIterator]().next();
    }
    return () => {};
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** What is wrong with how a call fails for wrong values in place of each of its arguments and their properties. */
async function complaintsOf(where: RegExp, call: (...args: readonly unknown[]) => unknown, args: readonly unknown[]) {
  const complaints: string[] = [];
  for (const { what, args: given } of [{ what: 'as it should be', args }, ...variantsOf(args)]) {
    const text = complaint(where, await outcomeOf(() => call(...given)));
    if (text !== undefined) complaints.push(`${what}: ${text}`);
  }
  return complaints;
}

/** A reference is also read as that of an object, whose kind is in front of what is missing. */
const whereOf = (verb: string) =>
  new RegExp(`^(${verb}: |${sent}$|Pod: name is missing|Pod \\S+/\\S+: |the cluster does not serve )`);

test.each(Object.entries(calls))('%s fails with an error of ours, whatever it is given', async (verb, args) => {
  const cluster = clusterOver(connection);
  const call = cluster[verb as keyof typeof calls] as (...given: readonly unknown[]) => unknown;
  expect(await complaintsOf(whereOf(verb), call, args)).toEqual([]);
});

test('apply and preview fail with an error of ours, whatever they are given', async () => {
  const options = {
    ...{
      set: { name: 'a', namespace: 'b', kind: 'Secret' },
      prune: true,
      wait: true,
      timeoutSeconds: 5,
      recreate: false,
    },
    ...{ conflicts: { default: 'take', byManager: { a: 'take' }, byField: { a: 'leave' } }, kubernetes: '1.36' },
    ...{ onEvent: () => {}, signal },
  };
  for (const [name, call] of Object.entries({ apply, preview })) {
    const where = new RegExp(`^(${name}: |manifest \\d|Kubernetes version: |${sent}$|.*is set twice)`);
    const called = call as (...args: readonly unknown[]) => unknown;
    expect(await complaintsOf(where, (given) => called(connection, [manifest], given), [options])).toEqual([]);
    expect(await complaintsOf(where, (given) => called(connection, given), [manifest])).toEqual([]);
    for (const target of Object.values(wrong).flatMap((value) => [value, { connection: value }])) {
      expect(complaint(where, await outcomeOf(() => called(target, [manifest])))).toBeUndefined();
    }
  }
});

test('connect and readSnapshotOf fail with an error of ours, whatever they are given', async () => {
  const read = readSnapshotOf as (...args: readonly unknown[]) => unknown;
  const where = new RegExp(`^(readSnapshotOf: |${sent}$)`);
  expect(await complaintsOf(where, (given) => read(connection, given), [{ namespace: 'a', signal }])).toEqual([]);
  for (const target of Object.values(wrong)) {
    expect(complaint(where, await outcomeOf(() => read(target)))).toBeUndefined();
  }
  const kubeconfig = { kubeconfig: '/nowhere', context: 'a', namespace: 'b', signal, originsOf: () => undefined };
  expect(await complaintsOf(/^(connect: |(no )?kubeconfig\b)/, connect as () => unknown, [kubeconfig])).toEqual([]);
});

test('an unknown option is named, with the one that is meant', async () => {
  const cluster = clusterOver(connection);
  await expect(cluster.delete(pod, { gracePeriod: 0 } as object)).rejects.toThrow(
    'delete: unknown property "gracePeriod"; set one of dryRun, gracePeriodSeconds',
  );
  await expect(cluster.get({ ...pod, namespce: 'a' } as typeof pod)).rejects.toThrow(
    'get: unknown property "namespce"; did you mean "namespace"?',
  );
  expect(() => cluster.logs(pod, { tail: 5 } as object)).toThrow('logs: unknown property "tail"');
});
