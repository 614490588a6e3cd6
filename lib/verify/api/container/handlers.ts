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
export interface HandlerPlace {
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
export function validateHandler(handler: Handler, path: FieldPath, place: HandlerPlace): void {
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
  const message = 'there is no handler, as exec or httpGet; exactly one is needed';
  report(required('api/handler', path, { message, fix: 'say what is to be done' }));
}

function reportSecond(name: string, first: string, path: FieldPath, report: Report): void {
  const message = `there is ${first} already; exactly one handler is allowed`;
  report(forbidden('api/handler', `${path}.${name}`, { message, fix: `leave out ${name} or ${first}` }));
}

function validateExec(exec: ExecAction, path: FieldPath, report: Report): void {
  if ((exec.command ?? []).length > 0) return;
  const message = 'there is no command';
  report(required('api/exec-command', `${path}.command`, { message, fix: 'give the program and its arguments' }));
}

function validateHttpGet(http: HTTPGetAction, path: FieldPath, report: Report): void {
  if ((http.path ?? '') === '') {
    report(required('api/handler', `${path}.path`, { message: 'there is no path', fix: 'write "/" or longer' }));
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
    const message = `HTTP2 is spoken without TLS only, and scheme is ${valueText(http.scheme)}`;
    report(invalid('api/handler', `${path}.protocol`, { message, value: protocol, fix: 'write `scheme: HTTP`' }));
  } else if (protocol === 'HTTP2' && (http.host ?? '') !== '') {
    const message = `${valueText(http.host)}: with HTTP2 there may be no host`;
    report(invalid('api/handler', `${path}.host`, { message, value: http.host, fix: 'leave out host' }));
  }
}

function validateGrpc(grpc: GRPCAction, path: FieldPath, report: Report): void {
  validatePortReference(grpc.port, `${path}.port`, report);
  validateEnum(grpc.mode, grpcModes, `${path}.mode`, report);
}

function validateSleep(sleep: SleepAction, path: FieldPath, { gracePeriod, target, report }: HandlerPlace): void {
  const seconds = sleep.seconds ?? 0;
  if (gracePeriod === undefined) return;
  const least = target.gate('PodLifecycleSleepActionAllowZero') ? 0 : 1;
  if (seconds >= least && seconds <= gracePeriod) return;
  report(
    invalid('api/sleep', `${path}.seconds`, {
      message: `${seconds} seconds; allowed are ${least} to the Pod's terminationGracePeriodSeconds, ${gracePeriod}`,
      value: seconds,
      fix:
        seconds > gracePeriod ? 'sleep shorter, or lengthen terminationGracePeriodSeconds' : `sleep ${least} or more`,
      serverField: path,
    }),
  );
}
