import { setTimeout } from 'node:timers/promises';
import type { StatusFinding } from '../../status';
import { printable } from '../../values/printable';
import type { Style } from '../outputs/style';
import type { Terminal } from '../terminal';
import type { ClusterStatus } from './read-status';
import { findingText, statusText } from './status-text';

/** How often a cluster is read, at most. */
const everyMilliseconds = 2000;
/** How much of the time is spent reading, at most: a large cluster is read less often. */
const share = 0.2;

/** What is watched, and where it is printed. */
export interface StatusWatch {
  readonly read: () => Promise<ClusterStatus>;
  readonly terminal: Terminal;
  readonly style: Style;
  /** Ends it. @default nothing does */
  readonly signal?: AbortSignal;
}

/** Reads again and again: a screen shows all that is wrong; elsewhere, each change is printed. */
export async function watchStatus({ read, terminal, style, signal }: StatusWatch): Promise<void> {
  let before: ReadonlyMap<string, StatusFinding> | undefined;
  while (signal?.aborted !== true) {
    const start = Date.now();
    const { findings, objects } = await read();
    const now = new Map(findings.map((finding) => [keyOf(finding), finding]));
    if (terminal.isScreen) terminal.out(`${clearScreen}${statusText(findings, objects, style)}`);
    else if (before === undefined) terminal.out(statusText(findings, objects, style));
    else terminal.out(changesText(before, now, style));
    before = now;
    const taken = Date.now() - start;
    await setTimeout(Math.max(everyMilliseconds, taken / share), undefined, { signal }).catch(() => undefined);
  }
}

const clearScreen = '\u001b[H\u001b[2J\u001b[3J';

/** The same trouble of the same object, however often it has happened meanwhile. */
function keyOf({ cause, object, field }: StatusFinding): string {
  return JSON.stringify([cause, object, field]);
}

function changesText(
  before: ReadonlyMap<string, StatusFinding>,
  now: ReadonlyMap<string, StatusFinding>,
  style: Style,
): string {
  const added = [...now].filter(([key]) => !before.has(key)).map(([, finding]) => findingText(finding, style));
  const gone = [...before]
    .filter(([key]) => !now.has(key))
    .map(([, { message }]) => `${style('dim', 'no longer:')} ${printable(message)}`);
  return [...added, ...gone].map((text) => `${text}\n`).join('');
}
