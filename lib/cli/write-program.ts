import { existsSync, readFileSync } from 'node:fs';
import { UnreadableFile } from '../constructs/read-file';
import { checkPlaceForFile, replaceFile } from './replace-file';

/**
 * Writes a program, as a whole or not at all. A file with other content stays, unless it may be replaced.
 * @throws UnreadableFile where it stays, and where the system refuses to write
 */
export function writeProgram(file: string, text: string, force: boolean): void {
  checkPlaceForFile(file, 'main.ts');
  if (existsSync(file)) {
    if (readText(file) === text) return;
    if (!force) throw new UnreadableFile(`${file} exists, with other content`, 'use another file, or --force');
  }
  replaceFile(file, text);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
