import { imports, reviews, synthesizes, type Template } from './template';

export const web: Template = {
  title: 'a web server that logs to files, with a log processor',
  main: `import { type App, Chart } from 'cdk8s';
import { expose, fluentBit, GitOpsApp, httpGet, resources, WebWithLogProcessor } from 'cdk8s-pods';

/** All manifests of the shop. */
export function shop(app: App): Chart {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const storefront = new WebWithLogProcessor(chart, 'storefront', {
    workload: { kind: 'Deployment', replicas: 2 },
    web: {
      image: 'registry.example/storefront:1.4',
      ports: [{ name: 'http', containerPort: 8080 }],
      readinessProbe: httpGet('/ready', 'http'),
      resources: resources({ cpu: '100m', memory: '128Mi' }),
      securityContext: { runAsUser: 1000 },
    },
    logs: { directory: '/var/log/storefront', sizeLimit: '256Mi', rotation: 'app' },
    logProcessor: fluentBit(),
  });
  expose(storefront);
  return chart;
}
${synthesizes}`,
  test: `${imports}${reviews}
test('the web server and its log processor share the folder with the logs', () => {
  expect(chart).toShareVolume('web', 'fluent-bit', '/var/log/storefront');
});

test('the log processor starts before the web server, so that no line is lost', () => {
  expect(chart).toStartBefore('fluent-bit', 'web');
});
`,
};
