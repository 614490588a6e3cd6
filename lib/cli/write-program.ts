import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { UnreadableFile } from '../constructs/read-file';
import { attempt, DiskError } from '../synth/folder/disk-error';

/**
 * Writes a program, as a whole or not at all. A file with other content stays, unless it may be replaced.
 * @throws UnreadableFile where it stays, and where the system refuses to write
 */
export function writeProgram(file: string, text: string, force: boolean): void {
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

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
