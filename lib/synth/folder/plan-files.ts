import { type Disk, unlessGone } from './disk';
import { attempt } from './disk-error';
import { type FolderView, type Place, viewFolder, within } from './folder-view';
import type { OutputFile } from './output-file';
import { indexName, isTemporary, lockName, parseIndex, printIndex } from './output-index';
import { foldersOf, pathProblem, pathProblems, sameName } from './output-paths';

/** A path that the index names and that is left alone. */
export interface Kept {
  /** As the index has it, so maybe not printable. */
  readonly path: string;
  readonly reason: string;
}

/** What a folder should hold, besides the files of others. */
export interface Contents {
  /** How the folder is called, and in errors: from the working folder. */
  readonly outdir: string;
  readonly files: readonly OutputFile[];
  /**
   * In a folder without an index: which files of earlier runs, found at the folder's real path, are to go.
   * @default what the index names and is not wanted
   */
  readonly leftovers?: (root: string, disk: Disk) => readonly string[];
  /**
   * Whether a file that is in the place of one of these, and that no run is known to have written, may be replaced.
   * @default none may
   */
  readonly mayReplace?: (path: string, text: string) => boolean;
}

/** What has to be done so that a folder holds exactly the files that it should, besides those of others. */
export interface Plan {
  /** Files that are not there yet. */
  readonly added: readonly OutputFile[];
  /** Files that hold something else. */
  readonly replaced: readonly OutputFile[];
  /** Paths of those of them that no run is known to have written. */
  readonly takenOver: readonly string[];
  /** Paths of files that hold what they should. */
  readonly unchanged: readonly string[];
  /** Paths of files that the index names and that are no longer wanted. */
  readonly pruned: readonly string[];
  readonly kept: readonly Kept[];
  /** Paths of files of others that deploy tools take for manifests, here and in folders that are here. */
  readonly others: readonly string[];
  /** The permission bits of files that are replaced: a Secret that was made private stays so. */
  readonly modes: ReadonlyMap<string, number>;
  /** Of pruned paths those that some file systems take for one that is wanted: which one. */
  readonly spellings: ReadonlyMap<string, string>;
  /** Folders that then hold nothing any more, unless others put something there; inner ones first. */
  readonly emptied: readonly string[];
  /** Files that runs which were ended left behind, or that another run is writing now. */
  readonly temporaries: readonly string[];
  /** Whether a run holds the folder, or was ended while it did. */
  readonly isHeld: boolean;
  /** The index as it is; `undefined` where none is. */
  readonly indexBefore: string | undefined;
  /** The index as it should be; `undefined` where the folder has none. */
  readonly indexAfter: string | undefined;
}

/** Whether a folder is as it should be. */
export function isDone({ added, replaced, pruned, temporaries, indexBefore, indexAfter }: Plan): boolean {
  const undone = added.length + replaced.length + pruned.length + temporaries.length;
  return undone === 0 && indexBefore === indexAfter;
}

/** Whether a folder is as it should be, and no other run is at work there, or was ended while it was. */
export function isLeftAlone(plan: Plan): boolean {
  return isDone(plan) && !plan.isHeld;
}

/**
 * Compares a folder with what it should hold, by paths that can be ({@link checkPaths}); writes nothing.
 *
 * @param root where it is, links followed
 * @throws Error that lists every path that is not a file, or a file that must not be replaced
 */
export function planFiles({ outdir, files, leftovers, mayReplace }: Contents, root: string, disk: Disk): Plan {
  const view = viewFolder(root, disk);
  const placed = files.map((file) => ({ file, place: view.placeOf(file.path) }));
  throwAny(outdir, [...indexProblems(view), ...placed.flatMap(({ file, place }) => placeProblems(file.path, place))]);

  const states = placed.map(({ file, place }) => ({ file, ...stateOf(file, place, root, disk) }));
  const withState = (wanted: State) => states.filter(({ state }) => state === wanted).map(({ file }) => file);

  const indexBefore = leftovers === undefined ? readIndex(root, view, disk) : undefined;
  const wanted = new Set(files.map(({ path }) => path));
  const ours = new Set(leftovers === undefined ? parseIndex(indexBefore ?? '') : leftovers(root, disk));
  const owned = [...ours].filter((path) => !wanted.has(path));
  const takenOver = notAmong(ours, withState('different'));
  throwAny(outdir, takenOver.filter((path) => !isReplaceable(path, root, disk, mayReplace)).map(notOurs));

  const { pruned, gone, kept } = judgeOwned(owned, view);
  const needed = foldersOfAll(wanted);
  const left = foldersOfAll([...pruned, ...gone]);
  return {
    added: withState('absent'),
    replaced: withState('different'),
    unchanged: withState('same').map(({ path }) => path),
    takenOver,
    pruned,
    kept,
    others: leftovers === undefined ? othersIn(new Set(['', ...needed]), [wanted, ours], view) : [],
    modes: new Map(states.flatMap(({ file, mode }) => (mode === undefined ? [] : [[file.path, mode]]))),
    spellings: spellings(pruned, files),
    emptied: [...left]
      .filter((folder) => !needed.has(folder) && view.placeOf(folder).kind === 'folder')
      .sort()
      .reverse(),
    temporaries: temporariesIn(new Set(['', ...needed, ...left]), view),
    isHeld: view.list('').has(lockName),
    indexBefore,
    indexAfter: leftovers === undefined ? printIndex(wanted) : undefined,
  };
}

/** @throws Error that lists every path that is invalid, or clashes with another one */
export function checkPaths(outdir: string, files: readonly OutputFile[]): void {
  throwAny(outdir, pathProblems(files));
}

function throwAny(outdir: string, problems: readonly string[]): void {
  if (problems.length === 0) return;
  const shown = problems.slice(0, 20).map((problem) => `\n  ${problem}`);
  const more = problems.length > shown.length ? `\n  and ${problems.length - shown.length} more` : '';
  throw new Error(`${outdir} was not changed, because these files cannot be written:${shown.join('')}${more}`);
}

function indexProblems(view: FolderView): readonly string[] {
  const { kind } = view.placeOf(indexName);
  if (kind === 'absent' || kind === 'file') return [];
  return [`index "${indexName}" must be a regular file, got a ${kind}; remove it`];
}

/** Links are replaced, never written through; a folder or a device is not ours to replace. */
function placeProblems(path: string, place: Place): readonly string[] {
  if (place.kind === 'blocked') {
    const what = place.by === 'link' ? 'a symbolic link, which is not followed' : 'not a folder';
    return [`"${path}": "${place.at}" is ${what}; remove it, or rename the file`];
  }
  if (place.kind === 'folder' || place.kind === 'other') {
    const what = place.kind === 'folder' ? 'is a folder' : 'is neither a file nor a folder';
    return [`"${path}" ${what}; remove it, or rename the file`];
  }
  return [];
}

/** The paths of files that are not in a set, compared as on case-insensitive file systems. */
function notAmong(paths: ReadonlySet<string>, files: readonly OutputFile[]): readonly string[] {
  const unknown = files.flatMap(({ path }) => (paths.has(path) ? [] : [path]));
  if (unknown.length === 0) return [];
  const names = new Set([...paths].map(sameName));
  return unknown.filter((path) => !names.has(sameName(path)));
}

/** A link was never written by a run. */
function isReplaceable(path: string, root: string, disk: Disk, mayReplace: Contents['mayReplace']): boolean {
  const file = within(root, path);
  return attempt(`read ${path}`, () => {
    if (mayReplace === undefined || disk.status(file)?.kind !== 'file') return false;
    return mayReplace(path, disk.read(file).toString());
  });
}

function notOurs(path: string): string {
  return `"${path}" already exists and was not written by this app; delete it, or rename the file`;
}

type State = 'absent' | 'same' | 'different';

interface Compared {
  readonly state: State;
  /** Of a file that is to be replaced. */
  readonly mode?: number;
}

/** Sizes are compared before anything is read, and bytes rather than times or hashes: they cannot be wrong. */
function stateOf({ path, text }: OutputFile, { kind }: Place, root: string, disk: Disk): Compared {
  if (kind === 'absent') return { state: 'absent' };
  if (kind !== 'file') return { state: 'different' };
  return attempt(`read ${path}`, () => {
    if (readsAs(within(root, path), text, disk)) return { state: 'same' };
    const status = disk.status(within(root, path));
    return status === undefined ? { state: 'absent' } : { state: 'different', mode: status.mode };
  });
}

function readsAs(file: string, text: string | Uint8Array, disk: Disk): boolean {
  const wanted = typeof text === 'string' ? Buffer.from(text) : text;
  return unlessGone(() => disk.readOfSize(file, wanted.length))?.equals(wanted) === true;
}

function readIndex(root: string, view: FolderView, disk: Disk): string | undefined {
  if (view.placeOf(indexName).kind === 'absent') return undefined;
  return attempt(`read ${indexName}`, () => unlessGone(() => disk.read(within(root, indexName)))?.toString());
}

function spellings(pruned: readonly string[], files: readonly OutputFile[]): ReadonlyMap<string, string> {
  if (pruned.length === 0) return new Map();
  const byName = new Map(files.map(({ path }) => [sameName(path), path]));
  return new Map(
    pruned.flatMap((path) => {
      const wanted = byName.get(sameName(path));
      return wanted === undefined ? [] : [[path, wanted]];
    }),
  );
}

interface Judged {
  readonly pruned: readonly string[];
  /** Not there, or no longer: a run was ended before it had written them. */
  readonly gone: readonly string[];
  readonly kept: readonly Kept[];
}

/** An index may have been written by anybody: only a plain file in the folder, reached through no link, is deleted. */
function judgeOwned(owned: readonly string[], view: FolderView): Judged {
  const pruned: string[] = [];
  const gone: string[] = [];
  const kept: Kept[] = [];
  for (const path of owned) {
    const problem = pathProblem(path);
    const place = problem === undefined ? view.placeOf(path) : undefined;
    if (place === undefined) kept.push({ path, reason: problem ?? '' });
    else if (place.kind === 'file') pruned.push(path);
    else if (place.kind === 'absent') gone.push(path);
    else if (place.kind === 'blocked') kept.push({ path, reason: `"${place.at}" is not a folder` });
    else kept.push({ path, reason: 'is no longer a regular file' });
  }
  return { pruned: pruned.sort(), gone, kept };
}

function foldersOfAll(paths: Iterable<string>): ReadonlySet<string> {
  return new Set([...paths].flatMap(foldersOf));
}

/**
 * In folders that are written to and those right in them, where earlier layouts have put files. A folder with an index of
 * its own is that of another app.
 */
function othersIn(
  folders: ReadonlySet<string>,
  ours: readonly ReadonlySet<string>[],
  view: FolderView,
): readonly string[] {
  const found: string[] = [];
  const look = (folder: string, isInner: boolean): void => {
    const start = folder === '' ? '' : `${folder}/`;
    for (const [name, kind] of view.list(folder)) {
      const path = `${start}${name}`;
      if (kind === 'file') {
        if (/\.(ya?ml|json)$/i.test(name) && !ours.some((paths) => paths.has(path))) found.push(path);
      } else if (kind === 'folder' && !isInner && !folders.has(path) && isOfOthers(path, name, view)) look(path, true);
    }
  };
  for (const folder of folders) look(folder, false);
  return found;
}

function isOfOthers(path: string, name: string, view: FolderView): boolean {
  return name !== 'node_modules' && !name.startsWith('.') && !view.list(path).has(indexName);
}

function temporariesIn(folders: ReadonlySet<string>, view: FolderView): readonly string[] {
  return [...folders].flatMap((folder) =>
    [...view.list(folder)].flatMap(([name, kind]) =>
      kind === 'file' && isTemporary(name) ? [folder === '' ? name : `${folder}/${name}`] : [],
    ),
  );
}
