import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { attempt } from '../../constructs/read-file';
import type { PlannedFile } from '../../init/init-plan';

/** Reads files of a folder; `undefined` for those that do not exist. */
export function readExisting(folder: string): (path: string) => string | undefined {
  return (path) => {
    const file = join(folder, path);
    return existsSync(file) ? attempt(path, () => readFileSync(file, 'utf8')) : undefined;
  };
}

/**
 * Writes all files or none: each under a temporary name first. A file that somebody has created since the plan was made
 * is not replaced, and of a symbolic link, the file that it leads to is.
 */
export function writePlan(folder: string, plan: readonly PlannedFile[]): void {
  const done: PlannedFile[] = [];
  try {
    for (const { path, before, after } of plan) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      const mode = before === undefined ? 0o666 : statSync(join(folder, path)).mode;
      writeFileSync(temporary(folder, path), after, { flag: 'wx', mode });
    }
    for (const file of plan) {
      const [from, to] = [temporary(folder, file.path), target(folder, file.path)];
      if (file.before === undefined) linkSync(from, to);
      else renameSync(from, to);
      done.push(file);
    }
  } catch (error) {
    for (const { path, before } of done) {
      if (before === undefined) rmSync(join(folder, path), { force: true });
      else writeFileSync(join(folder, path), before);
    }
    throw error;
  } finally {
    for (const { path } of plan) rmSync(temporary(folder, path), { force: true });
  }
}

function temporary(folder: string, path: string): string {
  return `${target(folder, path)}.${process.pid}.tmp`;
}

function target(folder: string, path: string): string {
  const file = join(folder, path);
  return existsSync(file) ? realpathSync(file) : file;
}
