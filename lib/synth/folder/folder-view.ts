import { type Disk, type Kind, unlessGone } from './disk';
import { attempt } from './disk-error';
import { sameName } from './output-paths';

/** What is at a path of a folder. */
export type Place =
  | { readonly kind: Kind | 'absent' }
  /** A parent of the path is not a folder; `at` is that parent. */
  | { readonly kind: 'blocked'; readonly at: string; readonly by: Kind };

/** The folder as it is now: one listing for each folder in it that is asked about, no link followed. */
export interface FolderView {
  readonly placeOf: (path: string) => Place;
  /** What is in a folder, `''` for the outermost; nothing where it is not there. */
  readonly list: (folder: string) => ReadonlyMap<string, Kind>;
}

/** A cached view of a folder. */
export function viewFolder(root: string, disk: Disk): FolderView {
  const listings = new Map<string, ReadonlyMap<string, Kind>>();
  const folders = new Map<string, Place>([['', { kind: 'folder' }]]);

  function list(folder: string): ReadonlyMap<string, Kind> {
    const known = listings.get(folder);
    if (known !== undefined) return known;
    const isThere = folderAt(folder).kind === 'folder';
    const found =
      (isThere
        ? attempt(`list ${folder || 'it'}`, () => unlessGone(() => disk.list(within(root, folder))))
        : undefined) ?? new Map<string, Kind>();
    listings.set(folder, found);
    return found;
  }

  function folderAt(folder: string): Place {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const found = placeOf(folder);
    folders.set(folder, found);
    return found;
  }

  function placeOf(path: string): Place {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(slash, 0));
    const above = folderAt(folder);
    if (above.kind === 'absent' || above.kind === 'blocked') return above;
    if (above.kind !== 'folder') return { kind: 'blocked', at: folder, by: above.kind };
    const kind = list(folder).get(path.slice(slash + 1)) ?? kindOfVariant(path, folder);
    return { kind: kind ?? 'absent' };
  }

  /** Where case does not count, a file is listed under the name it was made with and found under this one. */
  function kindOfVariant(path: string, folder: string): Kind | undefined {
    if (!variants(folder).has(sameName(path.slice(path.lastIndexOf('/') + 1)))) return undefined;
    return attempt(`stat ${path}`, () => disk.status(within(root, path)))?.kind;
  }

  const variantsOf = new Map<string, ReadonlySet<string>>();
  function variants(folder: string): ReadonlySet<string> {
    const known = variantsOf.get(folder);
    if (known !== undefined) return known;
    const found = new Set([...list(folder).keys()].map(sameName));
    variantsOf.set(folder, found);
    return found;
  }

  return { placeOf, list };
}

/** The path of something in a folder. */
export function within(root: string, path: string): string {
  return path === '' ? root : `${root}/${path}`;
}
