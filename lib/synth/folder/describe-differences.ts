import { styleText } from 'node:util';
import { append } from '../../values/append';
import { counted } from '../../values/counted';
import { printable } from '../../values/printable';
import type { Difference } from './check-files';
import { linesWithoutSecrets } from './lines-without-secrets';

/** How differences are printed. */
export interface DescribeOptions {
  /** Whether to colour: on a terminal that has colours, unless NO_COLOR is set (`stream.hasColors()` knows both). */
  readonly color: boolean;
  /** The most lines printed of one file. @default 40 */
  readonly linesOfFile?: number;
  /** The most lines printed of all files together, besides one for each file. @default 400 */
  readonly lines?: number;
  /** The most files named. @default 100 */
  readonly files?: number;
}

type Look = 'bold' | 'cyan' | 'dim' | 'green' | 'red';
type Style = (look: Look, text: string) => string;

/** The most changed lines that are compared: the time is quadratic. */
const mostEdits = 1000;
/** The most of one line that is printed, in UTF-16 units. */
const longestLine = 160;
const context = 3;

/**
 * Differences as a unified diff that a person reads: which files are new, changed or would be pruned, and what changed
 * in them, up to a length that suits the log of a CI job; omitted lines are counted. Control characters are spelled out, and what may
 * be secret is described: that it changed is seen, and not from what to what.
 * Empty where nothing differs; else each line ends with a line feed.
 */
export function describeDifferences(differences: readonly Difference[], options: DescribeOptions): string {
  const { color, linesOfFile = 40, lines = 400, files = 100 } = options;
  if (differences.length === 0) return '';
  const style: Style = (look, text) => (color ? styleText(look, text, { validateStream: false }) : text);
  const printed: string[] = [];
  let left = lines;
  for (const difference of differences.slice(0, files)) {
    printed.push(style('bold', printable(`${words[difference.kind]}: ${difference.path}`)));
    const body = bodyOf(difference, style);
    const room = Math.min(linesOfFile, left);
    const shown = body.length <= room ? body : body.slice(0, room);
    left -= shown.length;
    append(printed, shown);
    if (shown.length < body.length) {
      printed.push(style('dim', `  … ${counted(body.length - shown.length, 'more line')} of this file`));
    }
  }
  const unnamed = differences.length - files;
  if (unnamed > 0) printed.push(style('dim', `… and ${counted(unnamed, 'more file')}`));
  printed.push(style('bold', summaryOf(differences)));
  return `${printed.join('\n')}\n`;
}

const words = { new: 'new', changed: 'changed', pruned: 'would be pruned' };

function summaryOf(differences: readonly Difference[]): string {
  const counts = (['new', 'changed', 'pruned'] as const).flatMap((kind) => {
    const many = differences.filter((difference) => difference.kind === kind).length;
    return many === 0 ? [] : [`${many} ${words[kind]}`];
  });
  return `${counted(differences.length, 'file')} out of date: ${counts.join(', ')}`;
}

function bodyOf(difference: Difference, style: Style): readonly string[] {
  if (difference.kind === 'new') return wholeText(difference.after, '+', 'green', style);
  if (difference.kind === 'pruned') return wholeText(difference.before, '-', 'red', style);
  const { before, after } = difference;
  if (withoutCarriageReturns(before) === withoutCarriageReturns(after)) {
    return [style('dim', '  only the line endings differ; set "* -text" in .gitattributes there if git converts them')];
  }
  return hunks(before, after, style) ?? tooDifferent(before, after, style);
}

function wholeText(text: string, sign: string, look: Look, style: Style): readonly string[] {
  return linesOf(text).map((line) => style(look, lineText(sign, line)));
}

function linesOf(text: string): readonly string[] {
  return withoutLastEmpty(linesWithoutSecrets(text));
}

function hunks(before: string, after: string, style: Style): readonly string[] | undefined {
  // Loaded only when something differs, which in most runs nothing does.
  const { structuredPatch } = require('diff') as typeof import('diff');
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context, maxEditLength: mostEdits });
  // Lines differ as they are, and are printed without what may be secret.
  const [old, now] = [linesWithoutSecrets(before), linesWithoutSecrets(after)];
  return patch?.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    style('cyan', `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
    ...linesOfHunk(lines, old.slice(oldStart - 1), now.slice(newStart - 1)).map(({ sign, line }) => {
      const text = lineText(sign, line);
      if (sign === '+') return style('green', text);
      return sign === '-' ? style('red', text) : sign === '\\' ? style('dim', text) : text;
    }),
  ]);
}

/** Lines of a hunk, each as the file has it that it is of: one that is in both as the new one has it. */
function linesOfHunk(lines: readonly string[], old: readonly string[], now: readonly string[]) {
  let [olds, nows] = [0, 0];
  return lines.map((line) => {
    const sign = line[0] ?? ' ';
    if (sign === '\\') return { sign, line: line.slice(1) };
    const shown = sign === '-' ? old[olds] : now[nows];
    if (sign !== '+') olds += 1;
    if (sign !== '-') nows += 1;
    return { sign, line: shown ?? '' };
  });
}

function tooDifferent(before: string, after: string, style: Style): readonly string[] {
  const [was, is] = [before, after].map((text) => counted(withoutLastEmpty(text.split('\n')).length, 'line'));
  return [style('dim', `  more than ${mostEdits} lines differ: ${was} before, ${is} after`)];
}

function lineText(sign: string, line: string): string {
  const more = line.length - longestLine;
  return printable(`${sign}${more > 0 ? `${line.slice(0, longestLine)}… (${more} more)` : line}`);
}

function withoutLastEmpty(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function withoutCarriageReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
