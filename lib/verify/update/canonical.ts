import type { Entries } from '../../kubernetes/decode';
import type { Definition, Field, FieldType } from '../../kubernetes/fields';
import { pointers } from '../../kubernetes/generated/pointers';
import { printQuantity, tryParseQuantity } from '../../kubernetes/quantity';

/**
 * A decoded object in the form in which what a server takes for the same is equal: without empty values that mean the same
 * as absent ones, and with one spelling for each amount and time.
 */
export function canonicalObject(object: Entries, { fields }: Definition): Entries {
  const canonical: Entries = {};
  for (const [name, value] of Object.entries(object)) {
    const field = fields.get(name);
    if (field === undefined || value === undefined) continue;
    const kept = canonicalValue(value, field.type);
    if (!isImplied(kept, field)) canonical[name] = kept;
  }
  return canonical;
}

/** Whether a field means the same where it is absent. */
function isImplied(value: unknown, field: Field): boolean {
  const { isAlias, unnoticed, isEmptyImplied } = absenceOf(field);
  if (isAlias) return true;
  return value === unnoticed || (isEmptyImplied && isEmpty(value, field.type));
}

/** What it means where a field is absent. */
interface Absence {
  readonly isAlias: boolean;
  /** Its default, of those that no rule for objects alone notices. */
  readonly unnoticed: unknown;
  /** Whether an empty value means the same. */
  readonly isEmptyImplied: boolean;
}

const absences = new WeakMap<Field, Absence>();

/** Made once for each field: an object has many. */
function absenceOf(field: Field): Absence {
  const known = absences.get(field);
  if (known !== undefined) return known;
  const name = `${field.owner}.${field.name}`;
  const absence = {
    isAlias: aliases.has(name),
    unnoticed: unnoticedDefaults.get(name),
    isEmptyImplied: !pointers.has(name) || emptyDefaults.has(name),
  };
  absences.set(field, absence);
  return absence;
}

/** Older names of other fields, which servers keep in step. */
const aliases: ReadonlySet<string> = new Set(['PodSpec.serviceAccount']);

/** Defaults that `setDefaults` omits, because no rule for objects alone notices them. */
const unnoticedDefaults: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['Container.terminationMessagePath', '/dev/termination-log'],
  ['EphemeralContainer.terminationMessagePath', '/dev/termination-log'],
  ['PodSpec.schedulerName', 'default-scheduler'],
  ['ConfigMapVolumeSource.defaultMode', 0o644],
  ['DownwardAPIVolumeSource.defaultMode', 0o644],
  ['ProjectedVolumeSource.defaultMode', 0o644],
  ['SecretVolumeSource.defaultMode', 0o644],
]);

/** Pointers whose default is the empty value. */
const emptyDefaults: ReadonlySet<string> = new Set([
  'FileKeySelector.optional',
  'GRPCAction.service',
  'HostPathVolumeSource.type',
  'PodSpec.securityContext',
]);

function canonicalValue(value: unknown, type: FieldType): unknown {
  switch (type.kind) {
    case 'scalar':
      return type.scalar === 'quantity' ? amount(value) : type.scalar === 'time' ? instant(value) : value;
    case 'object':
      return canonicalObject(value as Entries, type.resolved);
    case 'list':
      return (value as readonly unknown[]).map((entry) => canonicalValue(entry, type.of));
    case 'map':
      return Object.fromEntries(
        Object.entries(value as Entries).map(([name, entry]) => [name, canonicalValue(entry, type.of)]),
      );
  }
}

function isEmpty(value: unknown, type: FieldType): boolean {
  if (type.kind === 'list') return (value as readonly unknown[]).length === 0;
  if (type.kind !== 'scalar') return Object.keys(value as Entries).length === 0;
  if (type.scalar === 'quantity') return value === '0';
  return value === 0 || value === false || (value === '' && type.scalar !== 'intOrString');
}

/** `1000m` and `1` are the same amount, which is `1` here; `1.5Gi` is `1536Mi`, and `1000M` is `1G`: findings print it. */
function amount(value: unknown): unknown {
  const exact = tryParseQuantity(value);
  if (exact === undefined) return value;
  const binary = printQuantity({ ...exact, format: 'BinarySI' });
  const decimal = printQuantity({ ...exact, format: 'DecimalSI' });
  return binary.length < decimal.length ? binary : decimal;
}

/** A time in UTC, to the nanosecond. */
function instant(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const time = Date.parse(value);
  if (Number.isNaN(time)) return value;
  const seconds = new Date(Math.floor(time / 1000) * 1000).toISOString().slice(0, -'.000Z'.length);
  const fraction = /\.(\d{1,9})/.exec(value)?.[1]?.replace(/0+$/, '') ?? '';
  return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction}Z`;
}
