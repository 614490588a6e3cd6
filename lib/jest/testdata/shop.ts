import { Chart, Testing } from 'cdk8s';
import { env, expose, httpGet, nginx, ProxySidecar, resources, Workload, waitForTcp } from '../..';

/** A chart with two Deployments, one with a proxy in front of it, a Service, and a CronJob. */
export function shop(): Chart {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const kubernetes = '1.35';
  const app = {
    image: 'registry.example/shop:1',
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: httpGet('/ready', 'http'),
    resources: resources({ cpu: '10m', memory: '64Mi' }),
  };
  new Workload(chart, 'web', {
    kubernetes,
    workload: { kind: 'Deployment', replicas: 2 },
    app: { ...app, name: 'web', env: env({ MODE: 'fast' }) },
    pod: { initContainers: [waitForTcp('db:5432', { within: '60s' })] },
  });
  const proxy = nginx({ listen: 8443, upstream: { port: 8080 } });
  expose(new ProxySidecar(chart, 'api', { kubernetes, workload: { kind: 'Deployment', replicas: 3 }, app, proxy }));
  new Workload(chart, 'report', {
    kubernetes,
    workload: { kind: 'CronJob', schedule: '0 2 * * *' },
    app: { image: app.image, name: 'web', resources: app.resources },
  });
  return chart;
}
