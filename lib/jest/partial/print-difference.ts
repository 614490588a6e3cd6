import { diffLines } from 'diff';
import { printable } from '../../values/printable';
import type { Difference, ItemsDifference, ValueDifference } from './difference';
import { itemNamesText } from './item-names';
import type { ShowScalar } from './secrets';
import { fieldLines, itemLines, type ValueText, valueText } from './value-lines';

/** How lines are coloured: as jest and vitest colour what was expected and received. */
export interface Colors {
  readonly expected: (text: string) => string;
  readonly received: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** A line of an object: as it is, as it was expected (`-`), as it was received (`+`), or for what is not shown. */
interface Line {
  readonly mark: ' ' | '-' | '+' | '…';
  readonly text: string;
}

/** An object as YAML in which only what differs is shown, and where it is: `-` before what was expected, `+` before what was received. */
export function printDifference(difference: Difference, show: ShowScalar, colors: Colors): string {
  const lines = linesOf(difference, show, (text) => itemOrText(text));
  const more = lines.length - mostInAll;
  return (more > 1 ? [...lines.slice(0, mostInAll), { mark: '…', text: `… ${more} more lines` } as const] : lines)
    .map(({ mark, text }) => colored(mark, printable(text), colors))
    .join('\n');
}

/** The most lines that are printed of an object. */
const mostInAll = 300;

function colored(mark: Line['mark'], text: string, { expected, received, dim }: Colors): string {
  if (mark === '-') return expected(`- ${text}`);
  if (mark === '+') return received(`+ ${text}`);
  return mark === '…' ? dim(`  ${text}`) : `  ${text}`;
}

type Placed = (value: ValueText) => readonly string[];

function itemOrText({ inline, block }: ValueText): readonly string[] {
  return inline === undefined ? block : [inline];
}

function linesOf(difference: Difference, show: ShowScalar, placed: Placed): readonly Line[] {
  switch (difference.is) {
    case 'value':
      return valueLines(difference, show, placed);
    case 'fields':
      return [
        ...difference.fields.slice(0, mostEntries).flatMap(([name, inner]) => withKey(name, inner, show)),
        ...notShown(difference.fields, 'fields'),
        ...(difference.hasOthers ? [others] : []),
      ];
    case 'items':
      return itemsLines(difference, show);
  }
}

const others: Line = { mark: '…', text: '…' };

/** The most items of a list, or fields of an object, that are printed. */
const mostEntries = 50;

function notShown({ length }: readonly unknown[], what: string): readonly Line[] {
  return length > mostEntries ? [{ mark: '…', text: `… ${length - mostEntries} more ${what} differ` }] : [];
}

function withKey(name: string, difference: Difference, show: ShowScalar): readonly Line[] {
  if (difference.is === 'value') return linesOf(difference, show, (value) => fieldLines(name, value));
  return [
    { mark: ' ', text: fieldLines(name, { block: [] })[0] ?? '' },
    ...indented(linesOf(difference, show, itemOrText)),
  ];
}

function indented(lines: readonly Line[]): readonly Line[] {
  return lines.map(({ mark, text }) => ({ mark, text: `  ${text}` }));
}

function valueLines(difference: ValueDifference, show: ShowScalar, placed: Placed): readonly Line[] {
  const { place, expected, received } = difference;
  if (isText(expected) && isText(received)) {
    const lines = textLines(show('expected', place, [], expected), show('received', place, [], received), placed);
    if (lines !== undefined) return lines;
  }
  const [minus, plus] = [
    placed(valueText(expected, { side: 'expected', place, show })),
    placed(valueText(received, { side: 'received', place, show })),
  ];
  return [...marked('-', minus), ...marked('+', plus)];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.includes('\n');
}

function marked(mark: Line['mark'], lines: readonly string[]): readonly Line[] {
  return lines.map((text) => ({ mark, text }));
}

/** The most lines that are compared, as that takes quadratic time, and the most that are printed. */
const mostEdits = 500;
const mostLines = 40;

/** Two texts of several lines, as a file of a ConfigMap: the lines that differ; undefined where those are very many. */
function textLines(expected: unknown, received: unknown, placed: Placed): readonly Line[] | undefined {
  // What is secret as a whole is described in one line.
  if (!isText(expected) || !isText(received)) return undefined;
  const changes = diffLines(expected, received, { maxEditLength: mostEdits });
  const body = changes?.flatMap(({ value, added, removed }): readonly Line[] => {
    const lines = value.replace(/\n$/, '').split('\n');
    return added || removed ? marked(added ? '+' : '-', lines) : [others];
  });
  if (body === undefined) return undefined;
  const [head = ''] = placed({ inline: '|', block: [] });
  const more = body.length - mostLines;
  const shown = more > 1 ? [...body.slice(0, mostLines), { mark: '…', text: `… ${more} more lines` } as const] : body;
  return [{ mark: ' ', text: head }, ...indented(shown)];
}

function itemsLines({ items, length, received }: ItemsDifference, show: ShowScalar): readonly Line[] {
  const lines = items.slice(0, mostEntries).flatMap(({ at, keys, difference }, index): readonly Line[] => {
    const before = (items[index - 1]?.at ?? -1) + 1 < Math.min(at, length) ? [others] : [];
    if (difference.is === 'value') return [...before, ...oneSided(linesOf(difference, show, itemLines), difference)];
    const known = Object.entries(keys).filter(([name]) => !isShown(difference, name));
    const head = known.flatMap(([name, value]) => fieldLines(name, { inline: String(value), block: [] }));
    const [first, ...rest] = [...marked(' ', head), ...linesOf(difference, show, itemOrText)];
    if (first === undefined) return before;
    return [...before, { ...first, text: `- ${first.text}` }, ...indented(rest)];
  });
  const isCut = (items.at(-1)?.at ?? 0) + 1 < length;
  const names = items.some(({ at }) => at >= length) ? itemNamesText(received) : '';
  return [
    ...lines,
    ...notShown(items, 'items'),
    ...(isCut ? [others] : []),
    ...(names === '' ? [] : [{ mark: '…', text: `… has ${names}` } as const]),
  ];
}

/** Of an item that is missing, or one too many, only the lines that are there. */
function oneSided(lines: readonly Line[], { expected, received }: ValueDifference): readonly Line[] {
  const absent = received === undefined ? '+' : expected === undefined ? '-' : undefined;
  return lines.filter(({ mark }) => mark !== absent);
}

function isShown(difference: Difference, name: string): boolean {
  return difference.is === 'fields' && difference.fields.some(([shown]) => shown === name);
}
