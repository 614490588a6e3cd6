import type { IncomingMessage } from 'node:http';
import type { KnownOrigins } from '../../status/status-options';
import { ClusterError } from '../cluster-error';
import type { ApiRequest, Connection } from './connection';
import { discovery } from './discovery';
import { endsOf } from './ends';
import { textOf } from './exchange';
import { type Access, readKubeconfig } from './kubeconfig';
import type { KubeconfigChoice } from './kubeconfig-choice';
import { linesOf } from './lines';
import { loginsOf } from './logins';
import { send } from './send';
import { unreachable } from './unreachable';

/** Which cluster to connect to, and what is known of its objects. */
export interface ConnectOptions extends KubeconfigChoice {
  /** The namespace of objects that name none. @default the namespace of the context, or `default` */
  readonly namespace?: string | undefined;
  /** Ends all requests, and what waits for them. @default none */
  readonly signal?: AbortSignal | undefined;
  /** Which construct wrote an object, as build/pods.json has it: errors name it. @default nothing is known */
  readonly originsOf?: ((object: unknown) => KnownOrigins | undefined) | undefined;
}

/**
 * Opens the way to the API server of a kubeconfig. Nothing is sent yet; exec plugins run before the first request.
 * @throws ClusterError where the kubeconfig cannot be used
 */
export async function openConnection(options: ConnectOptions = {}): Promise<Connection> {
  return connectionTo(await readKubeconfig(options), options);
}

/** After as many milliseconds without a byte a server counts as gone: it answers all but watches in 60 seconds. */
const idleMilliseconds = 90_000;
/** How much later than it was to a server may end a watch. */
const lateMilliseconds = 30_000;

function connectionTo(access: Access, options: ConnectOptions): Connection {
  const logins = loginsOf(access.login);
  const ends = endsOf(options.signal);
  const way = { ...access, logins, hasAnswered: false };

  async function request(given: ApiRequest): Promise<unknown> {
    const { signal, done } = ends.begin(given.signal);
    try {
      return parsed(given, await send(way, { request: given, idleMilliseconds, signal, read: textOf, known }));
    } finally {
      done();
    }
  }

  async function* lines(given: ApiRequest): AsyncGenerator<string, void, undefined> {
    const { signal, done } = ends.begin(given.signal);
    const seconds = Number(given.query?.timeoutSeconds ?? 0);
    const idle = seconds > 0 ? seconds * 1000 + lateMilliseconds : 0;
    try {
      yield* linesOf(await send(way, { request: given, idleMilliseconds: idle, signal, read: streamOf, known }));
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof ClusterError ? error : unreachable(error, access, given);
    } finally {
      done();
    }
  }

  const served = discovery(request);
  const known = { kindOf: served.kindOf, originsOf: options.originsOf };
  return {
    context: access.context,
    namespace: options.namespace ?? access.namespace ?? 'default',
    request,
    lines,
    resourceOf: served.resourceOf,
    resources: served.resources,
    close: () => {
      ends.close();
      logins.close();
    },
  };
}

async function streamOf(answer: IncomingMessage): Promise<AsyncIterable<string>> {
  return answer.setEncoding('utf8');
}

function parsed({ method, path }: ApiRequest, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const message = `${method} ${path}: the answer is not JSON; check that the server of the kubeconfig is an API server`;
    throw new ClusterError({ reason: 'InvalidAnswer', message, method, path });
  }
}
