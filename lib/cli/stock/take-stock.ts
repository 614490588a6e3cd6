import { counted } from '../../values/counted';
import { equal } from '../../values/equal';
import type { VerifyOptions } from '../../verify/options';
import { leaveOut, type Outcome } from '../outputs/outcome';
import type { Unchecked } from '../outputs/unchecked';
import { compare, knownFindings, type PathOf } from './baseline';
import { filesOfBaseline, openBaseline, readBaseline } from './baseline-file';
import type { Baseline } from './baseline-text';
import { openRevision } from './revision';
import { onlyChanged } from './since';

/** Which findings are not reported because the repository has them already. */
export interface StockOptions {
  /** A file with known findings. */
  readonly baseline?: string | undefined;
  /** A file to record all findings in. */
  readonly writeBaseline?: string | undefined;
  /** The revision since which an object has to have changed. */
  readonly since?: string | undefined;
}

/** How manifests are verified, and which. */
export interface Run extends Omit<VerifyOptions, 'kubernetes'> {
  /** The paths that are given. */
  readonly paths: readonly string[];
  readonly exclude: readonly string[];
  readonly unchecked: Unchecked;
}

/** What was verified. */
export interface Stock {
  /** All that was found. */
  readonly verified: Outcome;
  /** What is left of that by choice. */
  readonly chosen: Outcome;
  /** The names of the sources. */
  readonly sources: readonly string[];
  /** What decides which findings there can be: the same of two runs that can find the same. */
  readonly run: Run;
}

/**
 * Prepares to leave out findings that the repository has already: a mistake in the options is an error before anything is
 * verified.
 * @throws UnreadableFile for a file that is not a baseline; UnreadableSource for an unknown revision
 */
export function takingStock(
  { baseline, writeBaseline, since }: StockOptions,
  note: (line: string) => void,
): (stock: Stock) => Outcome {
  if (writeBaseline !== undefined) return recording(writeBaseline, note);
  const known = baseline === undefined ? undefined : { file: baseline, ...readBaseline(baseline) };
  const revision = since === undefined ? undefined : openRevision(since);
  return (stock) => {
    const left = known === undefined ? stock.chosen : withoutKnown(stock, known, note);
    return revision === undefined ? left : onlyChanged(left, revision, stock.sources);
  };
}

function recording(file: string, note: (line: string) => void): (stock: Stock) => Outcome {
  const { write } = openBaseline(file);
  return ({ verified, chosen, sources, run }) => {
    const files = filesOfBaseline(file, sources);
    const findings = knownFindings(chosen.findings, files.pathOf);
    write({ findings, run: recorded(run, verified, files.pathOf) }, files);
    note(`wrote ${file}: ${counted(chosen.findings.length, 'finding')}\n`);
    return leaveOut(chosen, 'known', () => true);
  };
}

interface BaselineInFile extends Baseline {
  readonly file: string;
}

function withoutKnown(stock: Stock, baseline: BaselineInFile, note: (line: string) => void): Outcome {
  const { verified, chosen, sources, run } = stock;
  const { file, findings } = baseline;
  const files = filesOfBaseline(file, sources);
  // What is ignored is not fixed.
  const { known, fixed } = compare(verified.findings, findings, { ...files, resources: verified.resources });
  // Another run does not find all that this one can.
  if (fixed > 0 && equal(baseline.run, recorded(run, verified, files.pathOf))) {
    const gone = fixed === 1 ? `1 finding of ${file} is` : `${fixed} findings of ${file} are`;
    note(`note: ${gone} no longer found; update it with --write-baseline ${file}\n`);
  }
  return { ...leaveOut(chosen, 'known', (finding) => known.has(finding)), hasBaseline: true };
}

/** A run as a baseline has it: without what is the default. */
function recorded(run: Run, { releases }: Outcome, pathOf: PathOf): object {
  const { paths, practices, unchecked, ...others } = run;
  const all = {
    paths: [...new Set(paths.map((path) => (path === '-' ? path : pathOf(path) || '.')))].sort(),
    ...others,
    kubernetes: releases,
    practices: practices === true ? undefined : practices,
    unchecked: unchecked === 'error' ? unchecked : undefined,
  };
  const isEmpty = (value: unknown) => value === undefined || equal(value, []) || equal(value, {});
  return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)));
}
