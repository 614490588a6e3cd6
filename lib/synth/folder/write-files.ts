import { carryOut, type Part } from './carry-out';
import { type Disk, nodeDisk, uniqueName } from './disk';
import { inFolder, naming } from './disk-error';
import { type Self, thisProcess } from './hold-folder';
import type { OutputFile } from './output-file';
import { findOutputFolder } from './output-folder';
import { type Contents, checkPaths, isLeftAlone, type Kept, type Plan, planFiles } from './plan-files';

/** What writing did. Paths are in the order in which the files were given, those of pruned files sorted. */
export interface Written {
  /** Files that are new, or hold something else than before. */
  readonly changed: readonly string[];
  /** Of those, files that are new. */
  readonly added: readonly string[];
  /** Of those, files that were there and that no earlier run of the app is known to have written. */
  readonly takenOver: readonly string[];
  /** Files that held what they should, and were not touched. */
  readonly unchanged: readonly string[];
  /** Files that an earlier run wrote and that are deleted, as the app no longer has them. */
  readonly pruned: readonly string[];
  /** What the index names, but is not ours to delete, and why: worth a warning. */
  readonly kept: readonly Kept[];
  /** Files of others in the folder that deploy tools take for manifests. */
  readonly others: readonly string[];
  /** The size of all the files together, in bytes. */
  readonly bytes: number;
}

/** How files are written. */
export interface WriteOptions {
  /** Other folders, without an index, that the same run writes to: with the same care, and while it holds the first one. */
  readonly besides?: readonly Contents[];
  /** @default the disk of this machine */
  readonly disk?: Disk;
  /** @default this process */
  readonly self?: Self;
}

/**
 * Makes a folder hold these files, and of those that earlier runs wrote no others. What anybody else put there stays: a
 * file that has the path of one of these, and something else in it, is an error, unless it may be replaced. The index of
 * what was written is `.cdk8s-pods`, to be committed with them.
 *
 * Nothing is changed before all paths are checked, all that is there is compared, and all that is new is written under
 * temporary names: so a full disk leaves the folder as it was. Then files are renamed one by one: whatever ends the run
 * now leaves each file as it was or as it will be, and the next run does the rest, and removes what is left over. A
 * folder that does not exist yet is written next to its path and moved there in one step, if possible. A
 * second run waits until the first is done. A folder that is as it should be is not touched at all, and may be
 * read-only.
 *
 * Files are not forced to the disk (fsync): that takes many times as long, is of use only where the machine itself
 * fails, and what is lost then is compared and written again by the next run.
 *
 * @throws Error where a path cannot be one, or has a file of others, or the disk fails; it says what was changed until then
 */
export function writeFiles(contents: Contents, options: WriteOptions = {}): Written {
  const { besides = [], disk = nodeDisk, self = thisProcess(uniqueName()) } = options;
  const { outdir, files } = contents;
  return inFolder(outdir, () => {
    const main = partOf(contents, disk);
    const others = besides.map((contents) => partOf(contents, disk));
    const isDoneBesides = others.map(({ planNow }) => isLeftAlone(planNow())).every(Boolean);
    if (main.folder.missing.length === 0) {
      const before = main.planNow();
      if (isLeftAlone(before) && isDoneBesides) return writtenOf(before, files);
    }
    // Another run may have come between: what holds is what is there once the folder is ours.
    return writtenOf(carryOut([main, ...others], disk, self), files);
  });
}

function partOf(contents: Contents, disk: Disk): Part {
  const { outdir, files } = contents;
  return naming(outdir, () => {
    checkPaths(outdir, files);
    const folder = findOutputFolder(outdir, disk);
    return { outdir, folder, planNow: () => naming(outdir, () => planFiles(contents, folder.root, disk)) };
  });
}

function writtenOf({ added, unchanged, takenOver, pruned, kept, others }: Plan, files: readonly OutputFile[]): Written {
  const same = new Set(unchanged);
  return {
    changed: files.flatMap(({ path }) => (same.has(path) ? [] : [path])),
    added: added.map(({ path }) => path),
    unchanged,
    takenOver,
    pruned,
    kept,
    others,
    bytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
  };
}
