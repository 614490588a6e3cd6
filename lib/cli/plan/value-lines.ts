import { diffLines } from 'diff';
import type { Change } from '../../plan';

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
      return `${inLine(before)} → ${inLine(after)}`;
  }
}

/** The lines of a changed text of several lines, as a diff has them; none for any other change. */
export function textLines({ change, before, after }: Change): readonly string[] {
  if (change !== 'changed' || typeof before !== 'string' || typeof after !== 'string') return [];
  if (!isText(before) && !isText(after)) return [];
  const lines = (diffLines(before, after, { maxEditLength }) ?? []).flatMap(({ added, removed, value }) =>
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
