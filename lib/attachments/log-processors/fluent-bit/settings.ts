import type { Duration } from '../../../kubernetes/duration';
import type { Quantity } from '../../../kubernetes/generated/types';
import { portNumber } from '../../../kubernetes/names';
import { destination } from '../../../pod/addition-checks';
import type { AttachmentOptions, AttachmentPort, Destination, Logs } from '../../../pod/attachment';
import { attachmentOptions, logs } from '../../../pod/attachment-checks';
import {
  any,
  arrayOf,
  boolean,
  type Check,
  type Checks,
  check,
  either,
  kind,
  object,
  optional,
  recordOf,
  scalar,
  string,
} from '../../../values/check';
import { defaultPorts } from '../../shared/default-ports';
import { attachmentPortName } from '../../shared/port-name';
import { secretSource } from '../../shared/secret-source';
import type { Drain } from '../shared/drain';
import { drainSeconds, durationOrFalse } from '../shared/drain-seconds';
import { outputTls, textBeforeSecret } from '../shared/output-checks';
import { type Parse, parse } from '../shared/parse';
import { checkName } from '../shared/processor-name';
import { destinationsOf } from './destinations';
import type { Output } from './output';
import { type Parsing, parsing } from './parse';
import { progress } from './progress';
import { queuedBytes } from './state-size';
import { stdout } from './stdout';
import { idleSeconds, refreshSeconds } from './timing';
import { type WiredOutputs, wireOutputs } from './wire-outputs';

/** Options of `fluentBit`. */
export interface FluentBitOptions extends AttachmentOptions {
  /** Which files to read. @default those that the workload says */
  readonly logs?: Logs | undefined;
  /** Where records go. @default [stdout()] */
  readonly outputs?: readonly Output[] | undefined;
  /** How lines become records. @default every line is a record, with the line under `log` */
  readonly parse?: Parse | undefined;
  /** The port of its HTTP server: probes, health, and metrics of Fluent Bit itself. @default 2020 */
  readonly port?: number | undefined;
  /** Whether that server listens on IPv6 too; false for nodes on which IPv6 is disabled. @default true */
  readonly ipv6?: boolean | undefined;
  /**
   * The size of the volume for positions in the files and for records that wait, at least 32Mi. Where records cannot be
   * delivered for long, the oldest are dropped before it is full. @default '128Mi'
   */
  readonly stateSizeLimit?: Quantity | undefined;
  /**
   * How long the end of the Pod waits, at most, until all lines are read and delivered; it takes 4 s where nothing is
   * left to do, and 12 s with a `multiline` of a language. A native sidecar of its own, `<name>-drain`, waits once the
   * main containers have exited. `false`: nothing waits, and lines that were not read by then are lost. At most an hour.
   * @default '15s'
   */
  readonly drainTimeout?: Duration | false | undefined;
}

/** Options with their defaults, and all settings that do not depend on the Pod. */
export interface Settings {
  readonly name: string;
  readonly options: FluentBitOptions;
  readonly port: AttachmentPort;
  readonly parsing: Parsing;
  readonly wired: WiredOutputs;
  /** The servers that its outputs send to. */
  readonly sendsTo: readonly Destination[];
  readonly stateSizeLimit: Quantity;
  /** Where its state volume is mounted. */
  readonly state: string;
  /** Absent where nothing waits for it. */
  readonly drain: Drain | undefined;
}

/** Where its volumes are mounted. */
export const paths = {
  config: '/etc/fluent-bit',
  certificates: '/etc/fluent-bit-tls',
  state: '/var/lib/fluent-bit',
} as const;

/** The name of its configuration, by whose end Fluent Bit knows the format. */
export const configFile = 'fluent-bit.yaml';

/**
 * Checks the options and sets their defaults.
 * @throws RangeError for an invalid option.
 */
export function settle(options: FluentBitOptions): Settings {
  check('fluentBit', options, fluentBitOptions);
  const {
    name = 'fluent-bit',
    outputs = [stdout()],
    port = defaultPorts['fluent-bit'].http,
    stateSizeLimit = '128Mi',
    drainTimeout = '15s',
  } = options;
  checkName('fluentBit', name);
  if (portNumber(port).length > 0) throw new RangeError(`fluentBit: port must be 1 to 65535, got ${port}`);
  const queued = queuedBytes(stateSizeLimit);
  if (outputs.length === 0)
    throw new RangeError('fluentBit: outputs must not be empty; add an output, or remove outputs to use stdout');
  const lines = parsing(options.parse);
  return {
    name,
    options,
    port: { name: attachmentPortName(name, 'http'), containerPort: port, purpose: 'admin' },
    parsing: lines,
    wired: wireOutputs(outputs, { certificates: paths.certificates, queued }),
    sendsTo: destinationsOf(outputs),
    stateSizeLimit,
    state: paths.state,
    drain: drainTimeout === false ? undefined : drain(drainTimeout, lines),
  };
}

function drain(drainTimeout: Duration, lines: Parsing): Drain {
  const idle = idleSeconds(lines);
  const seconds = drainSeconds('fluentBit', drainTimeout, idle + 1);
  return { seconds, idleSeconds: idle, refreshSeconds, progress };
}

const literal = kind('a string, a number, a boolean, or fromSecret(…)', (value) =>
  ['string', 'number', 'boolean'].includes(typeof value),
);
const single = either(
  (value) => ('secret' in (value as object) ? textBeforeSecret(value) : secretSource(value)),
  literal,
);
const property: Check = (value) => (Array.isArray(value) ? arrayOf(single)(value) : single(value));

const output = object({
  plugin: string,
  properties: recordOf(property),
  tls: optional(outputTls),
  resource: optional(recordOf(string)),
  sendsTo: optional(arrayOf(destination)),
} satisfies Checks<Output>);

const fluentBitOptions = object({
  ...attachmentOptions,
  logs: optional(logs),
  outputs: optional(arrayOf(output, 'an array of outputs')),
  parse: optional(parse),
  port: any,
  ipv6: optional(boolean),
  stateSizeLimit: optional(scalar),
  drainTimeout: optional(durationOrFalse),
} satisfies Checks<FluentBitOptions>);
