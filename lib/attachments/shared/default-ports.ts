/**
 * The ports that attachments open unless an option sets another, by tool: no two are the same, so that a Pod can have all
 * of them.
 */
export const defaultPorts = {
  'cloud-sql-proxy': { postgres: 5432, mysql: 3306, sqlserver: 1433, health: 9801 },
  'fluent-bit': { http: 2020 },
  envoy: { admin: 9901, metrics: 9902, probes: 9903, redis: 6379, 'redis-probes': 9803 },
  haproxy: { probes: 8083, metrics: 8404 },
  nginx: { status: 8081, probes: 8082, 'php-fpm': 9253, 'php-fpm-status': 9001 },
  'nginx-exporter': { metrics: 9113 },
  'oauth2-proxy': { metrics: 44_180 },
  'otel-collector': { http: 13133, metrics: 8888 },
  pgbouncer: { postgres: 6432 },
  'redis-exporter': { metrics: 9121 },
  'jmx-exporter': { metrics: 9404 },
  'config-reloader': { http: 9101 },
  'git-sync': { http: 1234 },
  'statsd-exporter': { metrics: 9102, udp: 9125, tcp: 9125 },
  'postgres-exporter': { metrics: 9187 },
  vector: { metrics: 9598 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>;
