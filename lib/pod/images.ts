/**
 * The images of all attachments and helpers, in the one place where they are said: fully qualified, so that update
 * bots read them and a registry setting can replace the host.
 */
export const images = {
  busybox: 'docker.io/library/busybox:1.37.0',
  'cloud-sql-proxy': 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.27.0',
  'config-reloader': 'quay.io/prometheus-operator/prometheus-config-reloader:v0.85.0',
  envoy: 'docker.io/envoyproxy/envoy:v1.40.0',
  'fluent-bit': 'docker.io/fluent/fluent-bit:4.2.0',
  'git-sync': 'registry.k8s.io/git-sync/git-sync:v4.7.1',
  haproxy: 'docker.io/library/haproxy:3.2.22',
  nginx: 'docker.io/nginxinc/nginx-unprivileged:1.30.4',
  'nginx-exporter': 'docker.io/nginx/nginx-prometheus-exporter:1.5.1',
  'oauth2-proxy': 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.6',
  'otel-collector': 'docker.io/otel/opentelemetry-collector-contrib:0.165.0',
  'postgres-exporter': 'quay.io/prometheuscommunity/postgres-exporter:v0.20.1',
  pgbouncer: 'ghcr.io/cloudnative-pg/pgbouncer:1.25.2',
  'redis-exporter': 'docker.io/oliver006/redis_exporter:v1.80.1',
  'statsd-exporter': 'docker.io/prom/statsd-exporter:v0.31.0',
  vector: 'docker.io/timberio/vector:0.57.0-distroless-static',
} as const;

/** The tool that an image of ours is for. */
// By Extract it is a type of its own, which the reference calls by its name.
export type ImageName = Extract<keyof typeof images, string>;

/** Where the images of attachments and helpers come from. */
export interface Images {
  /** Replaces the registry host of our images: `registry.example/mirror`. @default the public registries */
  readonly registry?: string | undefined;
  /** Names of the Secrets that pull them, added to the Pods that run one. */
  readonly pullSecrets?: readonly string[] | undefined;
  /** Whole references that replace one of ours, as they are: for a digest or a build of your own. */
  readonly replace?: Readonly<Partial<Record<ImageName, string>>> | undefined;
}

const isOurs = new Map<string, ImageName>(
  Object.entries(images).map(([name, reference]) => [reference, name as ImageName]),
);

/** Whether a reference is one of ours, as it stands before any setting. */
export function isOurImage(reference: string): boolean {
  return isOurs.has(reference);
}

/**
 * The reference under which an image is pulled: one of ours as the settings say, any other unchanged.
 *
 * @example resolveImage('docker.io/library/busybox:1.37.0', { registry: 'registry.example/mirror' })
 *   // 'registry.example/mirror/library/busybox:1.37.0'
 */
export function resolveImage(reference: string, settings: Images): string {
  const name = isOurs.get(reference);
  if (name === undefined) return reference;
  const replaced = settings.replace?.[name];
  return replaced ?? inRegistry(reference, settings);
}

/**
 * The reference under which the default image of any attachment is pulled: from the registry of the settings, if set.
 *
 * @example inRegistry('quay.io/oauth2-proxy/oauth2-proxy:v7.12.0', { registry: 'registry.example/mirror' })
 *   // 'registry.example/mirror/oauth2-proxy/oauth2-proxy:v7.12.0'
 */
export function inRegistry(reference: string, { registry }: Images): string {
  if (registry === undefined) return reference;
  const [host = '', ...path] = reference.split('/');
  const hasHost = path.length > 0 && /[.:]|^localhost$/.test(host);
  return `${registry.replace(/\/+$/, '')}/${hasHost ? path.join('/') : reference}`;
}
