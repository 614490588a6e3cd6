import { imports, reviews, synthesizes, type Template } from './template';

export const adapter: Template = {
  title: 'an application with an exporter of its metrics',
  main: `import { type App, Chart } from 'cdk8s';
import { AdapterPod, claimTemplate, GitOpsApp, mount, redisExporter, resources, tcpSocket } from 'cdk8s-pods';

/** All manifests of the shop. */
export function shop(app: App): Chart {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new AdapterPod(chart, 'cache', {
    workload: { kind: 'StatefulSet', replicas: 2, volumeClaimTemplates: [claimTemplate('data', '10Gi')] },
    app: {
      image: 'docker.io/library/redis:7.4',
      args: ['--dir', '/data'],
      ports: [{ name: 'redis', containerPort: 6379 }],
      readinessProbe: tcpSocket('redis'),
      resources: resources({ cpu: '100m', memory: '256Mi' }),
      volumeMounts: [mount('data', '/data')],
      securityContext: { runAsUser: 999 },
    },
    adapter: redisExporter({ container: { resources: resources({ memory: '32Mi' }) } }),
    pod: { securityContext: { fsGroup: 999 } },
  });
  return chart;
}
${synthesizes}`,
  test: `${imports}${reviews}
test('Redis has an exporter with a port for Prometheus', () => {
  expect(chart).toHaveContainer('redis-exporter', { ports: [{ containerPort: 9121 }] });
});
`,
};
