import type { ApiRequest } from './connection';
import { errorText } from './error-text';

/** How a request has failed so far. */
export interface Failure {
  readonly request: ApiRequest;
  /** How often it has been sent. */
  readonly attempts: number;
  /** Whether the server has ever answered: one that never did is likely not there. */
  readonly hasAnswered: boolean;
}

/** What the server answered in place of a success. */
export interface Refusal {
  readonly status: number;
  /** The seconds of the header Retry-After. */
  readonly retryAfter: string | undefined;
  readonly reasons: readonly string[];
}

/** With the waits between, about a minute: an API server that starts again needs a few seconds. */
const mostAttempts = 12;
/** An error of a proxy without a server behind it either ends soon or stays. */
const mostAttemptsOnError = 4;

/** After how many milliseconds to send a refused request again; `undefined` for never. */
export function waitAfterRefusal({ request, attempts }: Failure, refusal: Refusal): number | undefined {
  const { status, retryAfter, reasons } = refusal;
  // An eviction that a PodDisruptionBudget refuses: whether to wait for that is for the caller to decide.
  if (reasons.includes('DisruptionBudget')) return undefined;
  if (status !== 429 && status < 500) return undefined;
  const seconds = retryAfter === undefined ? Number.NaN : Number(retryAfter);
  if (seconds >= 0) return attempts < mostAttempts ? Math.min(seconds * 1000, 30_000) + backoff(attempts) : undefined;
  if (status === 429) return attempts < mostAttempts ? backoff(attempts) : undefined;
  return isRepeatable(request) && attempts < mostAttemptsOnError ? backoff(attempts) : undefined;
}

/** After how many milliseconds to send a request again whose connection failed; `undefined` for never. */
export function waitAfterLoss({ request, attempts, hasAnswered }: Failure, error: unknown): number | undefined {
  const { code } = errorText(error);
  if (!hasAnswered || attempts >= mostAttempts) return undefined;
  // Of a refused connection, nothing has come to the server.
  if (code === 'ECONNREFUSED') return backoff(attempts);
  return lost.has(code) && isRepeatable(request) ? backoff(attempts) : undefined;
}

const lost: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED']);

/** Whether a request that had an effect has no other when it comes again. */
function isRepeatable({ method, contentType, body }: ApiRequest): boolean {
  if (method === 'GET') return true;
  if (method === 'PATCH') return contentType?.startsWith('application/apply-patch') ?? false;
  return method === 'PUT' && hasResourceVersion(body);
}

function hasResourceVersion(body: unknown): boolean {
  const { metadata } = body as { readonly metadata?: { readonly resourceVersion?: unknown } };
  return typeof metadata?.resourceVersion === 'string' && metadata.resourceVersion !== '';
}

function backoff(attempts: number): number {
  // Clients that failed together do not come again together.
  const spread = 0.8 + Math.random() * 0.4;
  return Math.min(250 * 2 ** (attempts - 1), 8000) * spread;
}
