import type { StatusFinding } from '../../status';
import { printable } from '../../values/printable';
import type { Style } from '../outputs/style';
import type { Terminal } from '../terminal';
import type { ClusterStatus } from './read-status';
import { findingText, statusText } from './status-text';

/** Prints what is wrong again and again: a screen shows all of it; elsewhere, each change is printed. */
export async function watchStatus(
  statuses: AsyncIterable<ClusterStatus>,
  { out, err, isScreen }: Terminal,
  style: Style,
): Promise<void> {
  let before: ReadonlyMap<string, StatusFinding> | undefined;
  let unread: readonly string[] = [];
  let shown = '';
  for await (const { findings, objects, omitted } of statuses) {
    const now = new Map(findings.map((finding) => [keyOf(finding), finding]));
    const text = statusText(findings, objects, style);
    // A screen that is cleared has no notes from before.
    const all = isScreen ? `${omitted.map(notRead).join('')}${text}` : text;
    if (!isScreen) {
      for (const line of omitted) if (!unread.includes(line)) err(notRead(line));
      for (const line of unread) if (!omitted.includes(line)) err(readAgain(line));
      out(before === undefined ? all : changesText(before, now, style));
    } else if (all !== shown) out(`${clearScreen}${all}`);
    [before, unread, shown] = [now, omitted, all];
  }
}

const notRead = (line: string) => `note: not read: ${line}\n`;
/** Without the reason why it was not. */
const readAgain = (line: string) => `note: read again: ${line.split(': ')[0]}\n`;

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
