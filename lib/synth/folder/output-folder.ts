import { dirname, join, relative, resolve } from 'node:path';
import { type Disk, unlessGone } from './disk';
import { attempt } from './disk-error';

/** Where the output goes. */
export interface OutputFolder {
  /** The folder itself, links followed. */
  readonly root: string;
  /** The folders that have to be made for it, the outermost first; none where it is there. */
  readonly missing: readonly string[];
}

/**
 * Finds the output folder; makes nothing. It may be a link to a folder: a checkout of another repository.
 * @throws Error where it is something else, or leads through something else, than a folder
 */
export function findOutputFolder(outdir: string, disk: Disk): OutputFolder {
  const missing: string[] = [];
  for (let folder = resolve(outdir); ; folder = dirname(folder)) {
    const real = attempt('read it', () => unlessGone(() => disk.realPath(folder)));
    if (real !== undefined) {
      if (attempt('read it', () => disk.status(real))?.kind !== 'folder') {
        throw new Error(`${outdir}: ${folder} is not a folder; remove it, or use another output folder`);
      }
      return { root: join(real, relative(folder, outdir)), missing };
    }
    // Anything else was made just now, by another run.
    if (attempt('read it', () => disk.status(folder))?.kind === 'link') {
      throw new Error(`${outdir}: ${folder} is a broken symbolic link; create its target folder, or remove the link`);
    }
    missing.unshift(folder);
  }
}
