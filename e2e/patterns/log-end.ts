import {
  type Attachment,
  type Duration,
  env,
  type Parse,
  resources,
  runAs,
  Workload,
  type WorkloadOptions,
} from '../../lib';
import type { Cluster, LogReceiver } from './harness';
import { until } from './harness';
import type { Story } from './harness/scenario';

/** A log processor whose end is proven. */
export interface Processor {
  /** The name of its container. */
  readonly container: string;
  /** Makes it send to the receiver. */
  readonly make: (receiver: LogReceiver, options: ProcessorOptions) => Attachment;
}

/** Options that all log processors have. */
export interface ProcessorOptions {
  readonly drainTimeout?: Duration;
  readonly parse?: Parse;
}

interface Case {
  readonly workload: WorkloadOptions;
  /** The settings of the application, which logs to app.log. */
  readonly settings: Readonly<Record<string, string>>;
  readonly options?: ProcessorOptions;
}

const job = { kind: 'Job', backoffLimit: 0 } as const;

/** What a log processor has to deliver when its Pod ends. */
export function endStories({ container, make }: Processor) {
  /** Runs an application with a log processor to the receiver; returns the Pod and the receiver. */
  const start = async (cluster: Cluster, { workload, settings, options = {} }: Case) => {
    const receiver = await cluster.logReceiver();
    const [pod] = await cluster.run((chart) => {
      new Workload(chart, 'web', {
        workload,
        app: {
          image: 'registry.example/app:1',
          env: env({ LOG: '/var/log/app/app.log', ...settings }),
          resources: resources({ cpu: '10m', memory: '64Mi' }),
          securityContext: runAs(1000),
        },
        logs: { directory: '/var/log/app', sizeLimit: '256Mi', rotation: 'app' },
        attachments: [make(receiver, options)],
      });
    });
    if (pod === undefined) throw new Error('no Pod');
    return { pod, receiver };
  };

  return {
    shortJob: async (cluster) => {
      const settings = { LINES: '500', TAIL: 'the last words' };
      const { pod, receiver } = await start(cluster, { workload: job, settings });
      await pod.ended();
      expect(receiver.missing('app.log', 500)).toEqual([]);
      expect(receiver.count()).toEqual({ lines: 501, distinct: 501, duplicates: 0 });
    },

    openRecord: async (cluster) => {
      const options = { parse: { multiline: { firstLine: '^app' } } };
      const { pod, receiver } = await start(cluster, { workload: job, settings: { LINES: '50' }, options });
      await pod.ended();
      expect(receiver.missing('app.log', 50)).toEqual([]);
    },

    burst: async (cluster) => {
      const settings = { LISTEN: ':8080', LINES: '10', LINES_ON_STOP: '100000', NEW_FILE_ON_STOP: '200' };
      const { pod, receiver } = await start(cluster, { workload: { kind: 'Pod' }, settings });
      await pod.delete();
      await pod.gone();
      expect(receiver.missing('app-last.log', 200)).toEqual([]);
      expect(receiver.count()).toEqual({ lines: 100210, distinct: 100210, duplicates: 0 });
    },

    slowReceiver: async (cluster) => {
      const settings = { LISTEN: ':8080', DRAIN: '2s', LINES_ON_STOP: '20000', NEW_FILE_ON_STOP: '200' };
      const { pod, receiver } = await start(cluster, { workload: { kind: 'Pod' }, settings });
      receiver.answer({ delay: 1000 });
      await pod.delete();
      await pod.gone();
      expect(receiver.count()).toEqual({ lines: 20200, distinct: 20200, duplicates: 0 });
    },

    receiverDown: async (cluster) => {
      const settings = { LISTEN: ':8080', LINES: '10', LINES_ON_STOP: '100' };
      const options = { drainTimeout: '6s' } as const;
      const { pod, receiver } = await start(cluster, { workload: { kind: 'Pod' }, settings, options });
      await until('the first lines are delivered', () => receiver.count().lines === 10);
      await receiver.down();
      await pod.delete();
      await pod.gone();
      const exits = (await pod.events()).filter(({ what }) => what === 'exited');
      expect(exits.map((each) => [each.container, each.exitCode])).toEqual([
        ['app', 0],
        [`${container}-drain`, 0],
        [container, 0],
      ]);
    },

    killed: async (cluster) => {
      const settings = { LISTEN: ':8080', LINES: '1000' };
      const { pod, receiver } = await start(cluster, { workload: { kind: 'Pod' }, settings });
      await until('the first lines are delivered', () => receiver.count().lines === 1000);
      await receiver.down();
      await pod.fetch(8080, '/?lines=500');
      await (await pod.container(container)).kill('SIGKILL');
      await until('the container is restarted', async () => (await pod.restarts(container)) > 0);
      await receiver.up();
      await until('all lines are delivered', () => receiver.count().distinct === 1500);
      expect(receiver.missing('app.log', 1500)).toEqual([]);
    },
  } satisfies Readonly<Record<string, Story>>;
}
