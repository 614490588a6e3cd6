import type { IConstruct } from 'constructs';
import { describe } from '../findings/describe';
import type { Finding } from '../findings/finding';
import { printableLines } from '../values/printable';
import { groupedLines } from './limit-per-code';

/** What an app has to say once its synth is through, each line once: lines, and the code of those that have one. */
const pending = new Map<string, string | undefined>();
const said = new Set<string>();
let warnings = 0;

/** Keeps the warnings of a construct for the end of the run, when they are printed once, in one block. */
export function collectWarnings(construct: IConstruct, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (finding.severity === 'warning') say(`warning: ${construct.node.path}: ${describe(finding)}`, finding.code);
  }
}

/** How many warnings there were in this run. */
export function warningsSaid(): number {
  return warnings;
}

/** Prints a line on standard error once, after what runs now; of very many with one code only the first few. */
export function say(line: string, code?: string): void {
  if (said.has(line)) return;
  if (pending.size === 0) process.nextTick(flush);
  pending.set(line, code);
  said.add(line);
  if (line.startsWith('warning: ')) warnings++;
}

function flush(): void {
  const all = Boolean(process.env.CDK8S_PODS_ALL_WARNINGS);
  process.stderr.write(printableLines(groupedLines(pending, all).join('')));
  pending.clear();
}
