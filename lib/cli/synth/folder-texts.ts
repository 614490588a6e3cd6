import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from '../../constructs/read-file';
import { indexName } from '../../synth/folder/output-index';
import type { FolderTexts } from './output-changes';

/** The text of each manifest in a folder and those in it, sorted by path; empty where it does not exist. */
export function folderTexts(folder: string): FolderTexts {
  return new Map(filesIn(folder, '').map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

/** Whether a `GitOpsApp` writes to a folder, or to those in it: it reports all that it finds itself. */
export function isOfGitOpsApp(folder: string): boolean {
  const entries = entriesOf(folder);
  const hasIndex = (all: readonly Dirent[]) => all.some(({ name }) => name === indexName);
  return hasIndex(entries) || entries.some((one) => one.isDirectory() && hasIndex(entriesOf(join(folder, one.name))));
}

function filesIn(folder: string, start: string): readonly string[] {
  return entriesOf(join(folder, start))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${start}${entry.name}`;
      if (entry.isDirectory()) return filesIn(folder, `${path}/`);
      return entry.isFile() && /\.(?:ya?ml|json)$/.test(entry.name) ? [path] : [];
    });
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCodeOf(error) ?? '')) return [];
    throw error;
  }
}
