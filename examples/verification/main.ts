import { ApiObject, App, Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-33';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

new Deployment(chart, 'api', {
  metadata: { name: 'api' },
  containers: [{ image: 'registry.example/api:2', portNumber: 8080, securityContext: { user: 1000 } }],
});

new ApiObject(chart, 'mailer', {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'mailer' },
  spec: {
    containers: [
      { name: 'mailer', image: 'registry.example/mailer:3', ports: [{ name: 'smtp', containerPort: 2525 }] },
    ],
  },
});

app.synth();
