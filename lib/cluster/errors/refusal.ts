import { originOf } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { withoutCredentials } from '../../findings/secrecy/described';
import { withoutSecrets } from '../../findings/secrecy/hide';
import { listAt, numberAt, textAt } from '../../status/snapshot/read';
import type { KnownOrigins } from '../../status/status-options';
import { own } from '../../values/own';
import { ClusterError, type ClusterErrorCause } from '../cluster-error';
import type { ApiRequest } from '../connection/connection';
import { forbiddenText } from './forbidden';
import { type KindOf, type RequestTarget, requestTarget, targetText } from './request-target';

/** An answer that is not a success. */
export interface Answer {
  readonly status: number;
  /** The body. */
  readonly text: string;
  readonly retryAfter: string | undefined;
}

/** What is known in addition, to name kinds and constructs. */
export interface Known {
  readonly kindOf?: KindOf | undefined;
  readonly originsOf?: ((object: unknown) => KnownOrigins | undefined) | undefined;
}

/** What an answer refuses, with its causes by field. Values of Secrets, and credentials, are described in it. */
export function refusal(request: ApiRequest, answer: Answer, { kindOf, originsOf }: Known = {}): ClusterError {
  const status = statusIn(answer.text);
  const target = requestTarget(request, kindOf);
  const known = originsOf?.(asObject(request, target));
  const reason = textAt(status, 'reason') || (reasons[answer.status] ?? 'Unknown');
  const hide = (field: string, message: string) => hidden(request, target, field, message);
  const causes = listAt(status, 'details', 'causes').map((cause): ClusterErrorCause => {
    const field = textAt(cause, 'field')
      .replace(/^\./, '')
      .replace(/^<nil>$/, '');
    const writer = known?.origins === undefined || field === '' ? undefined : originOf(known.origins, field);
    const message = hide(field, shortened(textAt(cause, 'message')));
    return { field, reason: textAt(cause, 'reason'), message, ...(writer !== undefined && { writer }) };
  });
  const serverMessage = hide('', firstLine(textAt(status, 'message') || plainText(answer.text)));
  const subject = target === undefined ? `${request.method} ${request.path}` : targetText(target);
  const construct = known?.construct === undefined ? '' : ` (construct ${known.construct})`;
  const what = explained({ reason, serverMessage, causes, target, request, status, httpStatus: answer.status });
  return new ClusterError({
    message: `${subject}${construct}: ${what}`,
    reason,
    status: answer.status,
    causes,
    method: request.method,
    path: request.path,
    object: target?.object,
    construct: known?.construct,
    retryAfterSeconds: numberAt(status, 'details', 'retryAfterSeconds') ?? secondsOf(answer.retryAfter),
    continueToken: textAt(status, 'metadata', 'continue') || undefined,
  });
}

interface Refused {
  readonly reason: string;
  readonly serverMessage: string;
  readonly causes: readonly ClusterErrorCause[];
  readonly target: RequestTarget | undefined;
  readonly request: ApiRequest;
  readonly status: unknown;
  readonly httpStatus: number;
}

/** The server's words, or ours where those do not say what to do. */
function explained(refused: Refused): string {
  const { reason, serverMessage, causes, target, request, status, httpStatus } = refused;
  if (reason === 'Unauthorized') return 'the server does not accept the credentials of the kubeconfig; log in again';
  if (reason === 'Forbidden') {
    const text = forbiddenText(request.method, serverMessage, target);
    if (text !== undefined) return text;
  }
  if (reason === 'NotFound') return notFoundText(serverMessage, target, status);
  if (reason === 'AlreadyExists') return 'already exists; use update, patch or apply, or delete it first';
  if (reason === 'Conflict' && causes.length === 0 && serverMessage.includes('the object has been modified')) {
    return 'changed by another client since it was read; read it again, and repeat the change';
  }
  // Some causes are only a reason, and the message of all says what is wrong.
  if (causes.length > 0 && causes.every(({ message }) => message !== '')) return causes.map(causeText).join('; ');
  return serverMessage === '' ? `HTTP status ${httpStatus}` : serverMessage;
}

function causeText({ field, message, writer }: ClusterErrorCause): string {
  const by = writer === undefined ? '' : ` (written by ${writer})`;
  return field === '' ? `${message}${by}` : `${field}: ${message}${by}`;
}

function notFoundText(serverMessage: string, target: RequestTarget | undefined, status: unknown): string {
  const name = textAt(status, 'details', 'name');
  const kind = textAt(status, 'details', 'kind');
  if (target === undefined || (name === '' && kind === '')) return 'the cluster does not serve this kind';
  if (kind === 'namespaces' && target.plural !== 'namespaces') return `Namespace ${name} not found; create it first`;
  return target.object.name === undefined || name === target.object.name ? 'not found' : serverMessage;
}

const reasons: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  409: 'Conflict',
  410: 'Expired',
  413: 'RequestEntityTooLarge',
  415: 'UnsupportedMediaType',
  422: 'Invalid',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** The object of a request, as `originsOf` looks it up. */
function asObject({ body }: ApiRequest, target: RequestTarget | undefined): unknown {
  if (target === undefined) return body;
  const { kind, namespace, name } = target.object;
  const metadata = own(body, 'metadata');
  return { ...Object(body), kind, metadata: { ...Object(metadata), namespace, name } };
}

/** What the server may quote is of the object that was sent; a patch does not name its kind. */
function hidden({ body }: ApiRequest, target: RequestTarget | undefined, field: string, message: string): string {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const object = isObject && target?.plural === 'secrets' ? { ...body, kind: 'Secret' } : body;
  const finding: Finding = { code: 'custom/refused', severity: 'error', field, message };
  return withoutCredentials(withoutSecrets(object, [finding])[0]?.message ?? '');
}

/** A message without the objects that it quotes: they may fill pages. */
function shortened(message: string): string {
  const line = firstLine(message);
  const quoted = /^(?:Invalid value|Duplicate value|Unsupported value): (?=[{[&]|map\[|[a-z]\w*\.[A-Z])/.exec(
    line,
  )?.[0];
  const end = line.lastIndexOf(': ');
  return quoted === undefined || end < quoted.length ? line : line.slice(end + 2);
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0]?.trim() ?? '';
}

/** What a proxy answers in place of a server. */
function plainText(text: string): string {
  return /^\s*[<{]/.test(text) ? '' : firstLine(text.trim()).slice(0, 200);
}

/** The Status object of an answer, where it is one. */
export function statusIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return textAt(value, 'kind') === 'Status' ? value : undefined;
  } catch {
    return undefined;
  }
}

function secondsOf(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter);
  return retryAfter !== undefined && seconds >= 0 ? seconds : undefined;
}
