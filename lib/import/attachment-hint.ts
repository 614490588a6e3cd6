import { own } from '../values/own';

/** Programs that attachments run, by the name of the image without its registry and tag. */
const tools: readonly (readonly [image: RegExp, attachment: string, what: string])[] = [
  [/^nginx-prometheus-exporter$/, 'nginxExporter', 'exports metrics of nginx'],
  [/redis[-_]exporter$/, 'redisExporter', 'exports metrics of Redis'],
  [/postgres(?:ql)?[-_]exporter$/, 'postgresExporter', 'exports metrics of PostgreSQL'],
  [/statsd[-_]exporter$/, 'statsdExporter', 'exports StatsD metrics'],
  [/^(?:fluent-?bit|fluentd(?:-[\w-]+)?|filebeat|promtail|logstash|alloy)$/, 'fluentBit', 'ships logs'],
  [/^vector$/, 'vector', 'ships logs'],
  [/^opentelemetry-collector(?:-contrib)?$/, 'otelCollector', 'ships logs'],
  [/^envoy$/, 'envoy', 'is a proxy'],
  [/^oauth2[-_]proxy$/, 'oauth2Proxy', 'requires a login'],
  [/^haproxy(?:-alpine)?$/, 'haproxy', 'is a proxy'],
  [/^nginx(?:-unprivileged)?$/, 'nginx', 'is a proxy'],
  [/^pgbouncer$/, 'pgbouncer', 'keeps connections to PostgreSQL'],
  [/^(?:cloud-?sql-proxy|gce-proxy)$/, 'cloudSqlProxy', 'connects to Cloud SQL'],
  [/^(?:prometheus-config-reloader|configmap-reload)$/, 'configReloader', 'reloads the configuration'],
  [/^git-sync$/, 'gitSync', 'copies a git repository'],
];

const tail = /(?:^|[\s;&|/])tail\s(?:[^;&|]*\s)?-\w*[fF]/;

/** What to say of a container next to others that an attachment could bring; it stays as it is. */
export function attachmentHint(container: unknown): string | undefined {
  const [image = ''] = String(own(container, 'image')).split('/').at(-1)?.split(/[:@]/, 1) ?? [];
  const words = ['command', 'args'].flatMap((field) => own(container, field) ?? []).join(' ');
  const found = tools.find(([pattern]) => pattern.test(image));
  const [, attachment, what] = found ?? (tail.test(`${words} `) ? ([/./, 'fluentBit', 'ships logs'] as const) : []);
  return attachment === undefined ? undefined : `The attachment ${attachment} adds a container that ${what}.`;
}
