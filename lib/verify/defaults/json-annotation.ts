import { scalars } from '../../kubernetes/scalars';

/** What a text of JSON is read as: a scalar, a list, a map (whose one key is `*`), or an object of these fields. */
export type JsonShape =
  | 'string'
  | 'int32'
  | 'quantity'
  | readonly [JsonShape]
  | { readonly [field: string]: JsonShape };

/**
 * Reads a text of JSON as servers do where it is in an annotation: the case of a field's name does not count, unknown
 * fields are ignored, and null is absent.
 * @returns undefined where the text is not JSON, or any value in it has another type: then servers ignore all of it.
 */
export function readJsonAnnotation(text: string, shape: JsonShape): unknown {
  let fits = true;
  const misfit = (): undefined => {
    fits = false;
    return undefined;
  };
  const read = readValue(parsed(text, misfit), shape, misfit);
  return fits ? (read ?? emptyOf(shape)) : undefined;
}

function parsed(text: string, misfit: () => undefined): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return misfit();
  }
}

function readValue(value: unknown, shape: JsonShape, misfit: () => undefined): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof shape === 'string') return scalars[shape].is(value) ? value : misfit();
  if (isList(shape)) {
    if (!Array.isArray(value)) return misfit();
    return value.map((entry) => readValue(entry, shape[0], misfit) ?? emptyOf(shape[0]));
  }
  if (typeof value !== 'object' || Array.isArray(value)) return misfit();
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const field = '*' in shape ? '*' : Object.keys(shape).find((each) => folded(each) === folded(name));
    const type = field === undefined ? undefined : shape[field];
    return type === undefined ? [] : [[field === '*' ? name : field, readValue(inner, type, misfit)]];
  });
  return Object.fromEntries(entries);
}

/** A name as it is compared with others: some letters have more than two cases. */
function folded(name: string): string {
  return name.toUpperCase().toLowerCase();
}

function isList(shape: JsonShape): shape is readonly [JsonShape] {
  return Array.isArray(shape);
}

function emptyOf(shape: JsonShape): unknown {
  if (typeof shape === 'string') return scalars[shape].empty;
  return isList(shape) ? [] : {};
}
