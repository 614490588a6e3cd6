import { type FieldPath, parse } from '../findings/field-path';
import { type Advice, unquotedAdvice } from './advice';
import { secondsIn } from './duration';
import type { ScalarType } from './fields';
import { quantityFix } from './quantity-fix';
import { scalars } from './scalars';

/** What to do with a number or boolean where a text is wanted, as it is spelled. */
export function quoteFix(spelling: string): string {
  return `quote it: "${spelling}"`;
}

/** What to set in place of a value that is not of a scalar type. */
export function scalarFix(value: unknown, wanted: ScalarType, field: FieldPath): Advice {
  switch (wanted) {
    case 'quantity':
      return quantityFix(value, field);
    case 'boolean':
      return booleanFix(value);
    case 'int32':
    case 'int64':
      return wholeFix(value, wanted, parse(field).at(-1)?.name ?? '');
    case 'intOrString':
      return isShare.test(field) ? shareFix(value) : { fix: 'set a port number, or the name of a port' };
    default:
      return textFix(value, wanted);
  }
}

function textFix(value: unknown, wanted: ScalarType): Advice {
  const { is, example, words } = scalars[wanted];
  const spelling = typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  if (spelling === undefined || !is(spelling)) return { fix: `set ${words}, such as ${example}` };
  return { fix: quoteFix(spelling), intended: spelling };
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', 'on', '1'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', 'off', '0'].map((word) => [word, false] as const),
]);

function booleanFix(value: unknown): Advice {
  const isWord = typeof value === 'string' || typeof value === 'number';
  const intended = isWord ? booleans.get(String(value).trim().toLowerCase()) : undefined;
  if (intended === undefined) return { fix: 'set true or false' };
  return value === String(intended) ? unquotedAdvice(value, intended) : { fix: `set ${intended}`, intended };
}

function wholeFix(value: unknown, wanted: 'int32' | 'int64', name: string): Advice {
  const { is, example, words } = scalars[wanted];
  const text = typeof value === 'string' ? value.trim() : '';
  const mode = isMode.test(name) ? modeFix(text) : undefined;
  if (mode !== undefined) return mode;
  const isTime = name.includes('Seconds');
  const intended = plainWhole.test(text) ? Number(text) : isTime ? secondsIn(text.replace(/\s+/g, '')) : Number.NaN;
  if (!is(intended)) return { fix: isTime ? 'set whole seconds, such as 10' : `set ${words}, such as ${example}` };
  return value === String(intended) ? unquotedAdvice(value, intended) : { fix: `set ${intended}`, intended };
}

const plainWhole = /^[+-]?(?:0|[1-9]\d{0,15})$/;

const isMode = /^(?:mode|defaultMode)$/;
const largestMode = 0o777;

/** Permission bits of files are octal in YAML with a 0 in front, and decimal without: in quotes, `400` may be either. */
function modeFix(text: string): Advice | undefined {
  const [, zero, digits = ''] = /^(0o?)?([0-7]{1,4})$/i.exec(text) ?? [];
  const intended = Number.parseInt(digits, 8);
  if (digits === '' || intended === 0)
    return digits === '' && !/^\d{1,3}$/.test(text) ? { fix: 'set a mode, such as 0644' } : undefined;
  const octal = `0${digits.replace(/^0+/, '')}`;
  if (zero !== undefined || Number(digits) > largestMode)
    return unquotedAdvice(`${octal} (${intended} in JSON)`, intended);
  return digits.length < 3
    ? undefined
    : { fix: `remove the quotes: ${octal} if it is octal, ${digits} if it is decimal` };
}

/** Counts of Pods that may be a share of them. */
const isShare = /(?:^|\.)(?:maxUnavailable|minAvailable|maxSurge)$/;

/** What to set in place of what is neither a whole number nor a percentage. */
export function shareFix(value: unknown): Advice {
  const text = (typeof value === 'string' || typeof value === 'number' ? String(value) : '').replace(/\s+/g, '');
  if (typeof value === 'string' && /^[1-9]\d{0,8}$/.test(text)) return unquotedAdvice(text, Number(text));
  const share = /^0?[.,]\d{1,2}$/.test(text)
    ? Math.round(Number(text.replace(',', '.')) * 100)
    : Number.parseInt(text, 10);
  const isCertain = /^(?:0?[.,]\d{1,2}|\d{1,2}%|100%)$/.test(text) && share > 0;
  if (!isCertain) return { fix: 'set 0 or more, or a percentage such as "25%"' };
  return { fix: `set "${share}%"`, intended: `${share}%` };
}
