import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ownFile } from '../../constructs/project-file';
import { counted } from '../../values/counted';
import { printable } from '../../values/printable';
import { type FileStates, nextChange, statesOf } from './file-states';
import { folderTexts } from './folder-texts';
import { hasCode, projectFiles, reportedPaths } from './loaded-files';
import { changeText, outputChanges } from './output-changes';
import type { ProjectProgram } from './project-program';
import { type ProgramEnd, type Running, startProgram } from './start-program';

/** What watching a program needs to know. */
export interface WatchOptions {
  /** Read anew before each run, as cdk8s.yaml may change; none where it has an error, which is printed. */
  readonly program: () => ProjectProgram | undefined;
  readonly print: (text: string) => void;
  /** What is found in the output of a run that succeeded. */
  readonly findings: (output: string) => string;
  readonly signal: AbortSignal;
}

/**
 * Runs a program, and again whenever a file that it has loaded changes, until it is aborted. After each run it prints what
 * changed in the output folder, and what was found. One that fails leaves the folder as it is.
 */
export async function watchProgram(options: WatchOptions): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'cdk8s-pods-watch-'));
  const always = alwaysWatched();
  const report = () => join(mkdtempSync(join(scratch, 'run-')), 'reads');
  let started: Started | undefined;
  try {
    let known: readonly string[] = always;
    while (!options.signal.aborted) {
      const before = statesOf(known);
      started ??= start(options.program(), report());
      const paths = started === undefined ? always : await runOnce(options, started, before);
      const last = started;
      started = undefined;
      if (paths === undefined) continue;
      known = paths;
      // What was saved while the program ran counts as a change.
      const states = new Map([...statesOf(known), ...[...before].filter(([path]) => known.includes(path))]);
      started = start(last?.settings, report(), last?.report);
      const changed = await nextChange(states, options.signal);
      if (changed.length > 0) options.print(`\n${listed(changed)} changed\n`);
      // It was started with other settings, or other packages.
      if (changed.some((path) => always.includes(path))) started = await discarded(started);
    }
  } finally {
    await discarded(started);
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A program, its settings, and the file in which it reports what it reads. */
interface Started {
  readonly settings: ProjectProgram;
  readonly report: string;
  readonly running: Running;
}

/** Starts a program; one whose last report is there waits until it is told to go, with its packages loaded. */
function start(settings: ProjectProgram | undefined, report: string, last?: string): Started | undefined {
  if (settings === undefined) return undefined;
  const env = { CDK8S_OUTDIR: settings.output, CDK8S_PODS_READS: report };
  return { settings, report, running: startProgram(settings.app, env, last && `${last}.packages`) };
}

async function discarded(started: Started | undefined): Promise<undefined> {
  started?.running.stop();
  await started?.running.ended;
}

/** One run; returns the files to watch after it, or nothing where it was stopped as one of them changed. */
async function runOnce(
  { print, findings, signal }: WatchOptions,
  { settings: { output }, report, running }: Started,
  before: FileStates,
): Promise<readonly string[] | undefined> {
  const texts = folderTexts(output);
  const start = performance.now();
  running.go();
  const over = new AbortController();
  const changed = nextChange(before, AbortSignal.any([signal, over.signal]));
  const ended = await Promise.race([running.ended, changed.then(() => undefined)]);
  over.abort();
  if (ended === undefined) {
    running.stop();
    await running.ended;
    if (!signal.aborted) print(`\n${listed(await changed)} changed; starting again\n`);
    return undefined;
  }
  const changes = outputChanges(texts, folderTexts(output));
  for (const change of changes) print(`${changeText(change, output)}\n`);
  if (ended.exitCode === 0) print(findings(output));
  const paths = pathsToWatch(reportedPaths(report, output), output, ended);
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  print(
    `${outcome(ended)} in ${seconds} s; watching ${counted(paths.filter(isFile).length, 'file')} (Ctrl-C to stop)\n`,
  );
  return paths;
}

/** What a program depends on without reading it. */
function alwaysWatched(): readonly string[] {
  return ['cdk8s.yaml', ownFile, 'package.json', 'node_modules/.package-lock.json'].map((path) => resolve(path));
}

/** After a failure, a file that was missing may be added next to the others. */
function pathsToWatch(reported: readonly string[], output: string, { exitCode }: ProgramEnd): readonly string[] {
  const loaded = hasCode(reported) ? reported : [...reported, ...projectFiles(output)];
  const folders = exitCode === 0 ? [] : [`${resolve()}${sep}`, ...loaded.map((path) => `${dirname(path)}${sep}`)];
  return [...new Set([...alwaysWatched(), ...loaded, ...folders])];
}

function outcome({ exitCode }: ProgramEnd): string {
  if (exitCode === 0) return 'synth: done';
  return exitCode === undefined ? 'synth: killed' : `synth: failed with exit code ${exitCode}`;
}

function isFile(path: string): boolean {
  return !path.endsWith(sep) && existsSync(path);
}

function listed(paths: readonly string[]): string {
  const [first = '', ...more] = paths.map((path) => relative('.', path) || '.');
  return printable(more.length === 0 ? first : `${first} and ${counted(more.length, 'other file')}`);
}
