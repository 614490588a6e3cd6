import type { Finding } from '../../findings/finding';
import type { Container, SecurityContext, Volume, VolumeProjection } from '../../kubernetes/generated/types';
import type {
  Addition,
  Attachment,
  AttachmentOptions,
  AttachmentPort,
  ContainerWithoutImage,
  Context,
  Destination,
} from '../../pod/attachment';
import { attachmentOptions } from '../../pod/attachment-checks';
import { runsToCompletion } from '../../pod/features';
import { any, type Checks, oneOf, optional } from '../../values/check';
import { defineAttachment } from './define-attachment';
import { option } from './option';

/** What the options of all metrics adapters share. */
export interface MetricsAdapterOptions extends AttachmentOptions {
  /** The port on which metrics are scraped. */
  readonly port?: number | undefined;
  /**
   * How a scraper finds the port: by `prometheus.io/*` annotations of the Pod, which can name one port only, or `none`,
   * for those that go by the port's name (a PodMonitor).
   * @default 'annotations'
   */
  readonly scrape?: 'annotations' | 'none' | undefined;
}

/** The options of all of them; their values are checked as they are read. */
export const metricsAdapterOptions = {
  ...attachmentOptions,
  port: any,
  scrape: optional(oneOf(['annotations', 'none'])),
} satisfies Checks<MetricsAdapterOptions>;

/** Where the certificates of an adapter are mounted. */
export const certificateDirectory = '/etc/exporter-tls';

/** What makes one adapter another. */
export interface MetricsAdapter {
  /** The tool's name, for the attachment that was given none. */
  readonly tool: string;
  readonly image: string;
  readonly port: number;
  readonly args: readonly string[];
  readonly env?: Container['env'] | undefined;
  /** The servers outside of the Pod whose numbers it reads. @default none */
  readonly sendsTo?: readonly Destination[] | undefined;
  /** Certificates for its connection to the application. */
  readonly certificates?: readonly VolumeProjection[] | undefined;
  readonly resources: NonNullable<Container['resources']>;
  readonly user: number;
  /** @default that of the user */
  readonly group?: number | undefined;
  /** How long it takes to stop at most, in seconds. */
  readonly drainSeconds: number;
}

/**
 * An adapter that makes an application's numbers readable to Prometheus. It has no probes: an adapter that fails says
 * nothing of the application, and must not make it unavailable. It is a regular container, as a native sidecar that
 * cannot start would keep the application from starting; in a Job it is one, or the Job would never end.
 *
 * @throws TypeError for a name or a port that is not valid.
 */
export function metricsAdapter(adapter: MetricsAdapter, options: MetricsAdapterOptions): Attachment<'metrics'> {
  const { name, container, startsBefore, startsAfter, port, scrape } = options;
  const attachment = defineAttachment(
    adapter.tool,
    scrapeOptions(adapter.port),
    (settled, context) => addition(adapter, settled, context),
    'adapter',
  );
  return attachment({ name, container, startsBefore, startsAfter, port, scrape });
}

/** The options that all metrics adapters share, for `defineAttachment`. */
export function scrapeOptions(port: number) {
  return {
    port: option.port(port, { role: 'metrics', purpose: 'metrics' }),
    scrape: option.withDefault(option.oneOf(['annotations', 'none']), 'annotations'),
  } as const;
}

/** The settled options of a metrics adapter. */
interface Settled {
  readonly name: string;
  readonly ports: { readonly metrics: AttachmentPort };
  readonly scrape: 'annotations' | 'none';
}

/** As what the container of a metrics adapter runs. */
export function adapterRole({ kind }: Context): 'sidecar' | 'container' {
  return runsToCompletion(kind) ? 'sidecar' : 'container';
}

/** The annotations of the Pod that a scraper goes by, or the finding that the Pod has others. */
export function scraped({ name, ports: { metrics }, scrape }: Settled, context: Context): Addition {
  if (scrape === 'none') return {};
  const annotations = scrapeAnnotations(metrics);
  const findings = notScraped(name, annotations, context);
  return findings.length > 0 ? { findings } : { podMetadata: { annotations } };
}

function addition(adapter: MetricsAdapter, settled: Settled, context: Context): Addition {
  const { name, ports } = settled;
  return {
    containers: [
      {
        image: adapter.image,
        container: containerOf(adapter, name, ports.metrics),
        as: adapterRole(context),
        drainSeconds: adapter.drainSeconds,
      },
    ],
    ...(hasCertificates(adapter) && { volumes: [certificateVolume(adapter, name)] }),
    ...(adapter.sendsTo !== undefined && adapter.sendsTo.length > 0 && { sendsTo: adapter.sendsTo }),
    ...scraped(settled, context),
  };
}

function containerOf(adapter: MetricsAdapter, name: string, metrics: AttachmentPort): ContainerWithoutImage {
  const securityContext: SecurityContext = {
    runAsUser: adapter.user,
    runAsGroup: adapter.group ?? adapter.user,
  };
  return {
    name,
    args: [...adapter.args, `--web.listen-address=:${metrics.containerPort}`],
    ...(adapter.env !== undefined && { env: adapter.env }),
    ports: [{ name: metrics.name, containerPort: metrics.containerPort }],
    resources: adapter.resources,
    securityContext,
    ...(hasCertificates(adapter) && {
      volumeMounts: [{ name: `${name}-tls`, mountPath: certificateDirectory, readOnly: true }],
    }),
  };
}

function hasCertificates({ certificates = [] }: MetricsAdapter): boolean {
  return certificates.length > 0;
}

/** Mounted in this container alone, whose user owns none of the files. */
function certificateVolume({ certificates = [] }: MetricsAdapter, name: string): Volume {
  return { name: `${name}-tls`, projected: { defaultMode: 0o444, sources: [...certificates] } };
}

function scrapeAnnotations({ containerPort }: AttachmentPort): Readonly<Record<string, string>> {
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(containerPort),
    'prometheus.io/path': '/metrics',
  };
}

/** The Pod's own annotations win: if they differ, the adapter is silently not scraped. */
function notScraped(name: string, wanted: Readonly<Record<string, string>>, { template }: Context): readonly Finding[] {
  const own = template.metadata?.annotations ?? {};
  const different = Object.keys(wanted).find((key) => own[key] !== undefined && own[key] !== wanted[key]);
  if (different === undefined) return [];
  return [
    {
      code: 'practice/metrics-not-scraped',
      severity: 'warning',
      field: `metadata.annotations['${different}']`,
      value: own[different],
      message: `metrics of attachment "${name}" on port ${wanted['prometheus.io/port']} are not scraped: the Pod's annotations differ`,
      fix: "remove the annotations from the pod template, or set scrape: 'none' and scrape the port by name",
    },
  ];
}
