import { Chart } from 'cdk8s';
import { fluentBit, httpGet, loki, resources, Workload } from '../../lib';
import type { Fill } from './shapes';

/** Workloads of ours, each with a log processor: a ConfigMap of its own, named by a hash of what is in it. */
export const workloads = async (): Promise<Fill> => (app, count) => {
  const chart = new Chart(app, 'all', { namespace: 'shop' });
  for (let number = 0; number < count; number++) {
    new Workload(chart, `web-${number}`, {
      workload: { kind: 'Deployment', replicas: 2 + (number % 7) },
      app: {
        image: `registry.example.com/shop/web:${number % 9}.${number % 31}`,
        ports: [{ name: 'http', containerPort: 8080 + (number % 900) }],
        readinessProbe: httpGet('/ready', 'http'),
        resources: resources({ cpu: `${50 + (number % 400)}m`, memory: '128Mi' }),
        securityContext: { runAsUser: 1000 + (number % 9000) },
      },
      logs: { directory: '/var/log/web', sizeLimit: '64Mi', rotation: 'app' },
      attachments: [fluentBit({ outputs: [loki({ host: `loki-${number}.logging` })] })],
    });
  }
};
