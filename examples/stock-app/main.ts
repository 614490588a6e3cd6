import { App, Chart } from 'cdk8s';
import {
  AdapterPod,
  emptyDir,
  expose,
  fluentBit,
  httpGet,
  mount,
  nginx,
  ProxySidecar,
  redisExporter,
  runAs,
  spreadAcross,
  tcpSocket,
  WebWithLogProcessor,
} from 'cdk8s-pods';
import type { Construct } from 'constructs';

class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    const http = { name: 'http', containerPort: 8080 };

    const storefront = new WebWithLogProcessor(this, 'storefront', {
      workload: { kind: 'Deployment', replicas: 3 },
      web: {
        image: 'registry.example/storefront:1.4',
        ports: [http],
        readinessProbe: httpGet('/ready', 'http'),
        securityContext: runAs(1000),
      },
      logs: { directory: '/var/log/storefront', sizeLimit: '256Mi', rotation: 'app' },
      logProcessor: fluentBit(),
      pod: { topologySpreadConstraints: [spreadAcross('zone')] },
    });
    expose(storefront);

    const api = new ProxySidecar(this, 'api', {
      workload: { kind: 'Deployment', replicas: 2 },
      app: { image: 'registry.example/api:2', ports: [http], readinessProbe: httpGet('/ready', 'http') },
      proxy: nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'api-tls' } }),
    });
    expose(api);

    new AdapterPod(this, 'cache', {
      workload: { kind: 'Deployment', replicas: 1 },
      app: {
        image: 'docker.io/library/redis:7.4',
        ports: [{ name: 'redis', containerPort: 6379 }],
        readinessProbe: tcpSocket('redis'),
        volumeMounts: [mount('data', '/data')],
        securityContext: runAs(999, 999),
      },
      adapter: redisExporter(),
      pod: { volumes: [emptyDir('data')] },
    });
  }
}

const app = new App();
new Shop(app, 'shop');
app.synth();
