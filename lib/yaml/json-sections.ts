import { parseJson, skipJsonSpace } from './json';
import { YamlError } from './problem';

/** How many values kubectl reads before it takes a text for JSON for good, whatever comes then. */
const untilSure = 2;

/**
 * Where a text of JSON values can be cut so that each part is read as it is in the whole: before a line that starts with an
 * object, at least so many characters after the last cut. What cannot be read stays in one part with the values before it
 * that tell kubectl what it is.
 */
export function jsonStarts(text: string, least: number): readonly number[] {
  const cuts: { readonly at: number; readonly count: number }[] = [];
  let [last, end, count] = [0, 0, 0];
  for (;;) {
    const start = skipJsonSpace(text, end);
    if (start === text.length) break;
    if (start - last >= least && text[start] === '{' && text[start - 1] === '\n') {
      cuts.push({ at: start, count });
      last = start;
    }
    const next = endOf(text, start);
    if (next === undefined) {
      const known = count - untilSure;
      return [0, ...cuts.filter((cut) => cut.count <= known).map(({ at }) => at)];
    }
    end = next;
    count += 1;
  }
  return [0, ...cuts.map(({ at }) => at)];
}

function endOf(text: string, start: number): number | undefined {
  try {
    return parseJson(text, start).end;
  } catch (error) {
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}
