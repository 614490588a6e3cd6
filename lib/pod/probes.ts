import { type Duration, wholeSeconds } from '../kubernetes/duration';
import type {
  ExecProbe,
  GRPCAction,
  GrpcProbe,
  HTTPGetAction,
  HttpGetProbe,
  IntOrString,
  ProbeCommon,
  TCPSocketAction,
  TcpSocketProbe,
} from '../kubernetes/generated/types';
import { arrayOf, type Checks, check, number, object, optional, record, scalar, string } from '../values/check';

/**
 * When a probe is asked and how its answers count, in Kubernetes' own words; seconds may be written as durations.
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export interface ProbeTiming {
  /** The time from the container's start to the first try. @default 0 */
  readonly initialDelaySeconds?: Duration | undefined;
  /** The time from one try to the next, at least 1 s. @default 10 s */
  readonly periodSeconds?: Duration | undefined;
  /** How long one try may take, at least 1 s. @default 1 s */
  readonly timeoutSeconds?: Duration | undefined;
  /** Successes in a row that make a failed probe good again. Liveness and startup probes allow only 1. @default 1 */
  readonly successThreshold?: number | undefined;
  /** Failures in a row that make a probe failed. @default 3 */
  readonly failureThreshold?: number | undefined;
  /**
   * The grace period of a container that this probe restarts; not for readiness probes.
   * @default the Pod's terminationGracePeriodSeconds
   */
  readonly terminationGracePeriodSeconds?: Duration | undefined;
}

const timing = {
  initialDelaySeconds: optional(scalar),
  periodSeconds: optional(scalar),
  timeoutSeconds: optional(scalar),
  successThreshold: optional(number),
  failureThreshold: optional(number),
  terminationGracePeriodSeconds: optional(scalar),
} satisfies Checks<ProbeTiming>;

/** Options of `httpGet` in addition to the timing of a probe. */
export interface HttpGetOptions extends ProbeTiming {
  /** @default 'HTTP' */
  readonly scheme?: 'HTTP' | 'HTTPS' | undefined;
  /** Request headers, by name. A header that has to be sent twice is written by hand, under `httpGet.httpHeaders`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The host to ask, as the node sees it: `127.0.0.1` is the node itself. Pod Security `baseline` forbids it.
   * @default the Pod's address
   */
  readonly host?: string | undefined;
}

/**
 * Asks a path over HTTP; answers from 200 to 399 are good. HTTPS certificates are not verified. Without timing it is
 * a lifecycle handler too: `lifecycle: { preStop: httpGet('/drain', 'admin') }`.
 *
 * @param port a number, or the name of one of the container's ports.
 * @throws RangeError where a duration cannot be read or has a fraction of a second.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes
 */
export function httpGet(path: string, port: IntOrString, options: HttpGetOptions = {}): HttpGetProbe {
  check('httpGet', { path, port, options }, httpGetArguments);
  const { scheme, headers, host } = options;
  const action: HTTPGetAction = {
    path,
    port,
    ...(scheme !== undefined && { scheme }),
    ...(host !== undefined && { host }),
    ...(headers !== undefined && {
      httpHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    }),
  };
  return { httpGet: action, ...wireTiming('httpGet', options) };
}

const httpGetArguments = object({
  path: string,
  port: scalar,
  options: object({
    ...timing,
    scheme: optional(string),
    headers: optional(record),
    host: optional(string),
  } satisfies Checks<HttpGetOptions>),
});

/** Options of `tcpSocket` in addition to the timing of a probe. */
export interface TcpSocketOptions extends ProbeTiming {
  /**
   * The host to connect to, as the node sees it: `127.0.0.1` is the node itself. Pod Security `baseline` forbids it.
   * @default the Pod's address
   */
  readonly host?: string | undefined;
}

/**
 * Opens a TCP connection; being accepted is good. For probes only: as a lifecycle handler the server takes it and the kubelet fails it.
 *
 * @param port a number, or the name of one of the container's ports.
 * @throws RangeError where a duration cannot be read or has a fraction of a second.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-tcp-liveness-probe
 */
export function tcpSocket(port: IntOrString, options: TcpSocketOptions = {}): TcpSocketProbe {
  check('tcpSocket', { port, options }, tcpSocketArguments);
  const { host } = options;
  const action: TCPSocketAction = { port, ...(host !== undefined && { host }) };
  return { tcpSocket: action, ...wireTiming('tcpSocket', options) };
}

const tcpSocketArguments = object({
  port: scalar,
  options: object({ ...timing, host: optional(string) } satisfies Checks<TcpSocketOptions>),
});

/** Options of `grpc` in addition to the timing of a probe. */
export interface GrpcOptions extends ProbeTiming {
  /** The service whose health is checked. @default the server as a whole */
  readonly service?: string | undefined;
}

/**
 * Asks the gRPC health protocol, without TLS; SERVING is good.
 *
 * @param port a number: gRPC probes take no names.
 * @throws RangeError where a duration cannot be read or has a fraction of a second.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-grpc-liveness-probe
 */
export function grpc(port: number, options: GrpcOptions = {}): GrpcProbe {
  check('grpc', { port, options }, grpcArguments);
  const { service } = options;
  const action: GRPCAction = { port, ...(service !== undefined && { service }) };
  return { grpc: action, ...wireTiming('grpc', options) };
}

const grpcArguments = object({
  port: scalar,
  options: object({ ...timing, service: optional(string) } satisfies Checks<GrpcOptions>),
});

/**
 * Runs a command in the container; exit code 0 is good. No shell is involved unless the command names one, so the image
 * has to contain the program. Without timing it is a lifecycle handler too.
 *
 * @throws RangeError where a duration cannot be read or has a fraction of a second.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-command
 */
export function exec(command: readonly string[], options: ProbeTiming = {}): ExecProbe {
  check('exec', { command, options }, execArguments);
  return { exec: { command }, ...wireTiming('exec', options) };
}

const execArguments = object({ command: arrayOf(string), options: object(timing) });

function wireTiming(where: string, timing: ProbeTiming): ProbeCommon {
  const { successThreshold, failureThreshold } = timing;
  return {
    ...inSeconds(where, 'initialDelaySeconds', timing),
    ...inSeconds(where, 'periodSeconds', timing),
    ...inSeconds(where, 'timeoutSeconds', timing),
    ...(successThreshold !== undefined && { successThreshold }),
    ...(failureThreshold !== undefined && { failureThreshold }),
    ...inSeconds(where, 'terminationGracePeriodSeconds', timing),
  };
}

type Seconds = Extract<keyof ProbeCommon, `${string}Seconds`>;

function inSeconds(where: string, field: Seconds, { [field]: duration }: ProbeTiming): ProbeCommon {
  return duration === undefined ? {} : { [field]: wholeSeconds(duration, `${where}: ${field}`) };
}
