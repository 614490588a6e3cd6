import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { helmError } from './helm-error';
import type { RenderingRequest } from './rendering-request';

/** More than any chart renders. */
const maxBuffer = 512 << 20;

/**
 * What `helm template` prints.
 *
 * @param env variables in addition to those of this process
 * @throws Error that says why it prints nothing, and what to do
 */
export function runHelm(request: RenderingRequest, env: Readonly<Record<string, string>> = {}): string {
  const ran: SpawnSyncReturns<string> = spawnSync(request.executable, request.args, {
    encoding: 'utf8',
    input: request.values,
    maxBuffer,
    env: { ...process.env, ...env },
  });
  if (ran.error !== undefined || ran.status !== 0) throw helmError(request, ran);
  return ran.stdout;
}
