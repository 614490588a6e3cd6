import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Helm, Testing } from 'cdk8s';
import { attach, expose, findObject, fluentBit, nginx, retarget } from 'cdk8s-pods';

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
  labels: { app.kubernetes.io/managed-by: {{ .Release.Service }} }
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example/web:1.0.0
          ports: [{ name: http, containerPort: 8080 }]
`;
const service = `
apiVersion: v1
kind: Service
metadata: { name: {{ .Release.Name }}-web }
spec:
  selector: { app: web }
  ports: [{ name: https, port: 443, targetPort: http }]
`;

/** A chart of one Deployment and its Service, as `helm create` lays it out. */
function chartFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'helm-'));
  mkdirSync(join(folder, 'templates'));
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: web\nversion: 1.0.0\n');
  writeFileSync(join(folder, 'values.yaml'), 'replicas: 1\n');
  writeFileSync(join(folder, 'templates', 'deployment.yaml'), deployment);
  writeFileSync(join(folder, 'templates', 'service.yaml'), service);
  return folder;
}

test('patterns attach to what the real helm renders', () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const helm = new Helm(chart, 'helm', { chart: chartFolder(), releaseName: 'shop', values: { replicas: 3 } });
  const web = findObject(helm, 'Deployment', 'shop-web');
  const { https } = attach(
    web,
    nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'web-tls' } }),
  ).ports;
  attach(web, fluentBit({ logs: { directory: '/var/log/web', sizeLimit: '64Mi', rotation: 'app' } }));
  retarget(findObject(helm, 'Service', 'shop-web'), { from: 'http', to: https });
  expose(web, { metadata: { name: 'shop-web-plain' }, port: 8443 });

  const objects = Testing.synth(chart);
  const find = (kind: string, name: string) =>
    objects.find((object) => object.kind === kind && object.metadata.name === name);
  const { spec } = find('Deployment', 'shop-web');
  expect(spec.replicas).toBe(3);
  expect(spec.template.spec.initContainers.map((container: { name: string }) => container.name)).toEqual([
    'nginx',
    'fluent-bit',
  ]);
  expect(spec.template.spec.containers[0]).toMatchObject({ name: 'web', image: 'registry.example/web:1.0.0' });
  expect(find('Service', 'shop-web').spec.ports).toEqual([{ name: 'https', port: 443, targetPort: 'nginx-https' }]);
  expect(find('Service', 'shop-web-plain').spec).toMatchObject({ selector: { app: 'web' }, ports: [{ port: 8443 }] });
});
