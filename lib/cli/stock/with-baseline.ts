import { leaveOut, type Outcome } from '../outcome';
import { compare, knownFindings } from './baseline';
import { filesOfBaseline, readBaseline, writeBaseline } from './baseline-file';

/** What was verified: all that was found in some sources, and what is left of that by choice. */
export interface Stock {
  readonly verified: Outcome;
  readonly outcome: Outcome;
  /** The names of the sources. */
  readonly sources: readonly string[];
}

/**
 * An outcome without the findings that a baseline has. Findings of the baseline that are gone are a note.
 * @throws UnreadableFile where the file is not a baseline
 */
export function withoutKnown(
  { verified, outcome, sources }: Stock,
  file: string,
  note: (line: string) => void,
): Outcome {
  const baseline = readBaseline(file);
  const files = filesOfBaseline(file, sources);
  // What is ignored is not fixed.
  const { known, fixed } = compare(verified.findings, baseline, { ...files, resources: verified.resources });
  if (fixed > 0) {
    const gone = fixed === 1 ? `1 finding of ${file} is` : `${fixed} findings of ${file} are`;
    note(`note: ${gone} no longer found; update it with --write-baseline ${file}\n`);
  }
  return leaveOut(outcome, 'known', (finding) => known.has(finding));
}

/**
 * Writes a baseline of all findings, and returns the outcome with it.
 * @throws UnreadableFile where it cannot be written
 */
export function asBaseline({ outcome, sources }: Stock, file: string, note: (line: string) => void): Outcome {
  const files = filesOfBaseline(file, sources);
  writeBaseline(file, knownFindings(outcome.findings, files.pathOf), files);
  const count = outcome.findings.length;
  note(`wrote ${file}: ${count} ${count === 1 ? 'finding' : 'findings'}\n`);
  return leaveOut(outcome, 'known', () => true);
}
