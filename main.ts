import { Chart } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import {
  AdapterPod,
  attach,
  claimTemplate,
  emptyDir,
  env,
  expose,
  fluentBit,
  fromSecret,
  GitOpsApp,
  httpGet,
  loki,
  mount,
  nginx,
  ProxySidecar,
  redisExporter,
  resources,
  runAs,
  separateFrom,
  spreadAcross,
  tcpSocket,
  tolerate,
  tolerateNodeFailureFor,
  WebWithLogProcessor,
  Workload,
  waitForTcp,
} from './lib';

// A small shop. Its target release is in cdk8s.yaml; every Pod passes Pod Security "restricted".
const app = new GitOpsApp();
export const shop = new Chart(app, 'shop', { namespace: 'shop', labels: { 'app.kubernetes.io/part-of': 'shop' } });

const http = { name: 'http', containerPort: 9898 };
const database = 'postgres.data:5432';
const toLoki = loki({ host: 'loki.logging', user: 'shop', password: fromSecret('loki', 'password') });

// The web front end writes its access log to files, and a log processor ships them.
const storefront = new WebWithLogProcessor(shop, 'storefront', {
  workload: { kind: 'Deployment', replicas: 3 },
  web: {
    image: 'docker.io/nginxinc/nginx-unprivileged:1.30.4',
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: httpGet('/', 'http', { periodSeconds: '5s' }),
    livenessProbe: tcpSocket('http', { periodSeconds: '20s', failureThreshold: 3 }),
    resources: resources({ cpu: '50m', memory: '64Mi' }),
    volumeMounts: [mount('tmp', '/tmp')],
    securityContext: runAs(101),
  },
  logs: { directory: '/var/log/nginx', sizeLimit: '256Mi', rotation: { copytruncate: { maxSize: '32Mi' } } },
  logProcessor: fluentBit({ outputs: [toLoki] }),
  pod: {
    initContainers: [waitForTcp(database, { within: '60s' })],
    volumes: [emptyDir('tmp', { sizeLimit: '64Mi' })],
    topologySpreadConstraints: [spreadAcross('zone')],
    affinity: separateFrom(),
    tolerations: [tolerate('dedicated', 'web', 'NoSchedule'), ...tolerateNodeFailureFor('30s')],
  },
});
expose(storefront);

// The API serves plain HTTP. A proxy in its Pod serves TLS, and the Service targets the proxy.
const api = new ProxySidecar(shop, 'api', {
  workload: { kind: 'Deployment', replicas: 2 },
  app: {
    image: 'ghcr.io/stefanprodan/podinfo:6.9.2',
    ports: [http],
    readinessProbe: httpGet('/readyz', http.name),
    livenessProbe: httpGet('/healthz', http.name, { periodSeconds: '20s' }),
    env: env({ PODINFO_UI_MESSAGE: 'The shop is open', PODINFO_TOKEN: fromSecret('api', 'token') }),
    resources: resources({ cpu: '100m', memory: '128Mi' }),
    securityContext: runAs(100),
  },
  proxy: nginx({ listen: 8443, upstream: { port: http.containerPort }, tls: { secretName: 'api-tls' } }),
  pod: { topologySpreadConstraints: [spreadAcross('node')] },
});
expose(api);

// Redis, with an exporter for Prometheus.
new AdapterPod(shop, 'cache', {
  workload: { kind: 'StatefulSet', replicas: 3, volumeClaimTemplates: [claimTemplate('data', '10Gi')] },
  app: {
    image: 'docker.io/library/redis:7.4',
    args: ['--requirepass', '$(REDIS_PASSWORD)', '--dir', '/data'],
    env: env({ REDIS_PASSWORD: fromSecret('redis', 'password') }),
    ports: [{ name: 'redis', containerPort: 6379 }],
    readinessProbe: tcpSocket('redis'),
    resources: resources({ cpu: '100m', memory: '256Mi' }),
    volumeMounts: [mount('data', '/data')],
    securityContext: runAs(999, 999),
  },
  adapter: redisExporter({
    password: fromSecret('redis', 'password'),
    container: { resources: resources({ memory: '32Mi' }) },
  }),
  pod: { securityContext: { fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch' } },
});

// A nightly report. Its log processor stops when the Job is done. On SIGTERM it fails, as it is not complete then.
new Workload(shop, 'report', {
  workload: { kind: 'CronJob', schedule: '0 2 * * *', timeZone: 'Europe/Berlin', concurrencyPolicy: 'Forbid' },
  app: {
    image: 'docker.io/library/postgres:17.6',
    command: [
      'sh',
      '-c',
      'trap "exit 143" TERM; psql --command="CALL nightly_report()" >> /var/log/report/report.log & wait $!',
    ],
    env: env({ PGHOST: 'postgres.data', PGPASSWORD: fromSecret('postgres', 'password') }),
    resources: resources({ cpu: '50m', memory: '128Mi' }),
    securityContext: runAs(999),
  },
  logs: { directory: '/var/log/report', sizeLimit: '64Mi', rotation: 'app' },
  attachments: [fluentBit({ outputs: [toLoki] })],
});

// A plain Pod for debugging.
new Workload(shop, 'toolbox', {
  app: {
    image: 'docker.io/library/busybox:1.37.0',
    command: ['sleep', 'infinity'],
    resources: resources({ cpu: '10m', memory: '32Mi' }),
    securityContext: runAs(65534),
  },
  pod: { terminationGracePeriodSeconds: 1 },
});

// An existing Deployment of cdk8s-plus: it keeps its own security settings, and gets a log processor.
const legacy = new plus.Deployment(shop, 'legacy', {
  metadata: { name: 'legacy' },
  containers: [
    {
      name: 'legacy',
      image: 'docker.io/library/tomcat:11.0.13',
      portNumber: 8090,
      securityContext: {
        user: 1000,
        ensureNonRoot: true,
        capabilities: { drop: [plus.Capability.ALL] },
        seccompProfile: { type: plus.SeccompProfileType.RUNTIME_DEFAULT },
      },
    },
  ],
});
const catalina = {
  directory: '/usr/local/tomcat/logs',
  files: 'catalina.*.log',
  sizeLimit: '128Mi',
  rotation: 'app',
} as const;
attach(legacy, fluentBit({ logs: catalina, outputs: [toLoki] }));

app.synth();
