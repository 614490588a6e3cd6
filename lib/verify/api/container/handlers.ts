import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type {
  ExecAction,
  GRPCAction,
  HTTPGetAction,
  SleepAction,
  TCPSocketAction,
} from '../../../kubernetes/generated/types';
import { httpHeaderName } from '../../../kubernetes/names';
import { forbidden, invalid, type Report, required } from '../../report/report';
import { misspelt } from '../../report/wording';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { validatePortReference } from './ports';

/** What a probe or a hook may do, before it is known that it does just one thing. */
export interface Handler {
  readonly exec?: ExecAction | undefined;
  readonly httpGet?: HTTPGetAction | undefined;
  readonly tcpSocket?: TCPSocketAction | undefined;
  /** Probes only. */
  readonly grpc?: GRPCAction | undefined;
  /** Hooks only. */
  readonly sleep?: SleepAction | undefined;
}

/** What handlers of a Pod's containers are checked against. */
export interface HandlerContext {
  /** The Pod's termination grace period, in seconds. */
  readonly gracePeriod: number | undefined;
  /** The name of its operating system, where it says one. */
  readonly os: string | undefined;
  readonly target: Target;
  readonly report: Report;
}

const schemes: ReadonlySet<string> = new Set(['HTTP', 'HTTPS']);
const protocols: ReadonlySet<string> = new Set(['HTTP1', 'HTTP2']);
const grpcModes: ReadonlySet<string> = new Set(['Plaintext', 'TLS']);
const plainHeader = /^[-A-Za-z0-9]+$/;

/** Exactly one handler, valid in itself. Of a second one, the server only says that it is there. */
export function validateHandler(handler: Handler, path: FieldPath, place: HandlerContext): void {
  const { exec, httpGet, tcpSocket, grpc, sleep } = handler;
  const { report } = place;
  let first: string | undefined;
  if (exec !== undefined) {
    first = 'exec';
    validateExec(exec, `${path}.exec`, report);
  }
  if (httpGet !== undefined) {
    if (first !== undefined) reportSecond('httpGet', first, path, report);
    else validateHttpGet(httpGet, `${path}.httpGet`, report);
    first ??= 'httpGet';
  }
  if (tcpSocket !== undefined) {
    if (first !== undefined) reportSecond('tcpSocket', first, path, report);
    else validatePortReference(tcpSocket.port, `${path}.tcpSocket.port`, report);
    first ??= 'tcpSocket';
  }
  if (grpc !== undefined) {
    if (first !== undefined) reportSecond('grpc', first, path, report);
    else validateGrpc(grpc, `${path}.grpc`, report);
    first ??= 'grpc';
  }
  if (sleep !== undefined) {
    if (first !== undefined) reportSecond('sleep', first, path, report);
    else validateSleep(sleep, `${path}.sleep`, place);
    first ??= 'sleep';
  }
  if (first !== undefined) return;
  const message = 'no handler';
  report(
    required('api/handler', path, {
      message,
      fix: path.endsWith('Probe')
        ? 'set exactly one of exec, grpc, httpGet or tcpSocket'
        : 'set exactly one of exec, httpGet, sleep or tcpSocket',
    }),
  );
}

function reportSecond(name: string, first: string, path: FieldPath, report: Report): void {
  const message = `must not be set with ${first}: exactly one handler is allowed`;
  report(forbidden('api/handler', `${path}.${name}`, { message, fix: `remove ${name} or ${first}` }));
}

function validateExec(exec: ExecAction, path: FieldPath, report: Report): void {
  if ((exec.command ?? []).length > 0) return;
  const message = 'missing';
  report(required('api/exec-command', `${path}.command`, { message, fix: 'set the program and its arguments' }));
}

function validateHttpGet(http: HTTPGetAction, path: FieldPath, report: Report): void {
  if ((http.path ?? '') === '') {
    report(required('api/handler', `${path}.path`, { message: 'missing', fix: 'set a path, such as "/"' }));
  }
  validatePortReference(http.port, `${path}.port`, report);
  validateEnum(http.scheme ?? '', schemes, `${path}.scheme`, report);
  const headers = http.httpHeaders ?? [];
  for (let at = 0; at < headers.length; at += 1) {
    const name = headers[at]?.name ?? '';
    if (plainHeader.test(name)) continue;
    const field = `${path}.httpHeaders[${at}].name`;
    misspelt(httpHeaderName(name), name, 'api/http-header', field, report, `${path}.httpHeaders`);
  }
  if (http.protocol !== undefined) validateHttpProtocol(http, http.protocol, path, report);
}

function validateHttpProtocol(http: HTTPGetAction, protocol: string, path: FieldPath, report: Report): void {
  if (!protocols.has(protocol)) {
    validateEnum(protocol, protocols, `${path}.protocol`, report);
  } else if (protocol === 'HTTP2' && http.scheme !== 'HTTP') {
    const message = `HTTP2 requires scheme HTTP, got ${valueText(http.scheme)}`;
    report(invalid('api/handler', `${path}.protocol`, { message, value: protocol, fix: 'set scheme: HTTP' }));
  } else if (protocol === 'HTTP2' && (http.host ?? '') !== '') {
    const message = `must not be set with HTTP2, got ${valueText(http.host)}`;
    report(invalid('api/handler', `${path}.host`, { message, value: http.host, fix: 'remove it' }));
  }
}

function validateGrpc(grpc: GRPCAction, path: FieldPath, report: Report): void {
  validatePortReference(grpc.port, `${path}.port`, report);
  validateEnum(grpc.mode, grpcModes, `${path}.mode`, report);
}

function validateSleep(sleep: SleepAction, path: FieldPath, { gracePeriod, target, report }: HandlerContext): void {
  const seconds = sleep.seconds ?? 0;
  if (gracePeriod === undefined) return;
  const least = target.gate('PodLifecycleSleepActionAllowZero') ? 0 : 1;
  if (seconds >= least && seconds <= gracePeriod) return;
  report(
    invalid('api/sleep', `${path}.seconds`, {
      message: `must be ${least} to terminationGracePeriodSeconds (${gracePeriod}), got ${seconds}`,
      value: seconds,
      fix:
        seconds > gracePeriod
          ? `set at most ${gracePeriod}, or raise terminationGracePeriodSeconds`
          : `set ${least} or more`,
      serverField: path,
    }),
  );
}
