import { type FieldPath, parse } from '../findings/field-path';
import { credentialsIn } from '../findings/secrecy/secret-text';
import { shellWords } from '../values/shell-words';
import type { Advice } from './advice';
import type { FieldType } from './fields';
import { scalarFix } from './scalar-fix';
import { scalars } from './scalars';

/** A type in the words of an error. */
export function wordsOf(type: FieldType): string {
  if (type.kind === 'scalar') return scalars[type.scalar].words;
  return type.kind === 'list' ? 'an array' : 'an object';
}

/**
 * What to set in place of a value of another type: the value itself, where only its form is wrong.
 * @param field where it stands, which tells the unit of an amount, and what the entries of a list are
 */
export function typeFix(value: unknown, wanted: FieldType, field: FieldPath = ''): Advice {
  switch (wanted.kind) {
    case 'scalar':
      return scalarFix(value, wanted.scalar, field);
    case 'list':
      return listFix(value, wanted.of, field);
    case 'object':
      return {
        fix:
          Array.isArray(value) && value.length === 1
            ? 'remove the brackets: use its entry as the object'
            : 'set an object with fields and their values',
      };
    case 'map':
      return { fix: 'set an object with keys and their values' };
  }
}

function listFix(value: unknown, of: FieldType, field: FieldPath): Advice {
  if (typeof value === 'object') return { fix: 'make it an entry of an array: [ … ]' };
  if (of.kind !== 'scalar' || !scalars[of.scalar].is(value)) return { fix: 'set an array, such as []' };
  const entries = entriesOf(value, parse(field).at(-1)?.name);
  // What is in a list would not be known for a credential by the option before it.
  if (typeof value === 'string' && credentialsIn(value).length > 0) return { fix: 'set an array of its parts' };
  if (typeof entries === 'string') return { fix: entries };
  return { fix: `set an array: [${entries.map((entry) => JSON.stringify(entry)).join(', ')}]`, intended: entries };
}

/** What a list has for entries in place of one value, or what they are to be. */
function entriesOf(value: unknown, name: string | undefined): readonly unknown[] | string {
  if (typeof value !== 'string') return [value];
  if (name === 'command') return shellWords(value) ?? 'set an array with the program as its first entry';
  return name === 'args' && /\s/.test(value) ? 'set an array with one entry for each argument' : [value];
}
