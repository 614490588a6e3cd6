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
  // Strings, and the brackets outside of them.
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token.startsWith('"')) continue;
    if (token === '{' || token === '[') {
      if (depth === 0) start = index;
      depth += 1;
      continue;
    }
    depth -= 1;
    if (depth > 0) continue;
    if (depth < 0 || text.slice(last, start).trim() !== '') return undefined;
    last = index + 1;
    parts.push({ start, end: last });
  }
  return depth === 0 && text.slice(last).trim() === '' && parts.every((part) => isJson(text, part)) ? parts : undefined;
}

function isJson(text: string, { start, end }: Part): boolean {
  try {
    JSON.parse(text.slice(start, end));
    return true;
  } catch {
    return false;
  }
}
