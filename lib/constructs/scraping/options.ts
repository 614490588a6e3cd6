import type { CaSource } from '../../attachments/shared/client-tls';
import type { Duration } from '../../kubernetes/duration';
import type { SecretSource } from '../../pod/env';
import {
  arrayOf,
  boolean,
  type Check,
  type Checks,
  named,
  object,
  oneOf,
  optional,
  type Problem,
  scalar,
  string,
} from '../../values/check';
import { type CompanionMetadata, unverifiedMetadata } from '../companion';
import { oneObject } from '../construct-checks';

/** How Prometheus scrapes the metrics of a workload. */
export interface ScrapeOptions {
  /**
   * What tells Prometheus: a PodMonitor or a ServiceMonitor of the Prometheus operator (`monitoring.coreos.com/v1`), or
   * `prometheus.io/*` annotations of the Pods, which can name one port.
   * @default 'PodMonitor'
   */
  readonly by?: 'PodMonitor' | 'ServiceMonitor' | 'annotations' | undefined;
  /** Its name, annotations, and the labels by which a Prometheus selects it. @default the workload's name */
  readonly metadata?: CompanionMetadata | undefined;
  /** The names of the ports. @default the metrics ports of attachments, else the port "metrics" of a main container */
  readonly ports?: readonly string[] | undefined;
  /** @default '/metrics' */
  readonly path?: string | undefined;
  /** How often. @default that of the Prometheus */
  readonly interval?: Duration | undefined;
  /** How the connections are encrypted. @default they are not */
  readonly tls?: ScrapeTls | undefined;
  /** The bearer token that is sent: `fromSecret('metrics', 'token')`. @default none */
  readonly token?: SecretSource | undefined;
  /** User and password that are sent. @default none */
  readonly basicAuth?: { readonly user: SecretSource; readonly password: SecretSource } | undefined;
}

/** How the certificate of the Pods is verified, which have changing addresses. */
export interface ScrapeTls {
  /** Where the certificate of the authority is. @default the authorities that Prometheus knows */
  readonly ca?: CaSource | undefined;
  /** The name that the certificate has, as none has the address of a Pod. Required unless `verify` is false. */
  readonly serverName?: string | undefined;
  /** Whether the certificate is verified. @default true */
  readonly verify?: boolean | undefined;
}

const secret = object({ secretKeyRef: object({ name: named, key: string, optional: optional(boolean) }) });
const ca = object({ secretName: optional(named), configMapName: optional(named), key: optional(string) });
const tlsFields = object({
  ca: optional(ca),
  serverName: optional(string),
  verify: optional(boolean),
} satisfies Checks<ScrapeTls>);

const tls: Check = (value) => {
  const problem = tlsFields(value);
  if (problem !== undefined) return problem;
  const { ca: source, serverName, verify = true } = value as ScrapeTls;
  if (source !== undefined && (source.secretName === undefined) === (source.configMapName === undefined)) {
    return { path: 'ca', message: ' must have secretName or configMapName; set one of them' };
  }
  if (verify && serverName === undefined) {
    return {
      path: 'serverName',
      message: ' is missing: no certificate has the address of a Pod; set a name that it has, or verify: false',
    };
  }
  return undefined;
};
const ports: Check = (value) =>
  Array.isArray(value) && value.length === 0
    ? { path: '', message: ' is empty, so that nothing is scraped; set the name of a port, or remove it' }
    : (arrayOf(string)(value) ?? twice(value));

function twice(value: unknown): Problem | undefined {
  const names: readonly unknown[] = Array.isArray(value) ? value : [];
  const at = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (at === -1) return undefined;
  return { path: `[${at}]`, message: ': duplicate name, whose port would be scraped twice; remove one of them' };
}

const fields = object({
  by: optional(oneOf(['PodMonitor', 'ServiceMonitor', 'annotations'])),
  metadata: optional(unverifiedMetadata),
  ports: optional(ports),
  path: optional(string),
  interval: optional(scalar),
  tls: optional(tls),
  token: optional(secret),
  basicAuth: optional(object({ user: secret, password: secret })),
} satisfies Checks<ScrapeOptions>);

/** What annotations cannot say. */
const notByAnnotations = ['metadata', 'interval', 'tls', 'token', 'basicAuth'] as const;

const options: Check = (value) => {
  const problem = fields(value);
  if (problem !== undefined) return problem;
  const given = value as ScrapeOptions;
  if (given.token !== undefined && given.basicAuth !== undefined) {
    return { path: 'token', message: ' and basicAuth are both set; remove one of them' };
  }
  const refused = given.by === 'annotations' ? notByAnnotations.find((name) => given[name] !== undefined) : undefined;
  if (refused !== undefined) {
    return { path: refused, message: ' cannot be said by annotations; remove it, or set by: "PodMonitor"' };
  }
  if (given.by === 'annotations' && given.ports !== undefined && given.ports.length > 1) {
    return {
      path: 'ports',
      message: ` has ${given.ports.length} names, but annotations name one port; set by: "PodMonitor"`,
    };
  }
  return undefined;
};

/** The arguments of `scrape`. */
export const scrapeArguments = object({ target: oneObject, options });
