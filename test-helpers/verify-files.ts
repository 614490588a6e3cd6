import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runCommand } from './run-command';

/** Runs `verify` in the working folder. */
export function verify(...args: readonly string[]) {
  const { exitCode, printed: out } = runCommand(['verify', '--kubernetes', '1.35', ...args]);
  return { exitCode, out };
}

/** Writes files, with the folders that they are in. */
export function writeFiles(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** Writes files, and gives what is found in them, as `file:line code`. */
export function found(files: Readonly<Record<string, string>>, ...args: readonly string[]): readonly string[] {
  writeFiles(files);
  const { findings } = JSON.parse(verify('--output', 'json', ...(args.length === 0 ? ['.'] : args)).out);
  return findings.map(({ file, line, code }: Record<string, unknown>) => `${file}:${line} ${code}`);
}
