import { valueJson } from '../../findings/value-text';
import type { EnvVar } from '../../kubernetes/generated/types';
import type { Attachment } from '../../pod/attachment';
import { env } from '../../pod/env';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import { any, type Checks, check, object, open, optional, string } from '../../values/check';
import { type ClientTls, certificateSources, clientTlsChecks } from '../shared/client-tls';
import { defaultPorts } from '../shared/default-ports';
import { serverOf } from '../shared/destination';
import {
  certificateDirectory,
  type MetricsAdapterOptions,
  metricsAdapter,
  metricsAdapterOptions,
} from '../shared/metrics-adapter';

/** Whose numbers are exported: those of an attached nginx, or of whatever answers at a URI. */
export type NginxExporterOptions = MetricsAdapterOptions & (OfAttachedNginx | OfScrapeUri);

/** The numbers of the reverse proxy that {@link nginx} attaches. */
export interface OfAttachedNginx {
  readonly nginx: { readonly scrapeUri: string };
  readonly scrapeUri?: undefined;
  readonly tls?: undefined;
}

/** The numbers of an nginx that is there already. */
export interface OfScrapeUri {
  readonly nginx?: undefined;
  /** Its `stub_status` page, best on a server that listens on 127.0.0.1 alone: `'http://127.0.0.1:8081/stub_status'`. */
  readonly scrapeUri: string;
  /**
   * How a connection to an `https://` URI is secured; files are read when the exporter starts.
   * @default the server's certificate is checked against the authorities that the image knows
   */
  readonly tls?: ClientTls | undefined;
}

/**
 * nginx-prometheus-exporter: an adapter that turns nginx's status page into Prometheus metrics, on port 9113.
 *
 * @throws RangeError for a URI that is not valid or has credentials.
 * @throws TypeError for any other option that is not valid.
 * @see https://github.com/nginx/nginx-prometheus-exporter
 */
export function nginxExporter(options: NginxExporterOptions): Attachment<'metrics'> {
  check('nginxExporter', options, nginxExporterOptions);
  const uri = scrapeUri(options.nginx?.scrapeUri ?? options.scrapeUri);
  if (options.tls !== undefined && !uri.startsWith('https:')) {
    throw new RangeError(
      `nginx-exporter: tls needs an https scrapeUri, got ${valueJson(uri)}; set such a URI, or remove tls`,
    );
  }
  return metricsAdapter(
    {
      tool: 'nginx-exporter',
      image: images['nginx-exporter'],
      port: defaultPorts['nginx-exporter'].metrics,
      args: [`--nginx.scrape-uri=${uri}`],
      sendsTo: serverOf(uri, uri.startsWith('https:') ? 443 : 80),
      ...(uri.startsWith('https:') && {
        env: tlsEnvironment(options.tls),
        certificates: certificateSources(options.tls ?? {}),
      }),
      resources: resources({ cpu: '10m', memory: '32Mi' }),
      user: 1001,
      // It gives a scrape that is under way five seconds.
      drainSeconds: 5,
    },
    options,
  );
}

const nginxExporterOptions = object({
  ...metricsAdapterOptions,
  nginx: optional(object({ scrapeUri: string }, open)),
  scrapeUri: any,
  tls: optional(object(clientTlsChecks)),
} satisfies Checks<NginxExporterOptions>);

/** Releases differ in whether they check certificates by default, and in how a flag turns that off. */
function tlsEnvironment({ ca, certificate, verify = true }: ClientTls = {}): readonly EnvVar[] {
  return env({
    SSL_VERIFY: String(verify),
    ...(ca !== undefined && { SSL_CA_CERT: `${certificateDirectory}/ca.crt` }),
    ...(certificate !== undefined && {
      SSL_CLIENT_CERT: `${certificateDirectory}/tls.crt`,
      SSL_CLIENT_KEY: `${certificateDirectory}/tls.key`,
    }),
  });
}

function scrapeUri(given: unknown): string {
  if (typeof given === 'string' && /^https?:\/\/[A-Za-z0-9.:[\]_-]+(\/[!-#%-~]*)?$/.test(given)) return given;
  throw new RangeError(
    `nginx-exporter: scrapeUri must be an http or https URL without credentials, got ${valueJson(given)}; ` +
      'set a URL such as "http://127.0.0.1:8081/stub_status"',
  );
}
