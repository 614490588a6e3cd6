import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Container } from '../../../../kubernetes/generated/types';

let left: ChildProcess | undefined;
afterEach(() => left?.kill('SIGKILL'));

/** Runs a container that waits for a log processor, tells it to stop, and returns what it writes until it exits. */
export async function runDrain(
  container: Pick<Container, 'command'> | undefined,
  variables: Readonly<Record<string, string>>,
  meanwhile = async (_lines: () => string) => {},
): Promise<string> {
  const [shell = '', ...args] = container?.command ?? [];
  const running = spawn(shell, args, { env: { PATH: process.env.PATH, ...variables } });
  left = running;
  let output = '';
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (data) => (output += String(data)));
  await until(() => output.includes('waiting'));
  const exit = once(running, 'close');
  running.kill('SIGTERM');
  await meanwhile(() => output);
  expect(await exit).toEqual([0, null]);
  return output;
}

/** Waits until something has come true. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}
