import { setImmediate } from 'node:timers/promises';

/** The warnings that a process prints after some work, each once in a process. */
export async function warningsOf(work: () => unknown): Promise<readonly string[]> {
  let printed = '';
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  work();
  await setImmediate();
  write.mockRestore();
  return printed.split('\n').filter((line) => line !== '');
}
