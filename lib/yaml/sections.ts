import { itemsOfList, jsonStarts } from './json-sections';
import { linesOf } from './lines';
import { type Part, partsOf } from './parts';
import { looksLikeJson } from './read-documents';

/** Some whole documents of a text, one after the other. */
export interface Section {
  readonly text: string;
  /** The line of the whole text that it starts with, counted from 1. */
  readonly firstLine: number;
  /** Whether it goes on with JSON: then its first line does not make YAML of it. */
  readonly isJson?: true;
}

/** JSON is read once to be cut, so its sections are longer by this. */
const jsonFactor = 64;

/** A text in sections of at least so many characters, each of which can be read alone. One document may be longer. */
export function sectionsOf(text: string, least: number): readonly Section[] {
  if (text.length <= least) return [{ text, firstLine: 1 }];
  if (!looksLikeJson(text)) return cut(text, startsOf(partsOf(text, 0), least));
  if (text.length <= least * jsonFactor) return [{ text, firstLine: 1 }];
  return cut(text, jsonStarts(text, least * jsonFactor)).map((section) => ({ ...section, isJson: true }));
}

/**
 * A text of at least so many characters that is one `List` of JSON, in a section for each item, which is read as it is in the list.
 * `undefined` for any other text.
 */
export function sectionsOfList(text: string, least: number): readonly Section[] | undefined {
  if (text.length <= least * jsonFactor || !looksLikeJson(text)) return undefined;
  let [firstLine, before] = [1, 0];
  return itemsOfList(text)?.map(({ start, end }) => {
    firstLine += linesOf(text.slice(before, start)).count - 1;
    before = start;
    return { text: text.slice(start, end), firstLine, isJson: true };
  });
}

/** The parts of a text between some places. */
export function cut(text: string, starts: readonly number[]): readonly Section[] {
  let firstLine = 1;
  return starts.map((start, at) => {
    const section = { text: text.slice(start, starts[at + 1]), firstLine };
    if (at + 1 < starts.length) firstLine += linesOf(section.text).count - 1;
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
