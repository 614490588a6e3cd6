import {
  AdapterPod,
  emptyDir,
  env,
  exec,
  expose,
  fromSecret,
  httpGet,
  jmxExporter,
  mount,
  nginx,
  nginxExporter,
  ProxySidecar,
  phpFpm,
  postgresExporter,
  redisExporter,
  resources,
  runAs,
  statsdExporter,
  tcpSocket,
  Workload,
} from '../../../lib';
import { type AttachmentCase, app, workload } from '../attachment-case';
import { application, preStopSleep, secret } from '../harness';

const proxy = nginx({ listen: 8000, upstream: { port: 8080 } });

/** Adapters, each with an application whose figures it reads. */
export const adapterCases: readonly AttachmentCase[] = [
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
    attachment: 'statsdExporter',
    program: 'statsd_exporter',
    container: 'statsd-exporter',
    kind: 'Deployment',
    traffic: 'http',
    metrics: { port: 'metrics', path: '/metrics', expected: [/^shop_requests\{page="root"\} [1-9]/m] },
    build: (chart) => {
      const mappings = [{ match: 'requests.*', name: 'shop_requests', labels: { page: '$1' } }];
      const adapter = statsdExporter({ mappings });
      const counted = application({ DRAIN: '1s', STATSD: '127.0.0.1:9125' });
      expose(new AdapterPod(chart, 'web', { workload, app: counted, preStopSleep, adapter }));
    },
  },
  {
    attachment: 'postgresExporter',
    program: 'prometheus-postgres-exporter',
    needs: ['psql', 'busybox'],
    container: 'postgres-exporter',
    kind: 'Deployment',
    metrics: {
      port: 'metrics',
      path: '/metrics',
      expected: [/^pg_up 1$/m, /^pg_stat_database_xact_commit\{.*datname="postgres".*\} [1-9]/m],
    },
    // Debian's release does not take one with a space.
    given: () => [secret('postgres', { password: 'a-password' })],
    build: (chart) => {
      const password = fromSecret('postgres', 'password');
      const postgres = {
        image: 'registry.example/postgres:15',
        env: env({ POSTGRES_PASSWORD: password, PGDATA: '/data/postgres' }),
        ports: [{ name: 'postgres', containerPort: 5432 }],
        readinessProbe: exec(['pg_isready', '-h', '127.0.0.1'], { periodSeconds: '1s', timeoutSeconds: '5s' }),
        resources: resources({ cpu: '10m', memory: '256Mi' }),
        securityContext: runAs(999, 999),
        volumeMounts: [mount('data', '/data')],
      };
      const pod = { volumes: [emptyDir('data', { sizeLimit: '256Mi' })] };
      new AdapterPod(chart, 'web', { workload, app: postgres, adapter: postgresExporter({ password }), pod });
    },
  },
  {
    attachment: 'jmxExporter',
    program: 'jmx_exporter',
    needs: ['java', 'busybox'],
    // It is an agent in the application's JVM.
    container: 'app',
    kind: 'Deployment',
    traffic: 'http',
    metrics: {
      port: 'metrics',
      path: '/metrics',
      expected: [/^shop_requests_total [1-9]/m, /^jvm_memory_used_bytes/m],
    },
    build: (chart) => {
      const java = {
        ...app,
        image: 'registry.example/jvm-app:1',
        args: ['-Xmx48m', '-XX:+UseSerialGC', 'Shop'],
        resources: resources({ cpu: '10m', memory: '192Mi' }),
      };
      const adapter = jmxExporter({
        agent: { image: 'registry.example/jmx-agent:1.0.1', path: '/jmx_prometheus_javaagent.jar' },
        config: {
          includeObjectNames: ['shop:*'],
          rules: [{ pattern: 'shop<type=Requests><>Count', name: 'shop_requests_total', type: 'COUNTER' }],
        },
      });
      expose(new AdapterPod(chart, 'web', { workload, app: java, preStopSleep, adapter }));
    },
  },
  {
    attachment: 'phpFpm',
    program: 'php-fpm',
    needs: ['nginx', 'busybox'],
    container: 'php-fpm-metrics',
    kind: 'Deployment',
    traffic: 'http',
    metrics: {
      port: 'metrics',
      path: '/metrics',
      expected: [/^phpfpm_up 1$/m, /^phpfpm_accepted_connections [1-9]/m],
    },
    build: (chart) => {
      const php = {
        name: 'php',
        image: 'registry.example/php-app:1',
        resources: resources({ cpu: '10m', memory: '64Mi' }),
        securityContext: runAs(1000),
      };
      const web = {
        name: 'web',
        image: 'registry.example/nginx-for-php:1',
        ports: [{ name: 'http', containerPort: 8080 }],
        readinessProbe: httpGet('/readyz', 'http', { periodSeconds: '1s', timeoutSeconds: '5s' }),
        resources: resources({ cpu: '10m', memory: '64Mi' }),
        securityContext: runAs(101),
        volumeMounts: [mount('tmp', '/tmp')],
      };
      const pod = { volumes: [emptyDir('tmp', { sizeLimit: '64Mi' })] };
      const attachments = [phpFpm({ application: 'php' })];
      expose(new Workload(chart, 'web', { workload, containers: [php, web], preStopSleep, attachments, pod }));
    },
  },
];
