import { randomUUID } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { UnreadableFile } from '../constructs/read-file';
import { attempt, DiskError } from '../synth/folder/disk-error';

/**
 * Writes a program, as a whole or not at all. A file with other content stays, unless it may be replaced.
 * @throws UnreadableFile where it stays, and where the system refuses to write
 */
export function writeProgram(file: string, text: string, force: boolean): void {
  checkPlace(file);
  const target = existsSync(file) ? realpathSync(file) : file;
  if (existsSync(target)) {
    if (readText(target) === text) return;
    if (!force) throw new UnreadableFile(`${file} exists, with other content`, 'use another file, or --force');
  }
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    attempt(`create ${file}`, () => {
      writeFileSync(temporary, text, { flag: 'wx' });
      renameSync(temporary, target);
    });
  } catch (error) {
    rmSync(temporary, { force: true });
    if (!(error instanceof DiskError)) throw error;
    throw new UnreadableFile(error.message, error.advice ?? 'check the folder');
  }
}

function checkPlace(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() === true && !existsSync(file))
    throw new UnreadableFile(`${file} is a link to a file that does not exist`, 'remove it, or use another file');
  if (existsSync(file) && statSync(file).isDirectory())
    throw new UnreadableFile(`${file} is a folder`, `use a file in it, such as ${join(file, 'main.ts')}`);
  if (!existsSync(dirname(file)))
    throw new UnreadableFile(`${file}: folder ${dirname(file)} does not exist`, 'create it, or use another file');
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
