import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cluster, scenario, until } from './harness';
import { loadImages } from './harness/images';

const image = 'registry.example/actor:1';

/** A Pod that writes 16 MiB to a volume of 1 MiB. */
function fillingPod(name: string, events: string, emptyDir: object, flags: readonly string[]) {
  const volumeMounts = [
    { name: 'fill', mountPath: '/fill' },
    { name: 'events', mountPath: '/events' },
  ];
  const command = ['/actor', 'run', 'main', `/events/${name}`, '-fill', '1s', ...flags];
  return {
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    volumes: [
      { name: 'fill', emptyDir: { sizeLimit: '1Mi', ...emptyDir } },
      { name: 'events', hostPath: { path: events } },
    ],
    containers: [{ name: 'main', image, command, volumeMounts }],
  };
}

async function eventsOn({ api, namespace, node }: Cluster): Promise<string> {
  // The containers write to a directory of the node, which Pod Security "restricted" does not allow.
  const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
  await api.patch(`/api/v1/namespaces/${namespace}`, { metadata: { labels } });
  await loadImages(node, [image]);
  const events = join(node, namespace);
  mkdirSync(events, { recursive: true });
  return events;
}

scenario(
  'a Job is complete if its evicted container exits with 0, and fails if it exits with 143',
  {},
  async (cluster) => {
    const { api, namespace } = cluster;
    const events = await eventsOn(cluster);
    const jobs = `/apis/batch/v1/namespaces/${namespace}/jobs`;
    const pods = `/api/v1/namespaces/${namespace}/pods`;
    const ended = (name: string): Promise<string> =>
      until(`Job ${name} has ended`, async () => {
        const { status } = await api.get(`${jobs}/${name}`);
        const conditions: readonly { readonly type: string; readonly status: string }[] = status.conditions ?? [];
        return conditions.find(({ type, status }) => ['Complete', 'Failed'].includes(type) && status === 'True')?.type;
      });
    const exitCode = async (name: string): Promise<number | undefined> => {
      const { items } = await api.get(`${pods}?labelSelector=batch.kubernetes.io%2Fjob-name%3D${name}`);
      return items[0].status.containerStatuses[0].state.terminated?.exitCode;
    };
    // The kubelet waits a second before it kills what it evicts. Where a busy machine needs more for the exit, another Job is evicted.
    const end = async (code: number, attempt = 1): Promise<string> => {
      const name = `exits-${code}-${attempt}`;
      await api.create(jobs, {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name },
        spec: { backoffLimit: 0, template: { spec: fillingPod(name, events, {}, ['-code', `${code}`]) } },
      });
      const condition = await ended(name);
      return (await exitCode(name)) !== code && attempt < 10 ? end(code, attempt + 1) : condition;
    };
    expect([await end(0), await end(143)]).toEqual(['Complete', 'Failed']);
  },
);

scenario(
  'a volume in memory refuses what exceeds its limit, and open files without a name do not count',
  {},
  async (cluster) => {
    const { api, namespace } = cluster;
    const events = await eventsOn(cluster);
    const pods = `/api/v1/namespaces/${namespace}/pods`;
    const start = (name: string, emptyDir: object, flags: readonly string[] = []) =>
      api.create(pods, {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name },
        spec: fillingPod(name, events, emptyDir, flags),
      });
    await start('memory', { medium: 'Memory' });
    await start('unlinked', {}, ['-unlinked']);
    const phase = async (name: string): Promise<string> => (await api.get(`${pods}/${name}`)).status.phase;
    await until('both have written', () => ['memory', 'unlinked'].every((name) => wrote(events, name) !== undefined));
    await start('linked', {});
    await until('the Pod with a file is evicted', async () => ['Failed', 'Succeeded'].includes(await phase('linked')));
    expect(wrote(events, 'memory')).toContain('no space left on device');
    expect(wrote(events, 'unlinked')).toBe('filled');
    expect([await phase('memory'), await phase('unlinked')]).toEqual(['Running', 'Running']);
  },
);

/** What became of its writing, if it has tried. */
function wrote(events: string, name: string): string | undefined {
  return /(filled|refused:.*)/.exec(readIfThere(join(events, name)))?.[1];
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
