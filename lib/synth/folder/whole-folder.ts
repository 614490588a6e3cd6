import { basename, dirname } from 'node:path';
import type { Disk } from './disk';
import { within } from './folder-view';
import { type Hold, holdOn, lockText, type Self } from './hold-folder';
import type { OutputFile } from './output-file';
import { isTemporaryFolder, lockName, temporaryFolderName } from './output-index';
import { foldersOf } from './output-paths';

/**
 * Writes a new folder next to its path, and moves it there in one step: readers find all files
 * or none, no file has to be renamed by itself, and no other run can hold it before this one does. Where anything fails, also because another run was faster, nothing is
 * left of it, and the folder is yet to be written file by file, which says what fails.
 *
 * @returns the hold on the folder, if it is there
 */
export function tryWhole(root: string, files: readonly OutputFile[], disk: Disk, self: Self): Hold | undefined {
  const temporary = `${dirname(root)}/${temporaryFolderName(basename(root), self.run)}`;
  const made = new Set<string>();
  try {
    disk.makeFolder(temporary);
    for (const { path, text } of files) {
      for (const folder of foldersOf(path)) {
        if (!made.has(folder)) disk.makeFolder(within(temporary, folder));
        made.add(folder);
      }
      disk.create(within(temporary, path), text);
    }
    disk.create(within(temporary, lockName), lockText(self));
    disk.rename(temporary, root);
    return holdOn(root, disk, self);
  } catch {
    tryRemove(temporary, disk);
    return undefined;
  }
}

/**
 * Removes the temporary folders of killed runs. It is renamed first: should its run be at work all the same,
 * that finds nothing to write to any more, and begins again file by file.
 */
export function removeLeftBeside(root: string, disk: Disk, { run }: Self): void {
  const [above, name] = [dirname(root), basename(root)];
  const taken = `${above}/${temporaryFolderName(name, run)}`;
  try {
    for (const [found, kind] of disk.list(above)) {
      if (kind !== 'folder' || !isTemporaryFolder(found, name)) continue;
      disk.rename(`${above}/${found}`, taken);
      removeAll(taken, disk);
    }
  } catch {
    // The next run does it.
  }
}

function tryRemove(folder: string, disk: Disk): void {
  try {
    removeAll(folder, disk);
  } catch {
    // It was not made, or the next run does it.
  }
}

/** Links are removed, never followed. */
function removeAll(folder: string, disk: Disk): void {
  for (const [name, kind] of disk.list(folder)) {
    if (kind === 'folder') removeAll(within(folder, name), disk);
    else disk.remove(within(folder, name));
  }
  disk.removeFolder(folder);
}
