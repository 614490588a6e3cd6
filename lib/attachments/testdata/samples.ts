import { fromSecret } from '../../pod/env';
import type { AttachmentMaker, CheckAttachmentOptions } from '../../testing';
import {
  cloudSqlProxy,
  configReloader,
  consoleSink,
  debugExporter,
  elasticsearch,
  elasticsearchSink,
  envoy,
  fluentBit,
  forward,
  gitSync,
  haproxy,
  http,
  httpSink,
  jmxExporter,
  logRotator,
  loki,
  lokiSink,
  nginx,
  nginxExporter,
  oauth2Proxy,
  opensearch,
  otelCollector,
  otlp,
  otlpGrpc,
  otlpHttp,
  pgbouncer,
  phpFpm,
  postgresExporter,
  redisExporter,
  redisProxy,
  statsdExporter,
  vector,
  vectorSink,
} from '..';

const password = fromSecret('tool', 'password');
const tls = { ca: { secretName: 'ca' } };
const connection = { host: 'logs.example', tls, user: 'shop', password };
const upstream = { port: 8080 };
const certificate = { secretName: 'client' };
const rotated = {
  logs: { directory: '/var/log/app', sizeLimit: '64Mi', rotation: { copytruncate: { maxSize: '8Mi' } } },
} as const;

/** An attachment with some options: what it is, how it is made, and what a check of it has to know. */
export type Sample = readonly [what: string, make: AttachmentMaker, options: CheckAttachmentOptions];

/**
 * The attachments of this package with options that make a difference to what they add. Each keeps the contract, is
 * judged by the API servers of all releases in all kinds, and composes with each other one or says why not.
 */
export const samples: readonly Sample[] = [
  ['fluentBit()', (shared) => fluentBit(shared), {}],
  ['fluentBit with a rotator', (shared) => fluentBit(shared), rotated],
  [
    'fluentBit with every output',
    (shared) =>
      fluentBit({
        ...shared,
        outputs: [
          loki({ ...connection, tenant: 'shop' }),
          elasticsearch({ ...connection, index: 'shop' }),
          opensearch({ ...connection, indexPrefix: 'shop' }),
          http({ host: 'audit.example', uri: '/records', tls: true, token: password }),
          forward({ host: 'fluentd', sharedKey: password }),
          otlp({ host: 'collector', token: password }),
        ],
        parse: { json: true, multiline: 'java' },
      }),
    {},
  ],
  ['otelCollector over HTTP', (shared) => otelCollector({ ...shared, exporters: [otlpHttp({ host: 'otel' })] }), {}],
  [
    'otelCollector with a rotator',
    (shared) => otelCollector({ ...shared, exporters: [debugExporter()], drainTimeout: false }),
    rotated,
  ],
  [
    'otelCollector with every exporter',
    (shared) =>
      otelCollector({
        ...shared,
        exporters: [
          otlpHttp({ host: 'loki', uri: '/otlp/v1/logs', headers: { 'X-Scope-OrgID': 'shop' } }),
          otlpGrpc({ host: 'collector', tls, token: password }),
          { type: 'splunk_hec', settings: { endpoint: 'https://splunk.example:8088', token: password } },
          debugExporter(),
        ],
        parse: { json: true, multiline: { firstLine: '^\\{' } },
      }),
    {},
  ],
  ['vector to another Vector', (shared) => vector({ ...shared, sinks: [vectorSink({ host: 'vector' })] }), {}],
  ['vector with a rotator', (shared) => vector({ ...shared, sinks: [consoleSink()], drainTimeout: false }), rotated],
  [
    'vector with every sink',
    (shared) =>
      vector({
        ...shared,
        sinks: [
          lokiSink({ ...connection, tenant: 'shop' }),
          elasticsearchSink({ ...connection, dataStream: 'logs-shop-default' }),
          httpSink({ host: 'audit.example', uri: '/records', tls: true, token: password }),
          vectorSink({ host: 'vector', tls: { ...tls, certificate } }),
          { type: 'splunk_hec_logs', settings: { endpoint: 'https://splunk.example:8088', default_token: password } },
          consoleSink(),
        ],
        parse: { json: { timeKey: 'time', timeFormat: '%s' }, multiline: { firstLine: '^\\{' } },
        remap: '.env = "prod"',
      }),
    {},
  ],
  [
    'logRotator()',
    (shared) => logRotator({ ...shared, directory: '/var/log/rotated', maxSize: '8Mi', sizeLimit: '64Mi' }),
    {},
  ],
  ['envoy on plain HTTP', (shared) => envoy({ ...shared, listen: 8445, upstream }), {}],
  [
    'envoy with TLS, a redirect and two ports',
    (shared) =>
      envoy({
        ...shared,
        listen: 8445,
        upstream: { ports: [8080, 8090], container: 'app', method: 'least_conn' },
        tls: { secretName: 'tls', redirectFrom: 8002, http2: true },
        trustedProxies: ['10.0.0.0/8'],
      }),
    {},
  ],
  ['haproxy on plain HTTP', (shared) => haproxy({ ...shared, listen: 8444, upstream }), {}],
  [
    'haproxy with TLS, a redirect and two ports',
    (shared) =>
      haproxy({
        ...shared,
        listen: 8444,
        upstream: { ports: [8080, 8090], container: 'app', method: 'least_conn' },
        tls: { secretName: 'tls', redirectFrom: 8001, http2: true },
        trustedProxies: ['10.0.0.0/8'],
      }),
    {},
  ],
  ['nginx on plain HTTP', (shared) => nginx({ ...shared, listen: 8443, upstream }), {}],
  [
    'nginx with TLS, a redirect and a cache',
    (shared) =>
      nginx({
        ...shared,
        listen: 8443,
        upstream,
        tls: { secretName: 'tls', redirectFrom: 8000, http2: true },
        cache: { sizeLimit: '64Mi', valid: '1m' },
      }),
    {},
  ],
  [
    'nginx over HTTP/2 to the application',
    (shared) => nginx({ ...shared, listen: 8443, upstream: { ...upstream, protocol: 'http2' } }),
    {},
  ],
  ['nginxExporter of a page', (shared) => nginxExporter({ ...shared, scrapeUri: 'http://127.0.0.1:8081/status' }), {}],
  [
    'nginxExporter over TLS',
    (shared) => nginxExporter({ ...shared, scrapeUri: 'https://nginx.example/status', tls, scrape: 'none' }),
    {},
  ],
  [
    'oauth2Proxy',
    (shared) =>
      oauth2Proxy({
        ...shared,
        listen: 4180,
        upstream,
        issuer: 'https://login.example/realms/shop',
        clientId: 'shop',
        clientSecret: password,
        cookieSecret: password,
      }),
    {},
  ],
  [
    'oauth2Proxy with an authority, groups and paths without a login',
    (shared) =>
      oauth2Proxy({
        ...shared,
        listen: 4180,
        upstream: { port: 8080, container: 'app', readinessPath: '/ready' },
        issuer: 'https://login.example/realms/shop',
        clientId: 'shop',
        clientSecret: password,
        cookieSecret: password,
        ca: { configMapName: 'authority' },
        allowedGroups: ['staff'],
        skipAuth: ['GET=^/assets/'],
        trustedProxies: ['10.0.0.0/8'],
      }),
    {},
  ],
  ['redisExporter()', (shared) => redisExporter(shared), {}],
  [
    'redisExporter over TLS with a password',
    (shared) => redisExporter({ ...shared, address: 'rediss://redis:6379', password, tls, scrape: 'none' }),
    {},
  ],
  [
    "jmxExporter with a jar of the application's image",
    ({ name }) => jmxExporter({ name, agent: { path: '/opt/agent.jar' } }),
    {},
  ],
  [
    'jmxExporter with a jar of its own image and rules',
    (shared) =>
      jmxExporter({
        ...shared,
        agent: { path: '/agent.jar', image: 'registry.example/mirror/jmx-agent:1.6.0' },
        variable: 'JDK_JAVA_OPTIONS',
        config: { includeObjectNames: ['Catalina:*'], rules: [{ pattern: '.*' }] },
        scrape: 'none',
      }),
    {},
  ],
  ['phpFpm()', (shared) => phpFpm(shared), {}],
  [
    'phpFpm of another pool and directory',
    (shared) => phpFpm({ ...shared, pool: 'api', poolDirectory: '/etc/php-fpm.d', statusPort: 9002, scrape: 'none' }),
    {},
  ],
  ['postgresExporter()', (shared) => postgresExporter(shared), {}],
  [
    'postgresExporter over TLS with a certificate',
    (shared) =>
      postgresExporter({
        ...shared,
        address: 'postgres:5432',
        user: 'monitor',
        password,
        tls: { ...tls, certificate: { secretName: 'client' } },
        collectors: { stat_statements: true },
        scrape: 'none',
      }),
    {},
  ],
  ['statsdExporter()', (shared) => statsdExporter(shared), {}],
  [
    'statsdExporter with mappings',
    (shared) => statsdExporter({ ...shared, mappings: [{ match: 'a.*', name: 'a', labels: { method: '$1' } }] }),
    {},
  ],
  [
    'pgbouncer with one user',
    (shared) => pgbouncer({ ...shared, server: { host: 'db.shop' }, users: { shop: password } }),
    {},
  ],
  [
    'pgbouncer over TLS with a userlist and a query',
    (shared) =>
      pgbouncer({
        ...shared,
        server: { host: 'db.example', port: 5433, tls: { ...tls, certificate } },
        userlist: { secretName: 'users' },
        authQuery: { user: 'lookup', database: 'shop' },
        clientTls: { secretName: 'local' },
        pool: { mode: 'session' },
        appEnv: { host: 'PGHOST', port: 'PGPORT' },
      }),
    {},
  ],
  ['cloudSqlProxy()', (shared) => cloudSqlProxy({ ...shared, instance: 'shop:europe-west1:orders' }), {}],
  [
    'cloudSqlProxy on a unix socket, with a key',
    (shared) =>
      cloudSqlProxy({
        ...shared,
        instance: 'shop:europe-west1:orders',
        ip: 'private',
        addresses: ['10.0.0.5'],
        credentials: password,
        impersonate: 'orders@shop.iam.gserviceaccount.com',
        unixSocket: true,
        appEnv: { host: 'PGHOST' },
      }),
    {},
  ],
  ['redisProxy()', (shared) => redisProxy({ ...shared, server: { host: 'redis.shop' } }), {}],
  [
    'redisProxy of a cluster over TLS',
    (shared) =>
      redisProxy({
        ...shared,
        server: { host: 'redis.example', tls: { ...tls, certificate } },
        cluster: true,
        readFrom: 'prefer-replica',
        user: 'shop',
        password,
        appEnv: { url: 'REDIS_URL' },
      }),
    {},
  ],
  [
    'configReloader of a ConfigMap and a certificate',
    (shared) =>
      configReloader({
        ...shared,
        watch: [
          { directory: `/etc/${shared.name ?? 'app'}`, configMapName: 'config' },
          { directory: `/etc/${shared.name ?? 'app'}-tls`, secretName: 'tls' },
        ],
        url: 'http://localhost:8080/reload',
      }),
    {},
  ],
  [
    'gitSync over HTTPS',
    (shared) =>
      gitSync({
        ...shared,
        repository: 'https://git.example/shop/content.git',
        directory: `/srv/${shared.name ?? 'content'}`,
        login: { user: 'bot', password },
        tls,
      }),
    { acknowledge: { 'practice/shared-volume-users': 'all files are readable by everyone' } },
  ],
  [
    'gitSync once over SSH',
    (shared) =>
      gitSync({
        ...shared,
        repository: 'git@git.example:shop/content.git',
        directory: `/srv/${shared.name ?? 'content'}`,
        ssh: { secretName: 'git', knownHosts: { configMapName: 'hosts' } },
        once: true,
      }),
    {},
  ],
];
