import type { Chart } from 'cdk8s';
import {
  AdapterPod,
  AmbassadorPod,
  cloudSqlProxy,
  emptyDir,
  env,
  envoy,
  exec,
  expose,
  fluentBit,
  fromSecret,
  haproxy,
  http as httpOutput,
  mount,
  nginx,
  nginxExporter,
  otelCollector,
  otlpHttp,
  ProxySidecar,
  pgbouncer,
  redisExporter,
  redisProxy,
  resources,
  runAs,
  tcpSocket,
  WebWithLogProcessor,
} from '../../lib';
import type { Manifest } from './harness/api';
import { application, preStopSleep } from './harness/application';
import type { ProgramName } from './harness/programs';
import { secret, tlsSecret } from './harness/secrets';

/** An attachment in a workload, and how its properties show from outside. */
export interface AttachmentCase {
  /** The attachment, as docs/proof.md names it. */
  readonly attachment: string;
  /** Its program, whose version docs/proof.md names, and what else has to be there. */
  readonly program: ProgramName;
  readonly needs?: readonly ProgramName[];
  /** The name of its container. */
  readonly container: string;
  /** What has to exist before. */
  readonly given?: () => readonly Manifest[];
  /** A workload named `web`; logs go to that host and port. */
  readonly build: (chart: Chart, logs: { readonly host: string; readonly port: number }) => void;
  readonly kind: 'Deployment' | 'StatefulSet';
  /** The scheme of the Service `web`; undefined where clients do not call it. */
  readonly traffic?: 'http' | 'https';
  /** Whether its readiness is that of the application behind it. */
  readonly asksApplication?: true;
  /** A named port, a path, and what it has to serve there once the workload runs. */
  readonly metrics?: { readonly port: string; readonly path: string; readonly expected: readonly RegExp[] };
}

const app = application({ DRAIN: '1s' });
const workload = { kind: 'Deployment', replicas: 2 } as const;
const proxy = nginx({ listen: 8000, upstream: { port: 8080 } });
const proxyWithTls = nginx({
  listen: 8443,
  upstream: { port: 8080 },
  tls: { secretName: 'web-tls', redirectFrom: 8000 },
  cache: { sizeLimit: '64Mi', valid: '1m' },
});

/** All attachments. */
export const attachmentCases: readonly AttachmentCase[] = [
  {
    attachment: 'nginx',
    program: 'nginx',
    needs: ['busybox'],
    container: 'nginx',
    kind: 'Deployment',
    traffic: 'http',
    asksApplication: true,
    build: (chart) => expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy })),
  },
  {
    attachment: 'nginx with TLS and a cache',
    program: 'nginx',
    needs: ['busybox'],
    container: 'nginx',
    kind: 'Deployment',
    traffic: 'https',
    asksApplication: true,
    given: () => [tlsSecret('web-tls')],
    build: (chart) => expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy: proxyWithTls })),
  },
  {
    attachment: 'envoy with TLS',
    program: 'envoy',
    needs: ['bash', 'busybox'],
    container: 'envoy',
    kind: 'Deployment',
    traffic: 'https',
    asksApplication: true,
    metrics: {
      port: 'envoy-metrics',
      path: '/metrics',
      expected: [/^envoy_http_downstream_rq_total\{envoy_http_conn_manager_prefix="traffic"\} [1-9]/m],
    },
    given: () => [tlsSecret('web-tls')],
    build: (chart) => {
      const behind = envoy({
        listen: 8443,
        upstream: { port: 8080 },
        tls: { secretName: 'web-tls', redirectFrom: 8000 },
      });
      expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy: behind }));
    },
  },
  {
    attachment: 'haproxy with TLS',
    program: 'haproxy',
    needs: ['busybox'],
    container: 'haproxy',
    kind: 'Deployment',
    traffic: 'https',
    asksApplication: true,
    metrics: {
      port: 'haproxy-metrics',
      path: '/metrics',
      expected: [/^haproxy_frontend_http_requests_total\{proxy="traffic"\} [1-9]/m],
    },
    given: () => [tlsSecret('web-tls')],
    build: (chart) => {
      const behind = haproxy({
        listen: 8443,
        upstream: { port: 8080 },
        tls: { secretName: 'web-tls', redirectFrom: 8000 },
      });
      expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy: behind }));
    },
  },
  {
    attachment: 'nginxExporter',
    program: 'prometheus-nginx-exporter',
    needs: ['nginx', 'busybox'],
    container: 'nginx-exporter',
    kind: 'Deployment',
    traffic: 'http',
    metrics: { port: 'metrics', path: '/metrics', expected: [/^nginx_up 1$/m, /^nginx_http_requests_total \d/m] },
    build: (chart) => {
      const attachments = [nginxExporter({ nginx: proxy })];
      expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy, attachments }));
    },
  },
  {
    attachment: 'redisExporter',
    program: 'prometheus-redis-exporter',
    needs: ['redis-server', 'busybox'],
    container: 'redis-exporter',
    kind: 'Deployment',
    metrics: { port: 'metrics', path: '/metrics', expected: [/^redis_up 1$/m, /^redis_connected_clients \d/m] },
    given: () => [secret('redis', { password: 'a password' })],
    build: (chart) => {
      const adapter = redisExporter({ password: fromSecret('redis', 'password') });
      const redis = {
        image: 'docker.io/library/redis:7.4',
        args: ['--requirepass', '$(REDIS_PASSWORD)', '--dir', '/data'],
        env: env({ REDIS_PASSWORD: fromSecret('redis', 'password') }),
        ports: [{ name: 'redis', containerPort: 6379 }],
        readinessProbe: tcpSocket('redis', { periodSeconds: '1s' }),
        resources: resources({ cpu: '10m', memory: '64Mi' }),
        securityContext: runAs(999, 999),
        volumeMounts: [mount('data', '/data')],
      };
      const pod = { volumes: [emptyDir('data', { sizeLimit: '32Mi' })] };
      new AdapterPod(chart, 'web', { workload, app: redis, adapter, pod });
    },
  },
  {
    attachment: 'fluentBit',
    program: 'fluent-bit',
    needs: ['busybox'],
    container: 'fluent-bit',
    kind: 'Deployment',
    traffic: 'http',
    metrics: {
      port: 'fluent-bit-http',
      path: '/api/v1/metrics/prometheus',
      expected: [/^fluentbit_output_proc_records_total\{[^}]*\} [1-9]/m],
    },
    build: (chart, { host, port }) => {
      const web = { ...app, env: env({ LISTEN: ':8080', DRAIN: '1s', LOG: '/var/log/app/app.log', LINES: '100' }) };
      const logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' } as const;
      const logProcessor = fluentBit({ outputs: [httpOutput({ host, port })] });
      expose(new WebWithLogProcessor(chart, 'web', { workload, web, preStopSleep, logs, logProcessor }));
    },
  },
  {
    attachment: 'otelCollector',
    program: 'otelcol',
    needs: ['busybox'],
    container: 'otelcol',
    kind: 'Deployment',
    traffic: 'http',
    metrics: {
      port: 'otelcol-metrics',
      path: '/metrics',
      expected: [/^otelcol_exporter_sent_log_records\{[^}]*\} [1-9]/m],
    },
    build: (chart, { host, port }) => {
      const web = { ...app, env: env({ LISTEN: ':8080', DRAIN: '1s', LOG: '/var/log/app/app.log', LINES: '100' }) };
      const logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: 'app' } as const;
      const logProcessor = otelCollector({ exporters: [otlpHttp({ host, port, encoding: 'json' })] });
      expose(new WebWithLogProcessor(chart, 'web', { workload, web, preStopSleep, logs, logProcessor }));
    },
  },
  {
    attachment: 'pgbouncer',
    program: 'pgbouncer',
    needs: ['psql', 'busybox'],
    container: 'pgbouncer',
    kind: 'Deployment',
    given: () => [secret('db', { password: 'a password' })],
    build: (chart) => {
      const users = { web: fromSecret('db', 'password') };
      // Debian's release, which does not know all parameters of later ones.
      const container = { image: 'ghcr.io/cloudnative-pg/pgbouncer:1.18.0' };
      const ambassador = pgbouncer({ server: { host: 'db' }, users, container });
      new AmbassadorPod(chart, 'web', { workload, app, ambassador });
    },
  },
  {
    attachment: 'cloudSqlProxy',
    program: 'cloud-sql-proxy',
    container: 'cloud-sql-proxy',
    kind: 'Deployment',
    build: (chart) => {
      const container = { env: env({ CSQL_PROXY_LAZY_REFRESH: true, CSQL_PROXY_TOKEN: 'x' }) };
      const ambassador = cloudSqlProxy({ instance: 'shop:europe-west1:orders', container });
      new AmbassadorPod(chart, 'web', { workload, app, ambassador });
    },
  },
  {
    attachment: 'redisProxy',
    program: 'envoy',
    needs: ['redis-server', 'busybox'],
    container: 'redis-proxy',
    kind: 'Deployment',
    given: () => [secret('redis', { password: 'a password' })],
    metrics: {
      port: 'redis-pr-probes',
      path: '/metrics',
      expected: [/^envoy_redis_command_set_success\{[^}]*\} [1-9]/m],
    },
    build: (chart) => {
      const password = fromSecret('redis', 'password');
      const ambassador = redisProxy({ server: { host: '127.0.0.1', port: 6390 }, password, appEnv: { port: 'PORT' } });
      const redis = {
        image: 'docker.io/library/redis:7.4',
        args: ['--port', '6390', '--requirepass', '$(REDIS_PASSWORD)', '--dir', '/data'],
        env: env({ REDIS_PASSWORD: password }),
        // A command without the password, which goes through Envoy.
        readinessProbe: exec(['sh', '-c', 'redis-cli -p "$PORT" SET ready 1 | grep -q OK'], {
          periodSeconds: '1s',
          timeoutSeconds: '5s',
        }),
        resources: resources({ cpu: '10m', memory: '64Mi' }),
        securityContext: runAs(999, 999),
        volumeMounts: [mount('data', '/data')],
      };
      const pod = { volumes: [emptyDir('data', { sizeLimit: '32Mi' })] };
      new AmbassadorPod(chart, 'web', { workload, app: redis, ambassador, pod });
    },
  },
];
