import type { Duration } from '../../../kubernetes/duration';
import { portNumber } from '../../../kubernetes/names';
import { destination } from '../../../pod/addition-checks';
import type { AttachmentOptions, AttachmentPort, Logs } from '../../../pod/attachment';
import { attachmentOptions, logs } from '../../../pod/attachment-checks';
import {
  any,
  arrayOf,
  boolean,
  type Checks,
  check,
  filled,
  object,
  optional,
  record,
  string,
} from '../../../values/check';
import { defaultPorts } from '../../shared/default-ports';
import { attachmentPortName } from '../../shared/port-name';
import type { Drain } from '../shared/drain';
import { drainSeconds, durationOrFalse } from '../shared/drain-seconds';
import { firstLinePattern, noLanguages } from '../shared/first-line';
import { outputTls } from '../shared/output-checks';
import { type FirstLine, type JsonTime, type Parse, parse } from '../shared/parse';
import { checkName } from '../shared/processor-name';
import { flushSeconds, lookSeconds, sourceId } from './config';
import { progress } from './progress';
import { recordProgram } from './records';
import type { Sink } from './sink';
import { type WiredSinks, wireSinks } from './wire-sinks';

/** Options of `vector`. */
export interface VectorOptions extends AttachmentOptions {
  /** Which files to read. @default those that the workload says */
  readonly logs?: Logs | undefined;
  /** Where events go: all of them to each. One that cannot deliver holds up the others. */
  readonly sinks: readonly Sink[];
  /**
   * How lines become events. `multiline` has to be `{ firstLine }`.
   * @default every line is an event, with the line under `message`
   */
  readonly parse?: Parse | undefined;
  /**
   * A program in VRL that every event goes through before the sinks: `'.env = "prod"'`. One that aborts drops the event. It
   * is compiled when Vector starts.
   * @default events are sent as they are
   * @see https://vector.dev/docs/reference/vrl/
   */
  readonly remap?: string | undefined;
  /** The port of its own metrics, which its probes ask too. @default 9598 */
  readonly metricsPort?: number | undefined;
  /** Whether it listens on IPv6 too; false for nodes on which IPv6 is disabled. @default true */
  readonly ipv6?: boolean | undefined;
  /**
   * How long the end of the Pod waits, at most, until all lines are read and delivered; it takes 3 s where nothing is
   * left to do, and up to 10 s until Vector checks a file into which nothing was written for as long. A native sidecar of
   * its own, `<name>-drain`, waits once the main containers have exited. `false`: nothing waits, and lines that were not read
   * or delivered by then are lost. At most an hour.
   * @default '15s'
   */
  readonly drainTimeout?: Duration | false | undefined;
}

/** Options with their defaults, and all settings that do not depend on the Pod. */
export interface Settings {
  readonly name: string;
  readonly options: VectorOptions;
  readonly ports: Readonly<Record<'metrics', AttachmentPort>>;
  readonly parsing: { readonly json: boolean | JsonTime; readonly firstLine: FirstLine | undefined };
  readonly wired: WiredSinks;
  readonly stateSizeLimit: string;
  readonly state: string;
  readonly drain: Drain | undefined;
}

/** Where its volumes are mounted. */
export const paths = {
  config: '/etc/vector',
  certificates: '/etc/vector-tls',
  values: '/etc/vector-values',
  state: '/var/lib/vector',
} as const;

/** The name of its configuration. */
export const configFile = 'vector.yaml';

/** The name by which the configuration refers to the values of `<name>-values`. */
export const backend = 'pod';

/** For positions in the files, and copies of last lines without a newline. */
const stateSizeLimit = '32Mi';

/**
 * Checks the options and sets their defaults.
 * @throws RangeError for an invalid option.
 */
export function settle(options: VectorOptions): Settings {
  check('vector', options, vectorOptions);
  const { name = 'vector', sinks, metricsPort = defaultPorts.vector.metrics, drainTimeout = '15s' } = options;
  checkName('vector', name);
  if (portNumber(metricsPort).length > 0)
    throw new RangeError(`vector: metricsPort must be 1 to 65535, got ${metricsPort}`);
  if (sinks.length === 0) throw new RangeError('vector: sinks must not be empty; add one, such as lokiSink({ host })');
  const parsing = parsingOf(options.parse);
  return {
    name,
    options,
    ports: { metrics: { name: attachmentPortName(name, 'metrics'), containerPort: metricsPort, purpose: 'metrics' } },
    parsing,
    wired: sinksFor(options, name),
    stateSizeLimit,
    state: paths.state,
    drain: drainTimeout === false ? undefined : drain(drainTimeout, parsing.firstLine !== undefined),
  };
}

/** The sinks, where `writer` writes the files. */
export function sinksFor({ sinks, remap }: VectorOptions, writer: string): WiredSinks {
  const input = remap === undefined ? 'records' : 'remap';
  return wireSinks(sinks, { input, certificates: paths.certificates, backend, writer });
}

function parsingOf(given: Parse = {}): Settings['parsing'] {
  const { json = false, multiline } = given === 'json' ? { json: true } : given;
  if (typeof multiline === 'string') throw noLanguages('vector: parse.multiline', 'Vector', multiline);
  if (multiline !== undefined) firstLinePattern(multiline, 'vector: parse.multiline.firstLine');
  // For its errors.
  recordProgram(json, 'writer');
  return { json, firstLine: multiline };
}

function drain(drainTimeout: Duration, joinsLines: boolean): Drain {
  const idleSeconds = 2 + (joinsLines ? flushSeconds : 0);
  return {
    seconds: drainSeconds('vector', drainTimeout, idleSeconds + 1),
    idleSeconds,
    refreshSeconds: lookSeconds,
    progress: progress(`${paths.state}/${sourceId}/checkpoints.json`),
  };
}

const sink = object({
  type: string,
  settings: record,
  tls: optional(outputTls),
  sendsTo: optional(arrayOf(destination)),
} satisfies Checks<Sink>);

const vectorOptions = object({
  ...attachmentOptions,
  logs: optional(logs),
  sinks: arrayOf(sink, 'an array of sinks'),
  parse: optional(parse),
  remap: optional(filled),
  metricsPort: any,
  ipv6: optional(boolean),
  drainTimeout: optional(durationOrFalse),
} satisfies Checks<VectorOptions>);
