import { numberAt, textAt } from '../snapshot/read';

/** What an exit code of a container stands for, where shells and runtimes agree. */
const meanings: Readonly<Record<number, string>> = {
  126: 'not executable',
  127: 'command not found',
  134: 'SIGABRT',
  137: 'SIGKILL',
  139: 'SIGSEGV',
  143: 'SIGTERM',
};

/** How a container ended: `exit code 127 (command not found)`, `signal 9`. */
export function exitText(terminated: unknown): string {
  const signal = numberAt(terminated, 'signal') ?? 0;
  if (signal !== 0) return `signal ${signal}`;
  const code = numberAt(terminated, 'exitCode') ?? 0;
  const meaning = meanings[code];
  return meaning === undefined ? `exit code ${code}` : `exit code ${code} (${meaning})`;
}

/** Whether the runtime could not start the program of a container at all. */
export function isStartError(terminated: unknown): boolean {
  return ['StartError', 'ContainerCannotRun'].includes(textAt(terminated, 'reason'));
}
