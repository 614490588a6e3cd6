import type { FieldPath } from './field-path';
import type { FieldType } from './fields';
import { quantityFix } from './quantity-fix';
import { scalars } from './scalars';

/** A type in the words of an error. */
export function wordsOf(type: FieldType): string {
  if (type.kind === 'scalar') return scalars[type.scalar].words;
  return type.kind === 'list' ? 'a list' : 'an object';
}

/** What to do with a number or boolean where a text is wanted, as it is spelled. */
export function quoteFix(spelling: string): string {
  return `quote it: "${spelling}"`;
}

/**
 * What to write in place of a value of another type: the value itself, where only its form is wrong.
 * @param field where it stands, which tells the unit of an amount
 */
export function typeFix(value: unknown, wanted: FieldType, field: FieldPath = ''): string {
  switch (wanted.kind) {
    case 'scalar':
      return wanted.scalar === 'quantity' ? quantityFix(value, field) : scalarFix(value, wanted);
    case 'list': {
      if (isPlain(value) && fits(value, wanted.of)) return `write a list: ${JSON.stringify([value])}`;
      return typeof value === 'object' ? 'write it as an entry of a list' : 'write a list: [] is an empty one';
    }
    case 'object':
      return Array.isArray(value) && value.length === 1
        ? 'write its entry alone'
        : 'write an object: its fields with their values';
    case 'map':
      return 'write an object: keys with their values';
  }
}

function scalarFix(value: unknown, wanted: FieldType & { readonly kind: 'scalar' }): string {
  const { is, example } = scalars[wanted.scalar];
  if (isPlain(value) && typeof value !== 'string' && is(String(value))) return quoteFix(`${value}`);
  const meant = typeof value === 'string' ? unquoted(value) : undefined;
  if (meant !== undefined && is(meant)) return `write it without quotes: ${meant}`;
  return `write one, as ${example}`;
}

/** What a text would be without its quotes: the number or boolean that it spells. */
function unquoted(text: string): number | boolean | undefined {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : undefined;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function fits(value: unknown, type: FieldType): boolean {
  return type.kind === 'scalar' && scalars[type.scalar].is(value);
}
