import * as pods from '../../index';

const image = 'registry.example/shop:1';
const app = { image, ports: [{ name: 'http', containerPort: 8080 }] };
const logs = { directory: '/var/log/shop', files: '*.log', sizeLimit: '64Mi', container: 'app', rotation: 'app' };
const source = pods.fromSecret('shop', 'password');
const timing = { initialDelaySeconds: 1, periodSeconds: '5s', timeoutSeconds: 1, successThreshold: 1 };
const within = { within: '60s', name: 'wait', container: { env: [], ports: [], volumeMounts: [] } };
const common = { name: 'tool', startsBefore: ['a'], startsAfter: ['b'], container: { env: [], volumeMounts: [] } };
const tls = { verify: true, ca: { secretName: 'ca' } };
const connection = { host: 'logs.example', port: 1234, tls, retries: 3 };
const otlp = { severityField: 'level', resource: { 'service.version': '1' } };
const credentials = { user: 'shop', password: source };
export const settings = {
  kubernetes: '1.36',
  featureGates: { SidecarContainers: true },
  images: { registry: 'registry.example', pullSecrets: ['a'], replace: { nginx: image } },
  hardening: 'restricted',
  podSecurity: 'baseline',
};
const workload = {
  ...settings,
  metadata: { name: 'web', namespace: 'shop', labels: { a: 'b' }, annotations: { a: 'b' } },
  podMetadata: { labels: { a: 'b' }, annotations: { a: 'b' } },
  selector: { app: 'web' },
  workload: { kind: 'StatefulSet', replicas: 1, serviceName: 'web', volumeClaimTemplates: [] },
  pod: { volumes: [], initContainers: [], serviceAccountName: 'web', affinity: {}, topologySpreadConstraints: [] },
  preStopSleep: '5s',
  attachments: [pods.redisExporter({ scrape: 'none' })],
};

/** What each export is given where all is well; constructs get a new chart and an id in front. */
export const calls: Readonly<Record<string, readonly unknown[]>> = {
  affinity: [pods.separateFrom(), pods.requireNodes({ pool: 'shop' })],
  capabilities: ['NET_BIND_SERVICE', 'CHOWN'],
  claim: ['data', 'claim', { readOnly: true }],
  claimTemplate: [
    'data',
    '1Gi',
    { storageClassName: 'a', accessModes: [], volumeMode: 'Block', labels: {}, annotations: {} },
  ],
  colocateWith: [
    { app: 'web' },
    { topology: 'zone', rule: 'required', weight: 1, namespaces: ['a'], namespaceSelector: {} },
  ],
  configMap: ['data', 'config', { items: [{ key: 'a', path: 'b' }], defaultMode: 1, optional: true }],
  defineAttachment: [
    'tool',
    { port: pods.option.port(7000, { role: 'http', purpose: 'traffic', protocol: 'TCP' }) },
    () => ({ volumes: [] }),
  ],
  dns: [{ policy: 'None', nameservers: ['1.1.1.1'], searches: ['a'], options: { ndots: 2 } }],
  downwardAPI: ['data', { labels: 'metadata.labels' }, { defaultMode: 1 }],
  elasticsearch: [{ ...connection, ...credentials, path: '/es', index: 'a' }],
  emptyDir: ['data', { sizeLimit: '1Gi', medium: 'Memory' }],
  env: [{ PORT: 8080 }],
  ephemeralClaim: ['data', '1Gi', { storageClassName: { name: 'a' } }],
  exec: [['true'], timing],
  execSleep: ['5s'],
  fetchFiles: [
    'data',
    { 'a.bin': { url: 'https://example.com/a', sha256: 'a'.repeat(64) } },
    { ...within, mountPath: '/a' },
  ],
  fluentBit: [
    {
      ...common,
      logs,
      outputs: [pods.loki({ host: 'loki', tls: true })],
      parse: { json: { timeKey: 'time', timeFormat: '%s' }, multiline: { firstLine: '^a' } },
      port: 2021,
      ipv6: false,
      stateSizeLimit: '64Mi',
      drainTimeout: '20s',
    },
  ],
  forward: [{ ...connection, ...credentials, sharedKey: source, acknowledge: true, compress: 'gzip' }],
  fromConfigMap: ['config', 'key', { optional: true }],
  fromField: ['metadata.name'],
  fromResource: ['limits.cpu', { containerName: 'app', divisor: '1m' }],
  fromSecret: ['secret', 'key', { optional: true }],
  gracefulShutdown: [{ drain: '5s', endpoints: 5, sidecars: 5, margin: 5, wait: 'execSleep' }],
  grpc: [9090, { ...timing, service: 'shop' }],
  hostAliases: [{ '10.0.0.7': ['db'] }],
  haproxy: [
    {
      ...common,
      listen: 8443,
      upstream: {
        container: 'app',
        port: 8080,
        protocol: 'http',
        loopback: true,
        address: '::1',
        readinessPath: '/a',
        keepalive: 0,
      },
      tls: { secretName: 'tls', redirectFrom: 8000, http2: true },
      gzip: true,
      requestId: true,
      websockets: true,
      headers: { request: { A: 'b' }, response: { A: 'b' } },
      trustedProxies: ['10.0.0.0/8'],
      timeouts: { connect: '1s', read: '1s', client: '1s', idle: '1s' },
      stop: { sleep: '1s', drain: '1s' },
      accessLog: true,
      ipv6: true,
      threads: 1,
      maxConnections: 128,
      probePort: 8083,
      metricsPort: 8404,
    },
  ],
  hostPath: ['data', '/data', { type: 'Directory' }],
  hostname: ['web', { subdomain: 'web', setHostnameAsFQDN: true }],
  http: [{ ...connection, token: source, uri: '/a', format: 'json', headers: { A: 'b' }, compress: 'gzip' }],
  httpGet: ['/ready', 'http', { ...timing, scheme: 'HTTPS', headers: { A: 'b' }, host: 'a' }],
  imageVolume: ['data', image, { pullPolicy: 'Always' }],
  loki: [{ ...connection, ...credentials, tenant: 'shop', labels: { job: 'shop' } }],
  migration: [image, ['migrate'], within],
  mount: ['data', '/data', { readOnly: true }],
  nginx: [
    {
      ...common,
      listen: 8443,
      upstream: {
        container: 'app',
        port: 8080,
        protocol: 'http',
        loopback: true,
        address: '::1',
        readinessPath: '/a',
        keepalive: 1,
        keepaliveTimeout: '4s',
      },
      tls: { secretName: 'tls', redirectFrom: 8000, http2: true },
      cache: { sizeLimit: '64Mi', valid: '1m', inactive: '1m', minUses: 1 },
      gzip: true,
      requestId: true,
      websockets: true,
      headers: { request: { A: 'b' }, response: { A: 'b' } },
      trustedProxies: ['10.0.0.0/8'],
      maxBodySize: '1Mi',
      buffering: true,
      tmpSizeLimit: '64Mi',
      timeouts: { connect: '1s', send: '1s', read: '1s', client: '1s', idle: '1s' },
      stop: { sleep: '1s', drain: '1s' },
      accessLog: true,
      ipv6: true,
      workers: 1,
      workerConnections: 128,
      probePort: 8082,
      statusPort: 8081,
    },
  ],
  nginxExporter: [
    { ...common, scrapeUri: 'https://127.0.0.1:8081/', tls: { verify: false }, port: 9113, scrape: 'none' },
  ],
  nodeSelector: [{ a: 'b' }],
  opensearch: [{ ...connection, ...credentials, dataStream: 'a' }],
  otlp: [
    {
      ...connection,
      token: source,
      protocol: 'grpc',
      bodyField: 'log',
      ...otlp,
      headers: { A: 'b' },
      compress: 'zstd',
    },
  ],
  preferNodes: [10, { pool: 'shop' }],
  priority: ['high', { preemptionPolicy: 'Never' }],
  redisExporter: [
    { ...common, address: 'rediss://a:6379', user: 'a', password: source, tls, port: 9121, scrape: 'none' },
  ],
  requireNodes: [{ pool: ['shop'] }, { key: 'spot', operator: 'DoesNotExist' }],
  resources: [{ cpu: 1, memory: '1Gi', ephemeralStorage: '1Gi', limits: { cpu: 1, memory: '1Gi' } }],
  run: ['warm-up', image, ['warm-up'], { within: '60s', container: {} }],
  runAs: [1000, 1000, { fsGroup: 1000, supplementalGroups: [1], fsGroupChangePolicy: 'Always' }],
  secret: ['data', 'secret', { items: [], defaultMode: 1, optional: true }],
  separateFrom: ['self', { matchLabelKeys: ['a'] }],
  serviceAccountToken: ['data', { audience: 'a', expirationSeconds: '1h', path: 'token', defaultMode: 1 }],
  sleep: ['5s'],
  spreadAcross: ['zone', { maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', minDomains: 1, labelSelector: {} }],
  stdout: [],
  sysctls: [{ a: 1 }],
  tcpSocket: ['http', { ...timing, host: 'a' }],
  tolerate: ['dedicated', 'web', 'NoSchedule'],
  tolerateNodeFailureFor: ['30s'],
  waitForHttp: ['http://api/', { ...within, status: [200], headers: { A: 'b' } }],
  waitForTcp: ['db:5432', within],
};

export const constructCalls: Readonly<Record<string, unknown>> = {
  AdapterPod: { ...workload, app, adapter: pods.redisExporter({ name: 'other', port: 9122 }) },
  PriorityClass: {
    metadata: { name: 'orders', labels: { a: 'b' } },
    value: 1000,
    preemptionPolicy: 'Never',
    description: 'For orders.',
    globalDefault: false,
  },
  ProxySidecar: { ...workload, app, proxy: pods.nginx({ listen: 8443, upstream: { port: 8080 } }) },
  RuntimeClass: {
    metadata: { name: 'gvisor', annotations: { a: 'b' } },
    handler: 'runsc',
    overhead: { cpu: '1m', memory: '1Mi' },
    scheduling: { nodeSelector: { a: 'b' }, tolerations: [{ key: 'a' }] },
  },
  WebWithLogProcessor: { ...workload, web: app, logs: { ...logs, container: 'web' }, logProcessor: pods.fluentBit() },
  Workload: { ...workload, app, logs },
};
