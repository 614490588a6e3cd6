import { child, type FieldPath, get, index, key } from '../../findings/field-path';
import { equal } from '../../values/equal';
import { documentsIn } from './documents';

/**
 * In what two renderings of a chart differ: objects with the fields, without their values. One with the time in it, in
 * seconds, is the same twice in a second, and differs all the same.
 *
 * @param start when the first one began, in seconds since 1970
 * @param end when it was there
 */
export function differences(one: string, other: string, start: number, end: number): readonly string[] {
  const seconds = Array.from({ length: end - start + 1 }, (_, later) => String(start + later));
  const times = seconds.filter((time) => one.includes(time));
  if (one === other && times.length === 0) return [];
  const [ones, others] = [documentsIn(one), documentsIn(other)];
  const found = ones.flatMap((object, at) => {
    const fields = one === other ? fieldsWith(object, times, '') : differing(object, others[at], '');
    return fields.length === 0 ? [] : [`${nameOf(object)}: ${fields.join(', ')}`];
  });
  // The same objects in another order, or another number of them.
  return found.length > 0 ? found : ['the set of objects'];
}

function nameOf(object: unknown): string {
  return `${get(object, 'kind')} ${JSON.stringify(get(object, 'metadata.name'))}`;
}

function differing(one: unknown, other: unknown, field: FieldPath): readonly FieldPath[] {
  if (equal(one, other)) return [];
  if (!isCollection(one) || !isCollection(other)) return [field];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) =>
    differing(Reflect.get(one, name), Reflect.get(other, name), step(one, field, name)),
  );
}

function fieldsWith(value: unknown, texts: readonly string[], field: FieldPath): readonly FieldPath[] {
  if (isCollection(value)) {
    return Object.entries(value).flatMap(([name, inner]) => fieldsWith(inner, texts, step(value, field, name)));
  }
  return texts.some((text) => String(value).includes(text)) ? [field] : [];
}

function step(value: object, field: FieldPath, name: string): FieldPath {
  if (Array.isArray(value)) return index(field, Number(name));
  return /^[A-Za-z]\w*$/.test(name) ? child(field, name) : key(field, name);
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
