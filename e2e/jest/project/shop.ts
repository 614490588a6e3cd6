import { Chart, Testing } from 'cdk8s';
import { expose, nginx, ProxySidecar } from 'cdk8s-pods';

/** A chart with one Deployment behind a proxy. */
export function shop(): Chart {
  const chart = new Chart(Testing.app(), 'shop');
  const app = { image: 'registry.example/api:1', ports: [{ name: 'http', containerPort: 8080 }] };
  const proxy = nginx({ listen: 8443, upstream: { port: 8080 } });
  expose(
    new ProxySidecar(chart, 'api', { kubernetes: '1.35', workload: { kind: 'Deployment', replicas: 2 }, app, proxy }),
  );
  return chart;
}
