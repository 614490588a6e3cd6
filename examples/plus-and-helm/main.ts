import { App, Chart, JsonPatch } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-33';
import { attach, findObject, fluentBit, HelmChart, nginx, patch, retarget } from 'cdk8s-pods';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const api = new Deployment(chart, 'api', {
  metadata: { name: 'api' },
  containers: [{ name: 'api', image: 'registry.example/api:2', portNumber: 8080, securityContext: { user: 1000 } }],
});
const service = api.exposeViaService({ name: 'api', ports: [{ port: 443, targetPort: 8080 }] });
const proxy = attach(api, nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'api-tls' } }));
retarget(service, { from: 8080, to: proxy.ports.https });

const wiki = new HelmChart(chart, 'wiki', { chart: './charts/wiki', releaseName: 'wiki', values: { replicas: 2 } });
const deployment = findObject(wiki, 'Deployment', 'wiki');
attach(deployment, fluentBit({ logs: { directory: '/var/log/wiki', sizeLimit: '64Mi', rotation: 'app' } }));
// The chart has no value for that either.
patch(deployment, JsonPatch.add('/spec/template/spec/terminationGracePeriodSeconds', 60));

app.synth();
