import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { binaryOf } from './build';

export interface Request {
  readonly id: string;
  readonly object: unknown;
  /** The object's JSON, where it has been written already. */
  readonly text?: string;
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

function lineOf({ id, object, text = JSON.stringify(object) }: Request): string {
  return `{"id":${JSON.stringify(id)},"object":${text}}\n`;
}

/** Asks a release's podcheck, which must have been built; the verdicts come in the order of the requests. */
export async function ask(release: string, requests: readonly Request[]): Promise<readonly Verdict[]> {
  if (requests.length === 0) return [];
  const podcheck = spawn('nice', [binaryOf('podcheck', release)], { stdio: 'pipe' });
  // Kubernetes logs what it wonders about; that matters only if it then fails.
  let log = '';
  podcheck.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-4000);
  });
  const ended = new Promise<number | null>((resolve) => podcheck.once('close', resolve));
  podcheck.stdin.on('error', () => undefined);
  podcheck.stdin.end(requests.map(lineOf).join(''));
  const verdicts: Verdict[] = [];
  for await (const line of createInterface({ input: podcheck.stdout })) verdicts.push(JSON.parse(line));
  const code = await ended;
  if (code !== 0 || verdicts.length !== requests.length) {
    throw new Error(
      `podcheck-${release}: exit ${code}, ${verdicts.length} verdicts for ${requests.length} requests\n${log}`,
    );
  }
  return verdicts;
}
