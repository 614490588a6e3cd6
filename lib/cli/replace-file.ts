import { chmodSync, existsSync, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UnreadableFile } from '../constructs/read-file';
import { uniqueName } from '../synth/folder/disk';
import { attempt, DiskError } from '../synth/folder/disk-error';

/**
 * Writes a file as a whole or not at all, with the permissions of the one that it replaces; of
 * a symbolic link, that is the file that it leads to.
 * @throws UnreadableFile where the system refuses it
 */
export function replaceFile(file: string, text: string): void {
  const target = existsSync(file) ? realpathSync(file) : file;
  const mode = existsSync(target) ? statSync(target).mode & 0o777 : undefined;
  const temporary = `${target}.${uniqueName()}.tmp`;
  try {
    attempt(`create ${file}`, () => {
      writeFileSync(temporary, text, { flag: 'wx', ...(mode !== undefined && { mode }) });
      // What the umask has taken.
      if (mode !== undefined) chmodSync(temporary, mode);
      renameSync(temporary, target);
    });
  } catch (error) {
    rmSync(temporary, { force: true });
    if (!(error instanceof DiskError)) throw error;
    throw new UnreadableFile(error.message, error.advice ?? 'check the folder');
  }
}

/**
 * Checks that a file can be at a path.
 * @param example the name of a file to use in place of a folder
 * @throws UnreadableFile for a folder, a link to nothing, and a file in a folder that does not exist
 */
export function checkPlaceForFile(file: string, example: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() === true && !existsSync(file))
    throw new UnreadableFile(`${file} is a link to a file that does not exist`, 'remove it, or use another file');
  if (existsSync(file) && statSync(file).isDirectory())
    throw new UnreadableFile(`${file} is a folder`, `use a file in it, such as ${join(file, example)}`);
  if (!existsSync(dirname(file)))
    throw new UnreadableFile(`${file}: folder ${dirname(file)} does not exist`, 'create it, or use another file');
}
