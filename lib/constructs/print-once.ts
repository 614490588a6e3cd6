import type { IConstruct } from 'constructs';
import { describe } from '../findings/describe';
import type { Finding } from '../findings/finding';
import { printableLines } from '../values/printable';
import { limitPerCode } from './limit-per-code';

// Standard error belongs to the process, not to an app: what is printed on it is the only state here that no app owns.

/** Lines that are printed after what runs now, with the codes of those that have one. */
const pending = new Map<string, string | undefined>();
const printed = new Set<string>();
let warnings = 0;

/** Prints the warnings among the findings of a construct, each once in a process, in one block after what runs now. */
export function printWarnings(construct: IConstruct, findings: readonly Finding[]): void {
  for (const finding of findings) {
    if (finding.severity === 'warning')
      printOnce(`warning: ${construct.node.path}: ${describe(finding)}`, finding.code);
  }
}

/** How many warnings this process has printed. */
export function warningCount(): number {
  return warnings;
}

/** Prints a line on standard error once, after what runs now; of very many with one code only the first ones. */
export function printOnce(line: string, code?: string): void {
  if (printed.has(line)) return;
  if (pending.size === 0) process.nextTick(flush);
  pending.set(line, code);
  printed.add(line);
  if (line.startsWith('warning: ')) warnings++;
}

function flush(): void {
  const all = Boolean(process.env.CDK8S_PODS_ALL_WARNINGS);
  process.stderr.write(printableLines(limitPerCode(pending, all).join('')));
  pending.clear();
}
