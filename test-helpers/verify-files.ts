import { runCommand } from './run-command';
import { writeFiles } from './temporary-folder';

/** Runs `verify` in the working folder. */
export function verify(...args: readonly string[]) {
  const { exitCode, printed: out } = runCommand(['verify', '--kubernetes', '1.35', ...args]);
  return { exitCode, out };
}

/** Writes files, and gives what is found in them, as `file:line code`. */
export function found(files: Readonly<Record<string, string>>, ...args: readonly string[]): readonly string[] {
  writeFiles(files);
  const { findings } = JSON.parse(verify('--output', 'json', ...(args.length === 0 ? ['.'] : args)).out);
  return findings.map(({ file, line, code }: Record<string, unknown>) => `${file}:${line} ${code}`);
}
