import { isMergeKey, nameOf } from './decode';
import type { Lines } from './lines';
import { type Node, targetOf } from './nodes';

/** A comment of YAML, and the value next to it. */
export interface YamlComment {
  /** Its text, without the sign, in one line. */
  readonly text: string;
  /** The names of fields and positions in lists that lead to the value. */
  readonly steps: readonly string[];
  /** Whether it stands before the value, or behind it, where nothing follows at its indentation. */
  readonly side: 'before' | 'after';
}

/** A key or list item, where it starts. */
interface Start {
  readonly line: number;
  readonly column: number;
  readonly steps: readonly string[];
}

/** A part of a text that comments are searched in. */
export interface Region {
  readonly start: number;
  readonly end: number;
}

/** The comments of a part of a text, in order, each with the value of the document that it is about. */
export function commentsIn(text: string, lines: Lines, region: Region, root: Node): readonly YamlComment[] {
  const found: Found = { starts: [], scalars: [] };
  collect(root, [], found, { dashBefore: (offset) => dashBefore(text, offset), positionOf: lines.positionOf });
  found.starts.sort((one, other) => one.line - other.line || one.column - other.column);
  const comments: YamlComment[] = [];
  let last: Line = { line: 0, column: 0, isItem: false };
  for (const { at, end } of commentSigns(text, region, found.scalars)) {
    const { line, column } = lines.positionOf(at);
    const isAlone = text.slice(at - column + 1, at).trim() === '';
    const content = text.slice(at + 1, end).trimEnd();
    // Fields of a commented item are in lines below its dash.
    const follows = last.isItem && last.line === line - 1 && last.column === column && /^\s{2}/.test(content);
    last = { line, column, isItem: isAlone && (follows || /^\s*- /.test(content)) };
    comments.push({ text: content, ...neighbor(found.starts, { ...last, isAlone }) });
  }
  return comments;
}

/** Where a comment stands, and whether it is an item of a list that is commented out. */
interface Line {
  readonly line: number;
  readonly column: number;
  readonly isItem: boolean;
}

interface Found {
  readonly starts: Start[];
  readonly scalars: Region[];
}

interface Places {
  readonly positionOf: Lines['positionOf'];
  readonly dashBefore: (offset: number) => number;
}

/** The dash of a list item, or its own place where it has none. */
function dashBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (at >= 0 && /\s/.test(text[at] as string)) at -= 1;
  return text[at] === '-' ? at : offset;
}

function collect(node: Node, steps: readonly string[], found: Found, places: Places): void {
  const add = (offset: number, more: string) =>
    found.starts.push({ ...places.positionOf(offset), steps: [...steps, more] });
  if (steps.length === 0) found.starts.push({ ...places.positionOf(node.start), steps });
  switch (node.kind) {
    case 'scalar':
      found.scalars.push(node);
      return;
    case 'list':
      for (const [at, item] of node.items.entries()) {
        add(places.dashBefore(item.start), String(at));
        collect(item, [...steps, String(at)], found, places);
      }
      return;
    case 'map':
      for (const [at, key] of node.keys.entries()) {
        const target = targetOf(key);
        const name = target.kind === 'scalar' && !isMergeKey(key) ? (nameOf(target) ?? '') : '';
        add(key.start, name);
        if (key.kind === 'scalar') found.scalars.push(key);
        const value = node.values[at];
        if (value !== undefined) collect(value, [...steps, name], found, places);
      }
      return;
    default:
  }
}

/** Where comments start and end: at a sign behind space that is not in a scalar. */
function commentSigns(text: string, { start, end }: Region, scalars: readonly Region[]) {
  const signs: { readonly at: number; readonly end: number }[] = [];
  const sorted = [...scalars].sort((one, other) => one.start - other.start);
  let next = 0;
  for (let at = start; at < end; at += 1) {
    while (next < sorted.length && (sorted[next] as Region).end <= at) next += 1;
    const scalar = sorted[next];
    if (scalar !== undefined && scalar.start <= at && at < scalar.end) {
      // A block begins with its header, which may have a comment.
      const header = /^[|>][-+\d]*[ \t]+(?=#)/.exec(text.slice(at, at + 80));
      if (header === null || at !== scalar.start) {
        at = scalar.end - 1;
        continue;
      }
      at += header[0].length;
    }
    if (text[at] !== '#' || (at > start && !/[\s\ufeff]/.test(text[at - 1] as string))) continue;
    const lineEnd = endOfLine(text, at, end);
    signs.push({ at, end: lineEnd });
    if (scalar !== undefined && scalar.start < at && at < scalar.end) at = scalar.end - 1;
    else at = lineEnd;
  }
  return signs;
}

function endOfLine(text: string, at: number, end: number): number {
  const found = text.slice(at, end).search(/[\r\n\u0085\u2028\u2029]/);
  return found === -1 ? end : at + found;
}

/** The value that a comment is about. */
function neighbor(
  starts: readonly Start[],
  { line, column, isItem, isAlone }: Line & { readonly isAlone: boolean },
): Omit<YamlComment, 'text'> {
  const after = startsUntil(starts, line);
  const lastThat = (test: (start: Start) => boolean) => lastBefore(starts, after, test);
  const left = lastThat((start) => start.line < line || start.column < column);
  if (!isAlone && left?.line === line) return { steps: left.steps, side: 'before' };
  const next = starts[after];
  const last = starts[after - 1];
  const item = isItem ? lastItem(lastThat, column) : undefined;
  if (item !== undefined) return { steps: item.steps, side: 'after' };
  const isFirst = next !== undefined && isWithin(next, last);
  if (next !== undefined && (column <= next.column || after === 0 || isFirst))
    return { steps: outermost(starts, after), side: 'before' };
  const sibling = lastThat((start) => start.column === column) ?? last ?? starts[0];
  return { steps: sibling?.steps ?? [], side: after === 0 ? 'before' : 'after' };
}

/** How many of the starts, which are in order, are in a line or before it. */
function startsUntil(starts: readonly Start[], line: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as Start).line <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastBefore(starts: readonly Start[], end: number, test: (start: Start) => boolean): Start | undefined {
  for (let at = end - 1; at >= 0; at -= 1) if (test(starts[at] as Start)) return starts[at];
  return undefined;
}

/** Whether what starts next is in what started last: then a comment between them is about it, however it is indented. */
function isWithin(next: Start, last: Start | undefined): boolean {
  return last?.steps.every((step, at) => next.steps[at] === step) === true;
}

/** The item of a list whose dash is the last thing in a column. */
function lastItem(lastThat: (test: (start: Start) => boolean) => Start | undefined, column: number): Start | undefined {
  const last = lastThat((start) => start.column <= column);
  return last !== undefined && last.column === column && /^\d+$/.test(last.steps.at(-1) ?? '') ? last : undefined;
}

/** Of what starts in the line of a start, the list item rather than its first key; all before the first is about the whole. */
function outermost(starts: readonly Start[], at: number): readonly string[] {
  const next = starts[at] as Start;
  let first = at;
  while ((starts[first] as Start).steps.length > next.steps.length) first += 1;
  return (starts[first] as Start).steps;
}
