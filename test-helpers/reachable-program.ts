import { copyFileSync, existsSync, linkSync, realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';

/** A program that users other than this one can run: one of the system, or its copy in a folder, as homes are closed. */
export function reachableProgram(program: string, folder: string): string {
  const folders = [dirname(program), ...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'];
  const found = folders.map((one) => join(one, basename(program))).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no program ${program}; put it on PATH`);
  if (/^\/(usr|bin|sbin)\//.test(found)) return found;
  const inside = join(folder, basename(program));
  try {
    linkSync(realpathSync(found), inside);
  } catch {
    // Another file system.
    copyFileSync(found, inside);
  }
  return inside;
}
