import type { IConstruct } from 'constructs';
import type { Issue } from '../kubernetes/issue';
import { describe } from './describe';

/** What an app has to say once its synth is through, each line once. */
const pending = new Set<string>();
const said = new Set<string>();

/** Keeps the warnings of a construct for the end of the run, when they are printed once, in one block. */
export function collectWarnings(construct: IConstruct, issues: readonly Issue[]): void {
  for (const issue of issues) {
    if (issue.severity === 'warning') say(`warning: ${construct.node.path}: ${describe(issue)}`);
  }
}

/** How many warnings there were in this run. */
export function warningsSaid(): number {
  return [...said].filter((line) => line.startsWith('warning: ')).length;
}

/** Prints a line on standard error once, after what runs now. */
export function say(line: string): void {
  if (said.has(line)) return;
  if (pending.size === 0) process.nextTick(flush);
  pending.add(line);
  said.add(line);
}

function flush(): void {
  process.stderr.write([...pending].map((line) => `${line}\n`).join(''));
  pending.clear();
}
