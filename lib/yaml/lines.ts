/** Where something stands in a text; both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines of a text, which is gone through once and asked often. */
export interface Lines {
  readonly positionOf: (offset: number) => Position;
  /** The text of a line, counted from 1. */
  readonly textOf: (line: number) => string;
  /** How many there are; the last one may be empty. */
  readonly count: number;
}

/**
 * The lines of a text.
 * @param first the number of the first one, where the text is a part of another
 */
export function linesOf(text: string, first = 1): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return {
    positionOf: (offset) => {
      let low = 0;
      let high = starts.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle;
      }
      return { line: low + first, column: offset - (starts[low] ?? 0) + 1 };
    },
    textOf: (line) => text.slice(starts[line - first] ?? text.length, starts[line - first + 1]),
    count: starts.length,
  };
}
