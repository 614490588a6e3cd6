import { parseJson, skipJsonSpace } from './json';
import type { MapNode } from './nodes';
import { YamlError } from './problem';
import type { Span } from './read-documents';

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
    return parseJson(text, start, 0).end;
  } catch (error) {
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}

/**
 * The items of a `List`, where a text is nothing but that and each of them starts a line, as `kubectl get -o json` writes them: each
 * can be read alone, from the start of its line. `undefined` for any other text.
 */
export function itemsOfList(text: string): readonly Span[] | undefined {
  const list = outlineOf(text);
  if (list === undefined) return undefined;
  const values = new Map(list.keys.map((key, at) => [key.kind === 'scalar' ? key.text : '', list.values[at]] as const));
  const [kind, items] = [values.get('kind'), values.get('items')];
  const isList = values.size === list.keys.length && kind?.kind === 'scalar' && kind.text === 'List';
  if (!isList || items?.kind !== 'list') return undefined;
  const spans: Span[] = [];
  for (const item of items.items) {
    const start = text.lastIndexOf('\n', item.start) + 1;
    if (!('end' in item) || text[item.start] !== '{' || skipJsonSpace(text, start) !== item.start) return undefined;
    spans.push({ start, end: item.end });
  }
  return spans.length === 0 ? undefined : spans;
}

/** The keys of an object that is all of a text, and, where they are lists, where the items are. */
function outlineOf(text: string): MapNode | undefined {
  try {
    const { node, end } = parseJson(text, skipJsonSpace(text, 0), itemsDepth);
    return node.kind === 'map' && skipJsonSpace(text, end) === text.length ? node : undefined;
  } catch (error) {
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}

const itemsDepth = 2;
