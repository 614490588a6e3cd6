import { type FieldPath, parse } from '../findings/field-path';
import type { Advice } from './advice';
import type { Quantity } from './generated/types';
import { isQuantity } from './quantity';

/** What to set in place of an amount of bytes that is not whole: `512m` was to be mebibytes. */
export function wholeBytesFix(quantity: Quantity): string {
  const [, digits] = /^(\d{1,20})m$/.exec(String(quantity)) ?? [];
  return digits === undefined ? 'set a whole number of bytes, such as "64Mi"' : `set "${digits}Mi"`;
}

/** What a quantity is of, as far as its unit is concerned. */
type Measure = 'bytes' | 'cores' | 'devices' | 'count';

const examples: Readonly<Record<Measure, string>> = { bytes: '512Mi', cores: '500m', devices: '1', count: '1' };

/** What to set in place of a value that is not a quantity: the intended one, where it is plain. */
export function quantityFix(value: unknown, field: FieldPath): Advice {
  const measure = measureOf(field);
  const intended = typeof value === 'string' ? intendedQuantity(value, measure) : undefined;
  return intended === undefined
    ? { fix: `set an amount, such as "${examples[measure]}"` }
    : { fix: `set "${intended}"`, intended };
}

/** The name that a quantity is an entry of, or the field that it is: `memory` of `limits[memory]`. */
function measureOf(field: FieldPath): Measure {
  const { name = '', kind } = parse(field).at(-1) ?? {};
  if (/(?:^|\.)cpu$/.test(name)) return 'cores';
  if (/(?:^|\.)(?:memory|storage|ephemeral-storage|sizeLimit)$|(?:^|\.)hugepages-/.test(name)) return 'bytes';
  return kind === 'entry' ? 'devices' : 'count';
}

const written = /^\+?(\d{1,20})(?:([.,])(\d{1,9}))?([a-z]{0,20})$/i;

/**
 * The intended quantity of a string that is not one: with spaces or a comma in it, a unit in another case, or one
 * of other tools: `1 Gi`, `512mb`, `0,5`, `1 core`. None where it may be two: `1,000` is a thousand or one.
 */
function intendedQuantity(text: string, measure: Measure): string | undefined {
  const dense = text.slice(0, 100).replace(/\s+/g, '');
  const [, whole = '', point, fraction, unit = ''] = written.exec(dense) ?? [];
  const suffix = whole === '' ? undefined : suffixOf(unit, measure);
  if (suffix === undefined || (point === ',' && isThousand(whole, fraction))) return undefined;
  // Neither bytes nor devices come in fractions.
  if (fraction !== undefined && suffix === '' && (measure === 'bytes' || measure === 'devices')) return undefined;
  const intended = `${whole}${fraction === undefined ? '' : `.${fraction}`}${suffix}`;
  return isQuantity(intended) ? intended : undefined;
}

function isThousand(whole: string, fraction = ''): boolean {
  return fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
}

const cores = /^(?:v?cpus?|cores?)$/;
const millicores = /^(?:m|milli)(?:cpus?|cores?)?$/;
const bytes = /^(?:b|bytes?)$/;
const manyBytes =
  /^(?:([kmgtpe])i?b?|(kilo|mega|giga|tera|peta|exa)(?:bytes?)?|(kibi|mebi|gibi|tebi|pebi|exbi)(?:bytes?)?|(meg|gig))s?$/;

function suffixOf(unit: string, measure: Measure): string | undefined {
  const lower = unit.toLowerCase();
  if (lower === '' || ((measure === 'count' || measure === 'devices') && isQuantity(`1${unit}`))) return unit;
  if (measure === 'cores') return cores.test(lower) ? '' : millicores.test(lower) ? 'm' : undefined;
  if (bytes.test(lower)) return '';
  const [, letter, decimal, binary, short] = manyBytes.exec(lower) ?? [];
  const prefix = letter ?? decimal ?? binary ?? short;
  // Amounts of bytes are powers of two to those who write `1gb`; other amounts have no `b`.
  return prefix === undefined ? undefined : `${prefix.charAt(0).toUpperCase()}i`;
}
