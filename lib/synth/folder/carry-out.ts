import { codeOf, type Disk, unlessGone } from './disk';
import { attempt, halfDone, naming } from './disk-error';
import { within } from './folder-view';
import { type Hold, holdFolder, type Self } from './hold-folder';
import type { OutputFile } from './output-file';
import type { OutputFolder } from './output-folder';
import { indexName, parseIndex, printIndex, temporaryName } from './output-index';
import { foldersOf, pathProblem } from './output-paths';
import { isDone, isLeftAlone, type Plan } from './plan-files';
import { removeLeftBeside, tryWhole } from './whole-folder';

/** A folder that a run writes to. */
export interface Part {
  /** How it is called in errors. */
  readonly outdir: string;
  readonly folder: OutputFolder;
  /** What is to be done there, as it is now. */
  readonly planNow: () => Plan;
}

/** A file under its temporary name. */
interface Staged {
  readonly temporary: string;
  readonly path: string;
}

/** What is written, and yet to be put in its place. */
interface Prepared {
  readonly files: readonly Staged[];
  readonly index: Staged | undefined;
}

/** What a run has done so far in a folder. It grows while the run goes on; a run that fails takes back what it can. */
interface Traces {
  readonly folders: string[];
  readonly temporaries: Set<string>;
  /** Whether the index names files that are still to be written. */
  announced: boolean;
  /** How many files have been replaced or deleted: the first one makes the run irreversible. */
  changes: number;
}

/** A folder that a run holds, and what it does there. */
interface Run {
  readonly outdir: string;
  readonly root: string;
  readonly disk: Disk;
  readonly self: Self;
  readonly hold: Hold;
  readonly traces: Traces;
  readonly plan: Plan;
  /** Whether all of the plan was done when the folder was opened. */
  readonly isWritten: boolean;
}

/**
 * Takes hold of the first folder, then of others, and makes the changes that are planned once they are held: all that is
 * new is written everywhere before anything is replaced anywhere. Returns the plan of the first.
 * @throws DiskError that says what was changed until then
 */
export function carryOut([main, ...others]: readonly [Part, ...Part[]], disk: Disk, self: Self): Plan {
  const made: string[] = [];
  const runs: Run[] = [];
  try {
    removeLeftBeside(main.folder.root, disk, self);
    try {
      const first = openWhole(main, made, disk, self) ?? open(main, made, disk, self);
      runs.push(first);
      for (const part of others) if (!isLeftAlone(part.planNow())) runs.push(open(part, made, disk, self));
      change(runs.filter(({ isWritten }) => !isWritten));
      return first.plan;
    } finally {
      for (const { hold } of runs.toReversed()) hold.release();
    }
  } catch (error) {
    tryEach(made.toReversed(), (path) => removeIfEmpty(path, disk));
    const changes = sum(runs.map(({ traces }) => traces.changes));
    throw changes === 0 ? error : halfDone(error, changes, sum(runs.map(({ plan }) => changesIn(plan))));
  }
}

/**
 * A folder that is not there yet is there at once, with all its files, and held: where that can be done, and nobody else
 * is faster.
 */
function openWhole({ outdir, folder, planNow }: Part, made: string[], disk: Disk, self: Self): Run | undefined {
  const { root, missing } = folder;
  if (missing.length === 0) return undefined;
  for (const path of missing.slice(0, -1)) makeFolder(path, path, made, disk);
  const plan = planNow();
  if (!isAllNew(plan)) return undefined;
  const hold = tryWhole(root, [...plan.added, { path: indexName, text: plan.indexAfter ?? '' }], disk, self);
  if (hold === undefined) return undefined;
  const traces = { ...noTraces(), changes: plan.added.length };
  return { outdir, root, disk, self, hold, traces, plan, isWritten: true };
}

/** Whether nothing that is wanted is there: another run may have come between. */
function isAllNew({ unchanged, replaced, indexBefore }: Plan): boolean {
  return unchanged.length + replaced.length === 0 && indexBefore === undefined;
}

function open({ outdir, folder, planNow }: Part, made: string[], disk: Disk, self: Self): Run {
  const { root, missing } = folder;
  return naming(outdir, () => {
    for (const path of missing) makeFolder(path, path, made, disk);
    const hold = attempt('create files there', () => holdFolder(root, disk, self));
    try {
      const plan = planNow();
      return { outdir, root, disk, self, hold, traces: noTraces(), plan, isWritten: isDone(plan) };
    } catch (error) {
      hold.release();
      throw error;
    }
  });
}

const noTraces = (): Traces => ({ folders: [], temporaries: new Set(), announced: false, changes: 0 });

function changesIn({ added, replaced, pruned }: Plan): number {
  return added.length + replaced.length + pruned.length;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function change(runs: readonly Run[]): void {
  try {
    const prepared = runs.map((run) => ({ run, staged: naming(run.outdir, () => prepare(run)) }));
    for (const { outdir, hold } of runs) naming(outdir, hold.check);
    for (const { run, staged } of prepared) naming(run.outdir, () => commit(staged, run));
  } catch (error) {
    for (const run of runs.toReversed()) takeBack(run);
    throw error;
  }
}

/** Writes all that is new, and leaves what is there as it is, but for the index. */
function prepare(run: Run): Prepared {
  const { plan } = run;
  for (const path of plan.temporaries) remove(path, run);
  const index = announce(run);
  const files = stage([...plan.added, ...plan.replaced], run);
  const { indexAfter } = plan;
  if (indexAfter === undefined || indexAfter === index) return { files, index: undefined };
  return { files, index: write({ path: indexName, text: indexAfter }, run) };
}

function commit({ files, index }: Prepared, run: Run): void {
  const { plan, hold, traces, root, disk } = run;
  const count = () => {
    traces.changes += 1;
    if (traces.changes % 64 === 0) hold.keep();
  };
  for (const file of files) {
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
  if (index !== undefined) rename(index, run);
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

/** The index of what there is and what will be, unless that is the index as it is, or the folder has none. */
function indexBetween({ indexBefore, indexAfter }: Plan): string | undefined {
  if (indexAfter === undefined) return undefined;
  if (indexBefore === undefined) return indexAfter === printIndex([]) ? undefined : indexAfter;
  const known = new Set(parseIndex(indexBefore));
  const added = parseIndex(indexAfter).filter((path) => !known.has(path));
  if (added.length === 0) return undefined;
  return printIndex([...known, ...added].filter((path) => pathProblem(path) === undefined));
}

function stage(files: readonly OutputFile[], run: Run): readonly Staged[] {
  const made = new Set<string>();
  const staged: Staged[] = [];
  for (const file of files) {
    for (const folder of foldersOf(file.path)) {
      if (!made.has(folder)) makeFolder(within(run.root, folder), folder, run.traces.folders, run.disk);
      made.add(folder);
    }
    staged.push(write(file, run));
    if (staged.length % 64 === 0) run.hold.keep();
  }
  return staged;
}

/** Writes a file under a temporary name, in its own folder: a file cannot be renamed from one disk to another. */
function write({ path, text }: OutputFile, { root, disk, self, plan, traces }: Run): Staged {
  const name = temporaryName(self.run, traces.temporaries.size + 1);
  const temporary = within(root, path.slice(0, path.lastIndexOf('/') + 1) + name);
  traces.temporaries.add(temporary);
  attempt(`create ${path}`, () => disk.create(temporary, text, plan.modes.get(path)));
  return { temporary, path };
}

function rename({ temporary, path }: Staged, { root, disk }: Run): void {
  attempt(`replace ${path}`, () => disk.rename(temporary, within(root, path)));
}

function remove(path: string, { root, disk }: Run): void {
  attempt(`delete ${path}`, () => unlessGone(() => disk.remove(within(root, path))));
}

function makeFolder(folder: string, name: string, made: string[], disk: Disk): void {
  attempt(`create the folder ${name}`, () => {
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
  return attempt(`stat ${path}`, () => status(path) === status(wanted));
}

/** Git keeps no empty folders, so one that only had our files is removed. */
function removeIfEmpty(folder: string, disk: Disk): void {
  try {
    if (disk.list(folder).size === 0) disk.removeFolder(folder);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  }
}

/** Leaves nothing behind that the next run would have to remove, as far as the disk still lets us. */
function takeBack(run: Run): void {
  const { root, disk, hold, plan, traces } = run;
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
