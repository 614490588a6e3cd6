import { codeOf, type Disk, unlessGone } from './disk';
import { attempt, halfDone } from './disk-error';
import { within } from './folder-view';
import { type Hold, holdFolder, type Self } from './hold-folder';
import type { OutputFile } from './output-file';
import type { OutputFolder } from './output-folder';
import { indexName, parseIndex, printIndex, temporaryName } from './output-index';
import { foldersOf, pathProblem } from './output-paths';
import { isDone, type Plan } from './plan-files';
import { removeLeftBeside, tryWhole } from './whole-folder';

/** A file under its temporary name. */
interface Staged {
  readonly temporary: string;
  readonly path: string;
}

/** What a run has done so far. It grows while the run goes on; a run that fails takes back what it can. */
interface Traces {
  readonly folders: string[];
  readonly temporaries: Set<string>;
  /** Whether the index names files that are still to be written. */
  announced: boolean;
  /** How many files have been replaced or deleted: from the first on there is no way back. */
  changes: number;
}

interface Run {
  readonly root: string;
  readonly disk: Disk;
  readonly self: Self;
  readonly traces: Traces;
  readonly plan: Plan;
}

/**
 * Takes hold of a folder and makes the changes that are planned once it is held; returns that plan.
 * @throws DiskError that says what was changed until then
 */
export function carryOut(folder: OutputFolder, planNow: () => Plan, disk: Disk, self: Self): Plan {
  const made: string[] = [];
  try {
    removeLeftBeside(folder.root, disk, self);
    for (const path of folder.missing) {
      const plan = path === folder.root ? planNow() : undefined;
      if (plan !== undefined && isAllNew(plan) && tryWhole(path, filesOf(plan), disk, self)) return plan;
      makeFolder(path, path, made, disk);
    }
    const hold = attempt('write there', () => holdFolder(folder.root, disk, self));
    try {
      const plan = planNow();
      if (!isDone(plan)) change(hold, { root: folder.root, disk, self, plan, traces: noTraces() });
      return plan;
    } finally {
      hold.release();
    }
  } catch (error) {
    tryEach(made.toReversed(), (path) => removeIfEmpty(path, disk));
    throw error;
  }
}

/** Whether nothing that is wanted is there: another run may have come between. */
function isAllNew({ unchanged, replaced, indexBefore }: Plan): boolean {
  return unchanged.length + replaced.length === 0 && indexBefore === undefined;
}

function filesOf({ added, indexAfter }: Plan): readonly OutputFile[] {
  return [...added, { path: indexName, text: indexAfter }];
}

const noTraces = (): Traces => ({ folders: [], temporaries: new Set(), announced: false, changes: 0 });

function change(hold: Hold, run: Run): void {
  const { plan, traces } = run;
  try {
    for (const path of plan.temporaries) remove(path, run);
    const index = announce(run);
    const staged = stage([...plan.added, ...plan.replaced], hold, run);
    const after = plan.indexAfter === index ? undefined : write({ path: indexName, text: plan.indexAfter }, run);
    hold.check();
    commit(staged, hold, run);
    if (after !== undefined) rename(after, run);
  } catch (error) {
    takeBack(hold, run);
    const all = plan.added.length + plan.replaced.length + plan.pruned.length;
    throw traces.changes === 0 ? error : halfDone(error, traces.changes, all);
  }
}

function commit(staged: readonly Staged[], hold: Hold, run: Run): void {
  const { plan, traces, root, disk } = run;
  const count = () => {
    traces.changes += 1;
    if (traces.changes % 64 === 0) hold.keep();
  };
  for (const file of staged) {
    rename(file, run);
    count();
  }
  for (const path of plan.pruned) {
    if (isWanted(path, run)) continue;
    remove(path, run);
    count();
  }
  for (const folder of plan.emptied) {
    attempt(`remove the empty folder ${folder}`, () => removeIfEmpty(within(root, folder), disk));
  }
}

/**
 * Before any file or folder is made, the index names it: whatever ends the run, the next one knows what it may delete.
 * Returns the index as it now is.
 */
function announce(run: Run): string | undefined {
  const { plan, traces } = run;
  const text = indexBetween(plan);
  if (text === undefined) return plan.indexBefore;
  const staged = write({ path: indexName, text }, run);
  traces.announced = true;
  rename(staged, run);
  return text;
}

/** The index of what there is and what will be, unless that is the index as it is. */
function indexBetween({ indexBefore, indexAfter }: Plan): string | undefined {
  if (indexBefore === undefined) return indexAfter === printIndex([]) ? undefined : indexAfter;
  const known = new Set(parseIndex(indexBefore));
  const added = parseIndex(indexAfter).filter((path) => !known.has(path));
  if (added.length === 0) return undefined;
  return printIndex([...known, ...added].filter((path) => pathProblem(path) === undefined));
}

function stage(files: readonly OutputFile[], hold: Hold, run: Run): readonly Staged[] {
  const made = new Set<string>();
  const staged: Staged[] = [];
  for (const file of files) {
    for (const folder of foldersOf(file.path)) {
      if (!made.has(folder)) makeFolder(within(run.root, folder), folder, run.traces.folders, run.disk);
      made.add(folder);
    }
    staged.push(write(file, run));
    if (staged.length % 64 === 0) hold.keep();
  }
  return staged;
}

/** Writes a file under a temporary name, in its own folder: a file cannot be renamed from one disk to another. */
function write({ path, text }: OutputFile, { root, disk, self, plan, traces }: Run): Staged {
  const name = temporaryName(self.run, traces.temporaries.size + 1);
  const temporary = within(root, path.slice(0, path.lastIndexOf('/') + 1) + name);
  traces.temporaries.add(temporary);
  attempt(`write ${path}`, () => disk.create(temporary, text, plan.modes.get(path)));
  return { temporary, path };
}

function rename({ temporary, path }: Staged, { root, disk }: Run): void {
  attempt(`replace ${path}`, () => disk.rename(temporary, within(root, path)));
}

function remove(path: string, { root, disk }: Run): void {
  attempt(`delete ${path}`, () => unlessGone(() => disk.remove(within(root, path))));
}

function makeFolder(folder: string, name: string, made: string[], disk: Disk): void {
  attempt(`make the folder ${name}`, () => {
    try {
      disk.makeFolder(folder);
      made.push(folder);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  });
}

/** Where case does not count, a path that is no longer wanted may lead to a file that is, under another spelling. */
function isWanted(path: string, { root, disk, plan }: Run): boolean {
  const wanted = plan.spellings.get(path);
  if (wanted === undefined) return false;
  const status = (of: string) => disk.status(within(root, of))?.identity;
  return attempt(`look at ${path}`, () => status(path) === status(wanted));
}

/** Git keeps no empty folders, so one that only our files were in is nobody's. */
function removeIfEmpty(folder: string, disk: Disk): void {
  try {
    if (disk.list(folder).size === 0) disk.removeFolder(folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  }
}

/** Leaves nothing behind that the next run would have to remove, as far as the disk still lets us. */
function takeBack(hold: Hold, run: Run): void {
  const { root, disk, plan, traces } = run;
  tryEach(traces.temporaries, (temporary) => disk.remove(temporary));
  tryEach(traces.folders.toReversed(), (folder) => removeIfEmpty(folder, disk));
  if (!traces.announced || traces.changes > 0) return;
  tryEach([plan.indexBefore], (text) => {
    if (!hold.isHeld()) return;
    if (text === undefined) disk.remove(within(root, indexName));
    else rename(write({ path: indexName, text }, run), run);
  });
}

function tryEach<T>(values: Iterable<T>, operation: (value: T) => void): void {
  for (const value of values) {
    try {
      operation(value);
    } catch {
      // The next run does it.
    }
  }
}
