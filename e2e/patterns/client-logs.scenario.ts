import type { Cluster as Client, LogLine, LogOptions } from '../../lib/cluster';
import { type Live, scenario, until } from './harness';

const web = { kind: 'Deployment', name: 'web' } as const;

/** A container that runs a shell script, with a folder that outlives it. */
const container = (name: string, script: string, more: object = {}) => ({
  name,
  image: 'docker.io/library/busybox:1.37.0',
  command: ['sh', '-c', script],
  resources: { requests: { cpu: '10m', memory: '16Mi' } },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  volumeMounts: [{ name: 'state', mountPath: '/state' }],
  ...more,
});

/** A Deployment of one Pod. */
const deployment = (containers: readonly object[], initContainers: readonly object[] = []) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 1,
        initContainers,
        containers,
        volumes: [{ name: 'state', emptyDir: {} }],
      },
    },
  },
});

/** The number of the run, from 0 on. */
const countRun = 'run=$(cat /state/run 2>/dev/null || echo 0); echo $((run + 1)) > /state/run';
const count = (lines: number, seconds: string) =>
  `i=0; while [ $i -lt ${lines} ]; do echo "run $run line $i"; i=$((i + 1)); sleep ${seconds}; done`;
const linesOf = (run: number, lines: number) => Array.from({ length: lines }, (_, at) => `run ${run} line ${at}`);

/** Follows a Deployment until a container has logged a line. */
function follow(client: Client, options: LogOptions = {}) {
  const ends = new AbortController();
  const lines: LogLine[] = [];
  const read = (async () => {
    for await (const line of client.logs(web, { ...options, follow: true, signal: ends.signal })) lines.push(line);
  })();
  const failed = read.then(
    () => undefined,
    (error: unknown) => (ends.signal.aborted ? undefined : error),
  );
  const of = (name: string) => lines.filter((line) => line.container === name).map(({ line }) => line);
  return {
    of,
    until: (name: string, line: string) => until(`${name} logs ${line}`, () => of(name).includes(line), { within: 60 }),
    stop: async () => {
      ends.abort();
      expect(await failed).toBeUndefined();
    },
  };
}

async function read(client: Client, options: LogOptions = {}): Promise<readonly LogLine[]> {
  const lines: LogLine[] = [];
  for await (const line of client.logs(web, options)) lines.push(line);
  return lines;
}
const textsOf = (lines: readonly LogLine[], name: string) =>
  lines.filter(({ container: of }) => of === name).map(({ line }) => line);

scenario('logs of a Deployment come once each, over a restart, and by time', {}, async (cluster) => {
  const steady = (name: string) => container(name, `run=0; ${count(1000, '0.2')}`);
  const restarting = container('web', `${countRun}; ${count(40, '0.05')}; [ $run = 0 ] && exit 3; sleep 1d`);
  const manifest = deployment([restarting, steady('logs')], [{ ...steady('proxy'), restartPolicy: 'Always' }]);
  await cluster.applyManifests([manifest]);
  const client = await cluster.client();
  const followed = follow(client);
  await followed.until('web', 'run 1 line 39');
  await followed.stop();
  expect(followed.of('web')).toEqual([...linesOf(0, 40), ...linesOf(1, 40)]);
  for (const name of ['logs', 'proxy']) {
    const its = followed.of(name);
    expect(its).toEqual(linesOf(0, its.length));
    expect(its.length).toBeGreaterThan(10);
  }

  const all = await read(client);
  expect(textsOf(all, 'web')).toEqual(linesOf(1, 40));
  expect(all.map(({ time }) => time)).toEqual(all.map(({ time }) => time).sort());
  expect(new Set(all.map(({ container: name }) => name))).toEqual(new Set(['proxy', 'web', 'logs']));

  const before = await read(client, { previous: true });
  expect(before.map(({ line }) => line)).toEqual(linesOf(0, 40));
  const last = await read(client, { tailLines: 2 });
  expect(textsOf(last, 'web')).toEqual(linesOf(1, 40).slice(-2));
  expect(last).toHaveLength(6);
  const from = Date.now() - 3000;
  const recent = await read(client, { sinceSeconds: 2, container: 'logs' });
  expect(recent.length).toBeLessThan(textsOf(all, 'logs').length);
  expect(recent.filter(({ time }) => Date.parse(time) < from)).toEqual([]);
});

scenario('logs of containers that end at once come once each, of all their runs', {}, async (cluster) => {
  const crashing = (name: string) =>
    container(
      name,
      `echo x >> /state/${name}; run=$(($(wc -l < /state/${name}) - 1)); ${count(3, '0')}; [ $run -lt 2 ] && exit 3; sleep 1d`,
    );
  const names = ['a', 'b', 'c', 'd'];
  const client = await cluster.client();
  await cluster.applyManifests([deployment(names.map(crashing))]);
  const followed = follow(client);
  for (const name of names) await followed.until(name, 'run 2 line 2');
  await followed.stop();
  const three = [0, 1, 2].flatMap((run) => linesOf(run, 3));
  expect(Object.fromEntries(names.map((name) => [name, followed.of(name)]))).toEqual(
    Object.fromEntries(names.map((name) => [name, three])),
  );
});

scenario('logs of a container that waits for its restart are those of its last run', {}, async (cluster) => {
  await cluster.applyManifests([deployment([container('web', 'echo fatal: no database; exit 3')])]);
  const client = await cluster.client();
  await until('it waits for its restart', async () => {
    const [pod]: readonly Live[] = await client.list({ kind: 'Pod' });
    return pod?.status.containerStatuses?.[0]?.state.waiting?.reason === 'CrashLoopBackOff';
  });
  expect(textsOf(await read(client), 'web')).toEqual(['fatal: no database']);
  const followed = follow(client);
  await followed.until('web', 'fatal: no database');
  await followed.stop();
});
