import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
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
  let madeFolders: readonly string[] = [];
  try {
    for (const { path, before, after } of plan) {
      madeFolders = [...madeFolders, ...makeFolder(dirname(join(folder, path)))];
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
    removeTemporary(folder, plan);
    for (const made of madeFolders.toReversed()) {
      // Somebody else's files may be in it by now.
      if (readdirSync(made).length === 0) rmdirSync(made);
    }
    throw error;
  }
  removeTemporary(folder, plan);
}

function removeTemporary(folder: string, plan: readonly PlannedFile[]): void {
  for (const { path } of plan) rmSync(temporary(folder, path), { force: true });
}

/** Makes a folder, and those that it is in; returns those that are new, outer ones first. */
function makeFolder(path: string): readonly string[] {
  if (existsSync(path)) return [];
  const outer = makeFolder(dirname(path));
  mkdirSync(path);
  return [...outer, path];
}

function temporary(folder: string, path: string): string {
  return `${target(folder, path)}.${process.pid}.tmp`;
}

function target(folder: string, path: string): string {
  const file = join(folder, path);
  return existsSync(file) ? realpathSync(file) : file;
}
