import {
  AmbassadorPod,
  cloudSqlProxy,
  emptyDir,
  env,
  exec,
  fromSecret,
  mount,
  pgbouncer,
  redisProxy,
  resources,
  runAs,
} from '../../../lib';
import { type AttachmentCase, app, workload } from '../attachment-case';
import { secret } from '../harness';

/** Ambassadors, in whose Pods a container connects to the loopback address. */
export const ambassadorCases: readonly AttachmentCase[] = [
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
