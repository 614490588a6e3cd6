import { env, otelCollector, otlpHttp, runAs, Workload } from '../../lib';
import { type LogReceiver, type RunningPod, scenarios, until } from './harness';
import { endStories } from './log-end';
import { arrived, logging } from './logging';

const programs = ['otelcol', 'busybox'] as const;
const to = ({ host, port }: LogReceiver) => otlpHttp({ host, port, encoding: 'json' });

const stories = endStories({
  container: 'otelcol',
  make: (receiver, options) => otelCollector({ exporters: [to(receiver)], ...options }),
});

const make = (receiver: LogReceiver) => otelCollector({ exporters: [to(receiver)] });

const kill = async (pod: RunningPod) => {
  const before = await pod.restarts('otelcol');
  await (await pod.container('otelcol')).kill('SIGKILL');
  await until('the container is restarted', async () => (await pod.restarts('otelcol')) > before);
};

scenarios(
  { programs },
  {
    'with otelCollector, a Job of a second delivers all lines, and a last one without a newline': stories.shortJob,
    'with otelCollector, a Job delivers a record that waits for more lines': stories.openRecord,
    'with otelCollector, a Pod delivers a burst of lines on SIGTERM, and a new file': stories.burst,
    'with otelCollector, a Pod delivers to a receiver that takes a second for each request': stories.slowReceiver,
    'with otelCollector, a Pod ends within the drain timeout where the receiver is down': stories.receiverDown,
    'with otelCollector, lines that wait for the receiver come after a kill of the log processor': stories.killed,
    'otelCollector holds up the end of a Pod only until all is delivered': async (cluster) => {
      const receiver = await cluster.logReceiver();
      const [pod] = await cluster.run((chart) => {
        new Workload(chart, 'web', {
          app: {
            image: 'registry.example/app:1',
            env: env({ LISTEN: ':8080', LOG: '/var/log/app/app.log', LINES: '100' }),
            securityContext: runAs(1000),
          },
          logs: { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' },
          attachments: [otelCollector({ exporters: [to(receiver)], drainTimeout: '5m' })],
        });
      });
      await pod?.delete();
      await pod?.gone();
      const exits = ((await pod?.events()) ?? []).filter(({ what }) => what === 'exited');
      const at = (name: string) => exits.find(({ container }) => container === name)?.at ?? Number.NaN;
      expect(at('otelcol-drain') - at('app')).toBeLessThan(120);
      expect(receiver.count()).toEqual({ lines: 100, distinct: 100, duplicates: 0 });
    },

    'otelCollector says in each record where it comes from': async (cluster) => {
      const { receiver, pod, write } = await logging(cluster, { make });
      await write(10);
      await arrived(receiver, 10);
      const { spec } = await pod.now();
      expect(receiver.records[0]).toMatchObject({
        'service.name': 'web',
        'k8s.pod.name': pod.name,
        'k8s.namespace.name': cluster.namespace,
        'k8s.node.name': spec.nodeName,
        'k8s.container.name': 'web',
        'log.file.path': '/var/log/app/app.log',
      });
    },

    'otelCollector loses no line when it is killed just after it has read it': async (cluster) => {
      const { receiver, pod, write } = await logging(cluster, { make });
      for (const round of [1, 2, 3]) {
        await write(50);
        await new Promise((done) => setTimeout(done, 100 * round));
        await kill(pod);
      }
      await arrived(receiver, 150);
    },

    'otelCollector reads no further while its queue is full, and drops nothing': async (cluster) => {
      const { receiver, pod, write } = await logging(cluster, {
        make: (server) => otelCollector({ exporters: [to(server)], stateSizeLimit: '32Mi' }),
      });
      receiver.answer({ status: 503 });
      await write(300_000);
      const queue = async () => {
        const { text } = await pod.fetch('otelcol-metrics', '/metrics');
        const value = (name: string) =>
          Number(new RegExp(`^otelcol_exporter_queue_${name}\\{[^}]*\\} (\\S+)`, 'm').exec(text)?.[1]);
        return value('size') / value('capacity');
      };
      await until('the queue is full', async () => (await queue()) > 0.99);
      const [state] = (await pod.volumes()).filter(({ name }) => name === 'otelcol-state');
      expect(state?.bytes()).toBeLessThan(32 * 2 ** 20);
      receiver.answer({});
      await arrived(receiver, 300_000);
      expect(receiver.count().duplicates).toBe(0);
      expect(await pod.restarts('otelcol')).toBe(0);
    },

    'otelCollector reads files to their end that are renamed': async (cluster) => {
      const { receiver, write } = await logging(cluster, { make, rotation: { renamed: 'app.log.*' } });
      for (const name of ['app.log.1', 'app.log.2', 'app.log.3']) {
        const { lines } = receiver.count();
        await write(100, name);
        await until('its lines arrive', () => receiver.count().lines === lines + 100);
      }
      await write(100);
      await arrived(receiver, 400);
      expect(receiver.count().duplicates).toBe(0);
    },

    'otelCollector reads renamed files after it was down': async (cluster) => {
      const { receiver, pod, write } = await logging(cluster, { make, rotation: { renamed: 'app.log.*' } });
      await write(100);
      await arrived(receiver, 100);
      await (await pod.container('otelcol')).kill('SIGKILL');
      await write(100, 'app.log.1');
      await write(100);
      await arrived(receiver, 300);
    },
  },
  3,
);
