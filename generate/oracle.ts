import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { binaryOf } from '../conformance/oracle/build';
import type { Json } from './json';

export interface Request {
  readonly id: string;
  readonly object: Json;
}

/** What one release's API server says to an object: see conformance/oracle/podcheck. */
export interface Verdict {
  readonly id: string;
  readonly verdict: 'accept' | 'reject' | 'undecodable' | 'unsupported' | 'panic';
  readonly decode?: string;
  readonly errors?: readonly { readonly type: string; readonly field: string; readonly message: string }[];
  readonly dropped?: readonly string[];
  readonly overwritten?: readonly string[];
}

/** Asks a release's podcheck, which must have been built; the verdicts come in the order of the requests. */
export async function ask(release: string, requests: readonly Request[]): Promise<readonly Verdict[]> {
  const podcheck = spawn('nice', [binaryOf('podcheck', release)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => podcheck.once('close', resolve));
  podcheck.stdin.on('error', () => undefined);
  podcheck.stdin.end(requests.map((request) => `${JSON.stringify(request)}\n`).join(''));
  const verdicts: Verdict[] = [];
  for await (const line of createInterface({ input: podcheck.stdout })) verdicts.push(JSON.parse(line));
  const code = await ended;
  if (code !== 0 || verdicts.length !== requests.length) {
    throw new Error(`podcheck-${release}: exit ${code}, ${verdicts.length} verdicts for ${requests.length} requests`);
  }
  return verdicts;
}
