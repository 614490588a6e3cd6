import { askLines } from '../ask';
import { binaryOf } from './build';

export interface Request {
  readonly id: string;
  readonly object: unknown;
  /** The object that it takes the place of. @default it is created */
  readonly old?: unknown;
  /** Whether it is an update through the Pod's `resize` subresource. @default false */
  readonly resize?: boolean;
}

/** What the API server would write into `details.causes`. */
export interface Cause {
  readonly type: string;
  readonly field: string;
  readonly message: string;
}

/** What one release's API server says to an object: see podcheck/main.go. */
export interface Verdict {
  readonly id: string;
  readonly verdict: 'accept' | 'reject' | 'undecodable' | 'unsupported' | 'panic';
  readonly decode?: string;
  readonly errors?: readonly Cause[];
  readonly warnings?: readonly string[];
  /** Paths that were sent and that it clears, or overwrites, without a word. */
  readonly dropped?: readonly string[];
  /** Those of `dropped` that are still there, with another value. */
  readonly overwritten?: readonly string[];
  /** Pod Security controls that the defaulted pod template violates. */
  readonly baseline?: readonly string[];
  readonly restricted?: readonly string[];
}

/** Asks a release's podcheck, which must have been built; the verdicts come in the order of the requests. */
export async function ask(release: string, requests: readonly Request[]): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  if (requests.length === 0) return verdicts;
  for await (const verdict of askEach(release, requests)) verdicts.push(verdict);
  return verdicts;
}

/** As {@link ask}, of more than fit into memory: requests are taken as they are read, and verdicts told as they come. */
export async function* askEach(release: string, requests: Iterable<Request>): AsyncGenerator<Verdict> {
  function* lines(): Generator<string> {
    for (const request of requests) yield JSON.stringify(request);
  }
  for await (const answer of askLines(binaryOf('podcheck', release), lines())) yield JSON.parse(answer);
}
