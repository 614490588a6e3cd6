import { spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, join, resolve } from 'node:path';

const known = new Map<string, string | undefined>();

/**
 * What tells one version of helm from another without running it: the place, size and time of the program. One that only
 * chooses another program (a script, a version manager) is asked for its version, once in a process. `undefined` where no
 * program is found.
 */
export function identityOfExecutable(name: string): string | undefined {
  const path = pathOf(name);
  if (path === undefined) return undefined;
  const key = `${path}\n${process.cwd()}`;
  if (!known.has(key)) known.set(key, identityAt(path));
  return known.get(key);
}

function identityAt(path: string): string | undefined {
  try {
    const real = realpathSync(path);
    const { size, mtimeMs } = statSync(real);
    const script = isScript(real) ? readFileSync(real, 'utf8') : undefined;
    if (script === undefined && /^helm/.test(basename(real))) return `${real} ${size} ${mtimeMs}`;
    const { status, stdout } = spawnSync(path, ['version', '--template', '{{.Version}}'], { encoding: 'utf8' });
    return status === 0 ? `${stdout} ${script ?? real}` : undefined;
  } catch {
    return undefined;
  }
}

function isScript(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const start = Buffer.alloc(2);
    return readSync(descriptor, start) === 2 && start.toString() === '#!';
  } finally {
    closeSync(descriptor);
  }
}

/** Where a program is that is called by its name. */
function pathOf(name: string): string | undefined {
  if (/[/\\]/.test(name)) return isExecutable(resolve(name)) ? resolve(name) : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
