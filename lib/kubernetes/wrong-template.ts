import { child, type FieldPath, index, key } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { type FieldType, objectType } from './fields';
import { readShape } from './shape';

const template = objectType('PodTemplateSpec');

/**
 * What keeps an untyped pod template from being read as one: a field that has another type than it has in any release, or
 * null in a list. Nothing is said of what is only missing, unknown or refused.
 *
 * @param path where the template is, to begin the fields of the findings with
 */
export function wrongTemplate(value: unknown, path: FieldPath): readonly Finding[] {
  const wrong = firstWrong(value, template);
  if (wrong === undefined) return [];
  const findings = readShape(value, template, path).findings.filter(({ code }) => code === 'shape/wrong-type');
  return findings.length > 0 ? findings : [nullAt(wrong.reduceRight((at, step) => step(at), path))];
}

/** A step of a path: from where an object is to where its field is. */
type Step = (path: FieldPath) => FieldPath;

/**
 * The steps, the last one first, to where a list, map, object or string is not what it has to be: who looks for one finds
 * something else there. A field that is null is absent; null in a list or map is what a server takes for an empty value.
 */
function firstWrong(value: unknown, type: FieldType): readonly Step[] | undefined {
  if (type.kind === 'scalar') return type.scalar !== 'string' || typeof value === 'string' ? undefined : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== (type.kind === 'list')) return [];
  const entries = value as Readonly<Record<string, unknown>>;
  for (const name in entries) {
    const entry = entries[name];
    const isField = type.kind === 'object';
    const of = isField ? type.resolved.fields.get(name)?.type : type.of;
    if (of === undefined || (isField && (entry === undefined || entry === null))) continue;
    const wrong = firstWrong(entry, of);
    if (wrong !== undefined) return [...wrong, stepTo(name, type)];
  }
  return undefined;
}

function stepTo(name: string, { kind }: FieldType): Step {
  if (kind === 'list') return (path) => index(path, Number(name));
  return kind === 'map' ? (path) => key(path, name) : (path) => child(path, name);
}

function nullAt(field: FieldPath): Finding {
  return {
    code: 'shape/wrong-type',
    severity: 'error',
    field,
    message: 'must not be null in an array or map',
    fix: 'remove it, or set a value',
  };
}
