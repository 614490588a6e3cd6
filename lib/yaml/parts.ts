import { behindSpace } from '../values/white-space';
import type { YamlProblem } from './problem';

/** A part of a text that kubectl reads as one document of YAML. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** What keeps kubectl from reading it, whatever is in it. */
  readonly problem?: YamlProblem;
}

/**
 * The documents of a text from a place on, as kubectl tells them apart: by lines that start with `---`, even within a
 * string. Such a line is part of the document behind it where none is before it.
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLReader
 */
export function partsOf(text: string, start: number): readonly Part[] {
  const parts: Part[] = [];
  const lost = lostLine(text, start);
  const last = lost ?? complete(text).length;
  let from = start;
  for (const line of separators(text, start)) {
    const behind = nextLine(text, line);
    const problem = notAlone(text, line, behind);
    if (line > from || problem !== undefined) {
      parts.push({ start: from, end: Math.min(line, last), ...(problem !== undefined && { problem }) });
      from = behind;
    }
    // Else it is the first line of the document: what is behind it is what counts.
  }
  if (last > from) parts.push({ start: from, end: last });
  if (lost !== undefined) parts.push({ start: lost, end: lost, problem: lostLineProblem(lost) });
  return parts;
}

/** A text as kubectl reads it: a last line without a line break gets one. */
export function complete(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last === 10 || last === 13 ? text : `${text}\n`;
}

/** Where lines start that begin with `---`. */
function separators(text: string, start: number): readonly number[] {
  const lines = text.startsWith('---', start) ? [start] : [];
  for (let at = text.indexOf('\n---', start); at !== -1; at = text.indexOf('\n---', at + 1)) lines.push(at + 1);
  return lines;
}

function nextLine(text: string, line: number): number {
  const end = text.indexOf('\n', line);
  return end === -1 ? text.length : end + 1;
}

/** Only space and a comment can follow the dashes. */
function notAlone(text: string, line: number, behind: number): YamlProblem | undefined {
  const at = behindSpace(text, line + 3);
  if (at >= behind || text[at] === '#') return undefined;
  return { message: 'characters after ---', offset: at, fix: 'move them to the next line' };
}

/** How many bytes kubectl reads at once. */
const buffer = 4096;

/**
 * Where the last line starts, if kubectl loses it: it has no line break, and fills kubectl's buffer to the last byte. Where
 * a carriage return would end a buffer, it begins the next one.
 */
function lostLine(text: string, start: number): number | undefined {
  const line = Math.max(text.lastIndexOf('\n') + 1, start);
  if (text.length - line < buffer / 3) return undefined;
  const bytes = Buffer.from(text.slice(line));
  let at = 0;
  while (bytes.length - at >= buffer) at += bytes[at + buffer - 1] === 13 ? buffer - 1 : buffer;
  return at === bytes.length ? line : undefined;
}

function lostLineProblem(offset: number): YamlProblem {
  const message = `silently ignored by kubectl: the last line has no line break and a multiple of ${buffer} bytes`;
  return { message, offset, fix: 'end it with a line break', isIgnored: true };
}
