import { linesOf } from './lines';
import { type Part, partsOf } from './parts';
import { looksLikeJson } from './read-documents';

/** Some whole documents of a text, one after the other. */
export interface Section {
  readonly text: string;
  /** The line of the whole text that it starts with, counted from 1. */
  readonly firstLine: number;
}

/**
 * A text in sections of at least so many characters, each of which can be read alone. One document may be longer; JSON is
 * one section.
 */
export function sectionsOf(text: string, least: number): readonly Section[] {
  if (text.length <= least || looksLikeJson(text)) return [{ text, firstLine: 1 }];
  const starts = startsOf(partsOf(text, 0), least);
  let firstLine = 1;
  return starts.map((start, at) => {
    const section = { text: text.slice(start, starts[at + 1]), firstLine };
    firstLine += linesOf(section.text).count - 1;
    return section;
  });
}

/** Where sections start: each with what separates it from the next one, which may be a problem. */
function startsOf(parts: readonly Part[], least: number): readonly number[] {
  const starts = [0];
  let last = 0;
  for (const { start, end } of parts) {
    // What kubectl loses at the end is known by the documents before it.
    if (start - last < least || start === end) continue;
    starts.push(start);
    last = start;
  }
  return starts;
}
