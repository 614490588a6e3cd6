import type { IncomingMessage } from 'node:http';
import { listAt, textAt } from '../../status/snapshot/read';
import { type Answer, type Known, refusal, statusIn } from '../errors/refusal';
import type { ApiRequest } from './connection';
import { exchange, textOf } from './exchange';
import type { Access, Login } from './kubeconfig';
import type { Logins } from './logins';
import { pause } from './pause';
import { waitAfterLoss, waitAfterRefusal } from './retries';
import { unreachable } from './unreachable';

/** The way to a server. */
export interface Way extends Pick<Access, 'server' | 'context'> {
  readonly logins: Logins;
  /** Whether the server has ever answered. */
  hasAnswered: boolean;
}

/** A request that is sent until it is a success, or cannot become one. */
export interface Sending<Result> {
  readonly request: ApiRequest;
  /** After as many milliseconds in which nothing comes it fails; 0 for never. */
  readonly idleMilliseconds: number;
  readonly signal: AbortSignal;
  readonly read: (answer: IncomingMessage) => Promise<Result>;
  readonly known: Known;
}

/** What came of a request. */
type Outcome<Result> = { readonly result: Result } | { readonly refused: Answer } | { readonly lost: unknown };

/**
 * Sends a request, again where the server requests that or where it can have had no effect, and with new credentials
 * where it no longer accepts the old ones.
 * @throws ClusterError for what the server refuses, and where it cannot be reached; the signal's reason when it is given
 */
export async function send<Result>(way: Way, sending: Sending<Result>): Promise<Result> {
  const { request, signal, known } = sending;
  let isRenewed = false;
  for (let attempts = 1; ; attempts += 1) {
    signal.throwIfAborted();
    const login = await way.logins.current();
    const outcome = await once(way, login, sending);
    if ('result' in outcome) return outcome.result;
    signal.throwIfAborted();
    if ('refused' in outcome && outcome.refused.status === 401 && !isRenewed) {
      isRenewed = true;
      await way.logins.renew(login);
      continue;
    }
    const failure = { request, attempts, hasAnswered: way.hasAnswered };
    const wait =
      'refused' in outcome
        ? waitAfterRefusal(failure, { ...outcome.refused, reasons: causeReasons(outcome.refused) })
        : waitAfterLoss(failure, outcome.lost);
    if (wait !== undefined) await pause(wait, signal);
    else
      throw 'refused' in outcome ? refusal(request, outcome.refused, known) : unreachable(outcome.lost, way, request);
  }
}

async function once<Result>(way: Way, login: Login, sending: Sending<Result>): Promise<Outcome<Result>> {
  try {
    const answer = await exchange({ ...sending, server: way.server, login });
    way.hasAnswered = true;
    const { statusCode: status = 0, headers } = answer;
    if (status >= 200 && status < 300) return { result: await sending.read(answer) };
    return { refused: { status, text: await textOf(answer), retryAfter: headers['retry-after'] } };
  } catch (lost) {
    return { lost };
  }
}

function causeReasons({ text }: Answer): readonly string[] {
  return listAt(statusIn(text), 'details', 'causes').map((cause) => textAt(cause, 'reason'));
}
