/** A part of a text: from `start` up to `end`. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/**
 * The objects of a text that is JSON, one after the other as `jq` prints them; undefined for any other text.
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/util/yaml#YAMLOrJSONDecoder (which reads JSON where it can, else YAML)
 */
export function jsonObjects(text: string): readonly Part[] | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const parts: Part[] = [];
  let depth = 0;
  let start = 0;
  let last = 0;
  // By hand: a regular expression for strings runs out of stack where one is long.
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '"') at = endOfString(text, at);
    else if (letter === '{' || letter === '[') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (letter === '}' || letter === ']') {
      depth -= 1;
      if (depth < 0 || (depth === 0 && text.slice(last, start).trim() !== '')) return undefined;
      if (depth === 0) {
        last = at + 1;
        parts.push({ start, end: last });
      }
    }
  }
  return depth === 0 && text.slice(last).trim() === '' && parts.every((part) => isJson(text, part)) ? parts : undefined;
}

/** Where the quotes are that end the string which starts at a place. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function isJson(text: string, { start, end }: Part): boolean {
  try {
    JSON.parse(text.slice(start, end));
    return true;
  } catch {
    return false;
  }
}
