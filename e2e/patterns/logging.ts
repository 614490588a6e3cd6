import { type Attachment, env, type Logs, runAs, WebWithLogProcessor } from '../../lib';
import { type Cluster, type LogReceiver, until } from './harness';

/** What logs, and to where. */
export interface Logging {
  /** Makes a log processor that sends to the receiver. */
  readonly make: (receiver: LogReceiver) => Attachment;
  /** @default 'app' */
  readonly rotation?: Logs['rotation'];
}

/** A Pod whose application logs what it is asked to, and a log processor, which sends it to a receiver. */
export async function logging(cluster: Cluster, { make, rotation = 'app' }: Logging) {
  const receiver = await cluster.logReceiver();
  const [pod] = await cluster.run((chart) => {
    new WebWithLogProcessor(chart, 'web', {
      workload: { kind: 'Deployment', replicas: 1 },
      web: {
        image: 'registry.example/app:1',
        env: env({ LISTEN: ':8080', LOG: '/var/log/app/app.log' }),
        ports: [{ name: 'http', containerPort: 8080 }],
        securityContext: runAs(1000),
      },
      logs: { directory: '/var/log/app', sizeLimit: '256Mi', rotation },
      logProcessor: make(receiver),
    });
  });
  if (pod === undefined) throw new Error('no Pod was made');
  const write = (lines: number, rename = '') => pod.fetch('http', `/?lines=${lines}${rename && `&rename=${rename}`}`);
  return { receiver, pod, write };
}

/** Waits until all lines of the application have arrived. */
export const arrived = (receiver: LogReceiver, count: number) =>
  until(`${count} lines arrive`, () => receiver.missing('app.log', count).length === 0);
