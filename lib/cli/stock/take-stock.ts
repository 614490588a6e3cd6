import { leaveOut, type Outcome } from '../outcome';
import { compare, type KnownFinding, knownFindings } from './baseline';
import { filesOfBaseline, openBaseline, readBaseline } from './baseline-file';
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

/** What was verified. */
export interface Stock {
  /** All that was found. */
  readonly verified: Outcome;
  /** What is left of that by choice. */
  readonly chosen: Outcome;
  /** The names of the sources. */
  readonly sources: readonly string[];
  /** Whether these are single files, in which what others cause is not found. */
  readonly isPart: boolean;
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
  const known = baseline === undefined ? undefined : { file: baseline, findings: readBaseline(baseline) };
  const revision = since === undefined ? undefined : openRevision(since);
  return (stock) => {
    const left = known === undefined ? stock.chosen : withoutKnown(stock, known, note);
    return revision === undefined ? left : onlyChanged(left, revision, stock.sources);
  };
}

function recording(file: string, note: (line: string) => void): (stock: Stock) => Outcome {
  const { write } = openBaseline(file);
  return ({ chosen, sources }) => {
    const files = filesOfBaseline(file, sources);
    write(knownFindings(chosen.findings, files.pathOf), files);
    const count = chosen.findings.length;
    note(`wrote ${file}: ${count} ${count === 1 ? 'finding' : 'findings'}\n`);
    return leaveOut(chosen, 'known', () => true);
  };
}

interface Baseline {
  readonly file: string;
  readonly findings: readonly KnownFinding[];
}

function withoutKnown(stock: Stock, baseline: Baseline, note: (line: string) => void): Outcome {
  const { verified, chosen, sources, isPart } = stock;
  const { file, findings } = baseline;
  const files = filesOfBaseline(file, sources);
  // What is ignored is not fixed.
  const { known, fixed } = compare(verified.findings, findings, { ...files, resources: verified.resources });
  if (fixed > 0 && !isPart) {
    const gone = fixed === 1 ? `1 finding of ${file} is` : `${fixed} findings of ${file} are`;
    note(`note: ${gone} no longer found; update it with --write-baseline ${file}\n`);
  }
  return { ...leaveOut(chosen, 'known', (finding) => known.has(finding)), hasBaseline: true };
}
