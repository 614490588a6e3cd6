import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { printable } from '../../values/printable';
import { type FileStates, nextChange, statesOf } from './file-states';
import { folderTexts } from './folder-texts';
import { hasCode, projectFiles, reportedPaths } from './loaded-files';
import { changeText, outputChanges } from './output-changes';
import type { ProjectProgram } from './project-program';
import { type Ended, startProgram } from './start-program';

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
  try {
    let known: readonly string[] = always;
    for (let number = 0; !options.signal.aborted; number += 1) {
      const before = statesOf(known);
      const paths = await runOnce(options, before, join(scratch, `reads-${number}`));
      if (paths === undefined) continue;
      known = paths;
      // What was saved while the program ran counts as a change.
      const states = new Map([...statesOf(known), ...[...before].filter(([path]) => known.includes(path))]);
      const changed = await nextChange(states, options.signal);
      if (changed.length > 0) options.print(`\n${listed(changed)} changed\n`);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** One run; returns the files to watch after it, or nothing where it was stopped as one of them changed. */
async function runOnce(
  { program, print, findings, signal }: WatchOptions,
  before: FileStates,
  report: string,
): Promise<readonly string[] | undefined> {
  const settings = program();
  if (settings === undefined) return always;
  const { app, output } = settings;
  const texts = folderTexts(output);
  const start = performance.now();
  const running = startProgram(app, { CDK8S_OUTDIR: output, CDK8S_PODS_READS: report });
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
  print(`${outcome(ended)} in ${seconds} s; watching ${count(paths.filter(isFile).length, 'file')} (Ctrl-C to stop)\n`);
  return paths;
}

const always = ['cdk8s.yaml', 'package.json', 'node_modules/.package-lock.json'].map((path) => resolve(path));

/** After a failure, a file that was missing may be added next to the others. */
function pathsToWatch(reported: readonly string[], output: string, { exitCode }: Ended): readonly string[] {
  const loaded = hasCode(reported) ? reported : [...reported, ...projectFiles(output)];
  const folders = exitCode === 0 ? [] : [`${resolve()}${sep}`, ...loaded.map((path) => `${dirname(path)}${sep}`)];
  return [...new Set([...always, ...loaded, ...folders])];
}

function outcome({ exitCode }: Ended): string {
  if (exitCode === 0) return 'synth: done';
  return exitCode === undefined ? 'synth: killed' : `synth: failed with exit code ${exitCode}`;
}

function isFile(path: string): boolean {
  return !path.endsWith(sep) && existsSync(path);
}

function listed(paths: readonly string[]): string {
  const [first = '', ...more] = paths.map((path) => relative('.', path) || '.');
  return printable(more.length === 0 ? first : `${first} and ${count(more.length, 'other file')}`);
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}
