import type { Duration } from '../../../kubernetes/duration';
import type { Quantity } from '../../../kubernetes/generated/types';
import { portNumber } from '../../../kubernetes/names';
import { compareQuantities, parseQuantity } from '../../../kubernetes/quantity';
import { destination } from '../../../pod/addition-checks';
import type { AttachmentOptions, AttachmentPort, Logs } from '../../../pod/attachment';
import { attachmentOptions, logs } from '../../../pod/attachment-checks';
import {
  any,
  arrayOf,
  boolean,
  type Checks,
  check,
  object,
  optional,
  record,
  recordOf,
  scalar,
  string,
} from '../../../values/check';
import { defaultPorts } from '../../shared/default-ports';
import { bytes } from '../../shared/log-files/bytes';
import { attachmentPortName } from '../../shared/port-name';
import type { Drain } from '../shared/drain';
import { drainSeconds, durationOrFalse } from '../shared/drain-seconds';
import { invalidOption } from '../shared/invalid-option';
import type { ResourceAttributes } from '../shared/output';
import { outputTls } from '../shared/output-checks';
import { type Parse, parse } from '../shared/parse';
import { checkName } from '../shared/processor-name';
import type { Exporter } from './exporter';
import { literal } from './literal';
import { type Parsing, parsing } from './operators';
import { progress } from './progress';
import { type WiredExporters, wireExporters } from './wire-exporters';

/** Options of `otelCollector`. */
export interface OtelCollectorOptions extends AttachmentOptions {
  /** Which files to read. @default those that the workload says */
  readonly logs?: Logs | undefined;
  /** Where records go: all of them to each. One whose queue is full holds up the others. */
  readonly exporters: readonly Exporter[];
  /** How lines become records. `multiline` has to be `{ firstLine }`. @default every line is the body of a record */
  readonly parse?: Parse | undefined;
  /** With `json`, the field that becomes the body. @default 'log', or else 'message' */
  readonly bodyField?: string | undefined;
  /** With `json`, the field with the severity: a word, or a number as pino writes it. @default 'level' */
  readonly severityField?: string | undefined;
  /**
   * More attributes of the resource: `{ 'service.version': '1.2' }`.
   * @default service.name, the workload, and k8s.namespace.name, k8s.pod.name, k8s.container.name, k8s.node.name
   */
  readonly resource?: ResourceAttributes | undefined;
  /** The port of its health check, for probes. @default 13133 */
  readonly port?: number | undefined;
  /** The port of its own metrics. @default 8888 */
  readonly metricsPort?: number | undefined;
  /** Whether these listen on IPv6 too; false for nodes on which IPv6 is disabled. @default true */
  readonly ipv6?: boolean | undefined;
  /**
   * The size of the volume for positions in the files and for records that wait, at least 32Mi. Where half of it waits,
   * reading stops until something is delivered: nothing is dropped. @default '128Mi'
   */
  readonly stateSizeLimit?: Quantity | undefined;
  /**
   * How long the end of the Pod waits, at most, until all lines are read and delivered; it takes 4 s where nothing is
   * left to do. A native sidecar of its own, `<name>-drain`, waits once the main containers have exited. `false`: nothing
   * waits, and lines that were not read or delivered by then are lost. At most an hour.
   * @default '15s'
   */
  readonly drainTimeout?: Duration | false | undefined;
}

/** Options with their defaults, and all settings that do not depend on the Pod. */
export interface Settings {
  readonly name: string;
  readonly options: OtelCollectorOptions;
  readonly ports: Readonly<Record<'http' | 'metrics', AttachmentPort>>;
  readonly parsing: Parsing;
  readonly wired: WiredExporters;
  readonly stateSizeLimit: Quantity;
  readonly state: string;
  readonly drain: Drain | undefined;
}

/** Where its volumes are mounted. */
export const paths = {
  config: '/etc/otelcol',
  certificates: '/etc/otelcol-tls',
  state: '/var/lib/otelcol',
} as const;

/** The name of its configuration. */
export const configFile = 'config.yaml';

/** The extension that keeps positions and queues. */
export const storage = 'file_storage';

/** How often it looks for new lines and files, in seconds. */
export const pollSeconds = 0.2;

const leastState = '32Mi';

/**
 * Checks the options and sets their defaults.
 * @throws RangeError for an invalid option.
 */
export function settle(options: OtelCollectorOptions): Settings {
  check('otelCollector', options, otelCollectorOptions);
  const { name = 'otelcol', exporters, stateSizeLimit = '128Mi', drainTimeout = '15s' } = options;
  checkName('otelCollector', name);
  if (exporters.length === 0)
    throw new RangeError('otelCollector: exporters must not be empty; add one, such as otlpHttp({ host })');
  const ports = portsOf(name, options);
  const lines = parsing(options.parse, { body: options.bodyField, severity: options.severityField ?? 'level' });
  checkResource(options.resource ?? {});
  return {
    name,
    options,
    ports,
    parsing: lines,
    wired: wireExporters(exporters, { certificates: paths.certificates, queued: queuedBytes(stateSizeLimit), storage }),
    stateSizeLimit,
    state: paths.state,
    drain: drainTimeout === false ? undefined : drain(drainTimeout, lines, ports.metrics.containerPort),
  };
}

function portsOf(name: string, { port, metricsPort }: OtelCollectorOptions): Settings['ports'] {
  const { http, metrics } = defaultPorts['otel-collector'];
  const numbers = { port: port ?? http, metricsPort: metricsPort ?? metrics };
  for (const [option, number] of Object.entries(numbers)) {
    if (portNumber(number).length > 0)
      throw new RangeError(`otelCollector: ${option} must be 1 to 65535, got ${number}`);
  }
  if (numbers.port === numbers.metricsPort)
    throw new RangeError(`otelCollector: port and metricsPort must differ, got ${numbers.port}`);
  return {
    http: { name: attachmentPortName(name, 'http'), containerPort: numbers.port, purpose: 'admin' },
    metrics: { name: attachmentPortName(name, 'metrics'), containerPort: numbers.metricsPort, purpose: 'metrics' },
  };
}

function drain(drainTimeout: Duration, { flushSeconds }: Parsing, metricsPort: number): Drain {
  const idleSeconds = flushSeconds + 2;
  return {
    seconds: drainSeconds('otelCollector', drainTimeout, idleSeconds + 1),
    idleSeconds,
    refreshSeconds: pollSeconds,
    progress: progress(metricsPort),
    // It does where it joins lines: a record ends when no more lines come.
    readsUnfinished: flushSeconds > 0,
  };
}

/**
 * How many bytes of records may wait on a state volume. Its database takes up to 1.7 times as much, with long lines of many
 * lengths, as it keeps each request in one piece.
 */
function queuedBytes(stateSizeLimit: Quantity): number {
  const size = bytes(parseQuantity(stateSizeLimit, 'otelCollector: stateSizeLimit'));
  if (compareQuantities(stateSizeLimit, leastState) >= 0) return Math.floor(size / 2);
  throw new RangeError(`otelCollector: stateSizeLimit must be ${leastState} or more, got ${stateSizeLimit}`);
}

function checkResource(resource: ResourceAttributes): void {
  for (const [key, value] of Object.entries(resource)) {
    if (!/^[A-Za-z][\w./-]*$/.test(key))
      throw invalidOption(
        'otelCollector: resource',
        key,
        'names must consist of letters, digits, "_", ".", "/" and "-"',
      );
    literal(value, `otelCollector: resource.${key}`);
    if (value.startsWith('EXPR('))
      throw invalidOption(`otelCollector: resource.${key}`, value, 'must not start with "EXPR(", which is evaluated');
  }
}

const exporter = object({
  type: string,
  settings: record,
  tls: optional(outputTls),
  queue: optional(boolean),
  sendsTo: optional(arrayOf(destination)),
} satisfies Checks<Exporter>);

const otelCollectorOptions = object({
  ...attachmentOptions,
  logs: optional(logs),
  exporters: arrayOf(exporter, 'an array of exporters'),
  parse: optional(parse),
  bodyField: optional(string),
  severityField: optional(string),
  resource: optional(recordOf(string)),
  port: any,
  metricsPort: any,
  ipv6: optional(boolean),
  stateSizeLimit: optional(scalar),
  drainTimeout: optional(durationOrFalse),
} satisfies Checks<OtelCollectorOptions>);
