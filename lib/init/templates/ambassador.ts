import { imports, reviews, synthesizes, type Template } from './template';

export const ambassador: Template = {
  title: 'an application that reaches PostgreSQL through PgBouncer in its own Pod',
  main: `import { type App, Chart } from 'cdk8s';
import { AmbassadorPod, expose, fromSecret, GitOpsApp, httpGet, pgbouncer, resources } from 'cdk8s-pods';

/** All manifests of the shop. */
export function shop(app: App): Chart {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const orders = new AmbassadorPod(chart, 'orders', {
    workload: { kind: 'Deployment', replicas: 2 },
    app: {
      image: 'registry.example/orders:7',
      ports: [{ name: 'http', containerPort: 8080 }],
      readinessProbe: httpGet('/readyz', 'http'),
      resources: resources({ cpu: '100m', memory: '128Mi' }),
    },
    ambassador: pgbouncer({
      server: { host: 'postgres.data' },
      users: { shop: fromSecret('postgres', 'password') },
      appEnv: { host: 'PGHOST', port: 'PGPORT' },
    }),
  });
  expose(orders);
  return chart;
}
${synthesizes}`,
  test: `${imports}${reviews}
test('the application connects to PgBouncer in its own Pod', () => {
  expect(chart).toHaveContainer('app', { env: [{ name: 'PGHOST', value: '127.0.0.1' }] });
});
`,
};
