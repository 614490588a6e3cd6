// The main.ts of a stock `cdk8s init typescript-app` project that uses the package: its three patterns, a cdk8s-plus
// workload of the line that the template ships, and every subpath.
import { App, Chart } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-33';
import {
  AdapterPod,
  attach,
  expose,
  fluentBit,
  httpGet,
  nginx,
  ProxySidecar,
  redisExporter,
  WebWithLogProcessor,
} from 'cdk8s-pods';
import { startOrder } from 'cdk8s-pods/anatomy';
import { nginxExporter } from 'cdk8s-pods/attachments';
import { type Container, type PodSpec, parseDuration } from 'cdk8s-pods/kubernetes';
import { resources } from 'cdk8s-pods/pod';
import { status } from 'cdk8s-pods/status';
import { checkAttachment } from 'cdk8s-pods/testing';
import type { Construct } from 'constructs';

export class MyChart extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const app: Container = {
      name: 'app',
      image: 'registry.example/api:1',
      ports: [{ name: 'http', containerPort: 8080 }],
    };
    const web = { image: 'registry.example/web:1', ports: app.ports, readinessProbe: httpGet('/ready', 'http') };
    const logs = { directory: '/var/log/web' };
    new WebWithLogProcessor(this, 'web', {
      workload: { kind: 'Deployment', replicas: 2 },
      web,
      logs,
      logProcessor: fluentBit(),
    });

    const tls = nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'api-tls' } });
    expose(new ProxySidecar(this, 'api', { app, proxy: tls }));

    const adapter = redisExporter({ container: { resources: resources({ memory: '32Mi' }) } });
    new AdapterPod(this, 'cache', { app: { image: 'redis:7.4' }, adapter });

    const front = nginx({ name: 'front', listen: 8443, upstream: { port: 8080 } });
    const plus = new Deployment(this, 'plus', {
      containers: [{ image: 'registry.example/report:1', portNumber: 8080 }],
    });
    attach(plus, front);
    attach(plus, nginxExporter({ nginx: front }));
  }
}

const spec: PodSpec = {
  containers: [{ name: 'app', image: 'registry.example/app:1' }],
  terminationGracePeriodSeconds: 30,
};
if (startOrder(spec).length !== 1) throw new Error('one container starts in one step');
if (checkAttachment(redisExporter()).length > 0) throw new Error('redisExporter keeps the contract');
if (status([]).length > 0) throw new Error('nothing is wrong with nothing');
if (parseDuration('2m') === undefined) throw new Error('two minutes is a duration');

const app = new App();
new MyChart(app, 'shop');
app.synth();
