import { imports, reviews, synthesizes, type Template } from './template';

export const proxy: Template = {
  title: 'an application behind a proxy that serves TLS',
  main: `import { type App, Chart } from 'cdk8s';
import { expose, GitOpsApp, httpGet, nginx, ProxySidecar, resources } from 'cdk8s-pods';

/** All manifests of the shop. */
export function shop(app: App): Chart {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const api = new ProxySidecar(chart, 'api', {
    workload: { kind: 'Deployment', replicas: 2 },
    app: {
      image: 'registry.example/api:2.0',
      ports: [{ name: 'http', containerPort: 8080 }],
      readinessProbe: httpGet('/ready', 'http'),
      resources: resources({ cpu: '100m', memory: '128Mi' }),
      securityContext: { runAsUser: 1000 },
    },
    proxy: nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'api-tls' } }),
  });
  expose(api);
  return chart;
}
${synthesizes}`,
  test: `${imports}${reviews}
test('the Service sends traffic to the proxy, which starts before the application', () => {
  expect(chart).toHaveResource('Service', 'api', { spec: { ports: [{ port: 443, targetPort: 'nginx-https' }] } });
  expect(chart).toStartBefore('nginx', 'app');
});
`,
};
