import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where Go programs are built: `build/oracle`. */
export const builtPrograms = resolve(__dirname, '..', 'build', 'oracle');

/** Whether a program is there, and newer than its source: a file, or each file of a folder. */
export function isUpToDate(binary: string, sources: string): boolean {
  if (!existsSync(binary)) return false;
  const built = statSync(binary).mtimeMs;
  if (statSync(sources).isFile()) return statSync(sources).mtimeMs < built;
  return readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .every(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs < built);
}

/** Builds a program of this folder that has a go.mod of its own, unless it is up to date: `build/oracle/yaml`. */
export function buildProgram(name: 'yaml'): string {
  const binary = join(builtPrograms, name);
  const sources = join(__dirname, name);
  if (isUpToDate(binary, sources)) return binary;
  const go = ['go', 'build', '-mod=readonly', '-trimpath', '-ldflags', '-s -w', '-o', binary, '.'];
  execFileSync('nice', go, { cwd: sources, stdio: ['ignore', 'inherit', 'inherit'] });
  return binary;
}
