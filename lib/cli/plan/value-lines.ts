import { diffLines } from 'diff';
import type { Change } from '../../plan';
import { counted } from '../../values/counted';

/** As much of a value is shown in a line. */
const longest = 100;
/** As many lines of a text are shown. */
const mostLines = 8;
/** Texts that differ in more lines are not compared: that takes time by the square of their number. */
const maxEditLength = 2000;

/** A change in a line: `"web:1" → "web:2"`. */
export function changeText({ change, before, after }: Change): string {
  switch (change) {
    case 'added':
      return `added: ${inLine(after)}`;
    case 'removed':
      return `removed: ${inLine(before)}`;
    case 'reordered':
      return `order: ${listed(before)} → ${listed(after)}`;
    case 'changed':
      return changedText(before, after);
  }
}

/** Both values, each from near where they differ; of those whose lines follow, only how long they are. */
function changedText(before: unknown, after: unknown): string {
  const [old, now] = [before, after];
  if (Array.isArray(old) && Array.isArray(now) && isLong(old, now)) {
    return `${counted(old.length, 'item')} → ${counted(now.length, 'item')}`;
  }
  const texts = [old, now].map(inLine);
  if (texts[0] !== texts[1] || isLong(old, now)) return texts.join(' → ');
  const [was = '', is = ''] = [old, now].map((value) => JSON.stringify(value) ?? String(value));
  // What is described in place of two secrets may be the same.
  if (was === is) return texts.join(' → ');
  const from = Math.max(0, samePart(was, is) - 20);
  return [was, is].map((text) => `…${cut(text.slice(from))}`).join(' → ');
}

/** How many characters are the same from the start. */
function samePart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * The lines of a changed text of several lines, as a diff has them, and the items of a list that takes more than a line; none for
 * any other change.
 */
export function textLines({ change, before, after }: Change): readonly string[] {
  const [old, now] = [textOf(before), textOf(after)];
  if (change !== 'changed' || old === undefined || now === undefined) return [];
  if (!isLong(before, after)) return [];
  const lines = (diffLines(old, now, { maxEditLength }) ?? []).flatMap(({ added, removed, value }) =>
    added || removed
      ? value
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => `${added ? '+' : '-'} ${cut(line)}`)
      : [],
  );
  const more = lines.length - mostLines;
  return more > 1 ? [...lines.slice(0, mostLines), `… ${more} more lines`] : lines;
}

/** A text, or the items of a list of texts, each on lines of its own. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return undefined;
  return value.map((item) => `${item}\n`).join('');
}

/** Whether a change is one of lines: of a text of several, or of a list of texts that is not shown as a whole. */
function isLong(before: unknown, after: unknown): boolean {
  const [old, now] = [textOf(before), textOf(after)];
  if (old === undefined || now === undefined) return false;
  const isCut = (value: unknown) => JSON.stringify(value).length > longest;
  return Array.isArray(before) ? isCut(before) || isCut(after) : isText(old) || isText(now);
}

/** A value on a line; of a text of several lines, their number. */
function inLine(value: unknown): string {
  if (typeof value === 'string' && isText(value)) return `${value.replace(/\n$/, '').split('\n').length} lines`;
  // What is described in place of a secret is not quoted: it is not a value.
  if (typeof value === 'string' && /^\(a (?:string|number|boolean)[^()]*\)$/.test(value)) return value;
  return cut(JSON.stringify(value) ?? String(value));
}

function isText(value: string): boolean {
  return value.replace(/\n$/, '').includes('\n');
}

function listed(names: unknown): string {
  return Array.isArray(names) ? cut(names.join(', ')) : '';
}

function cut(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
