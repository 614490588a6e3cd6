import type { Chart } from 'cdk8s';
import {
  AdapterPod,
  emptyDir,
  env,
  expose,
  fluentBit,
  fromSecret,
  http as httpOutput,
  mount,
  nginx,
  nginxExporter,
  otelCollector,
  otlpHttp,
  ProxySidecar,
  redisExporter,
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
    build: (chart) => expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy })),
  },
  {
    attachment: 'nginx with TLS and a cache',
    program: 'nginx',
    needs: ['busybox'],
    container: 'nginx',
    kind: 'Deployment',
    traffic: 'https',
    given: () => [tlsSecret('web-tls')],
    build: (chart) => expose(new ProxySidecar(chart, 'web', { workload, app, preStopSleep, proxy: proxyWithTls })),
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
];
