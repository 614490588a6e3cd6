import { child, type FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import type { Toleration } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { validateTolerations } from './tolerations';

/** Tolerations as JSON in an annotation, from before there was a field for them: checked like the field, then ignored. */
export function validateAnnotatedTolerations(
  text: string,
  field: FieldPath,
  serverPath: FieldPath,
  target: Target,
  report: Report,
): void {
  if (text === '') return;
  const tolerations = parse(text);
  if (tolerations === undefined) {
    const message = 'must be a JSON array of tolerations';
    report(
      invalid('api/tolerations-annotation', field, {
        value: text,
        message,
        fix: 'use spec.tolerations',
        serverField: serverPath,
      }),
    );
    return;
  }
  const place = child(serverPath, 'scheduler.alpha.kubernetes.io/tolerations');
  // The server prints the path inside of the text; in the object as written there is only the annotation.
  const inText = (finding: Finding) => report({ ...finding, field, serverField: finding.serverField ?? finding.field });
  validateTolerations(tolerations, place, target, inText);
}

const textFields = ['key', 'operator', 'value', 'effect'] as const;

/** The tolerations that a text says, read as Go reads JSON: names of fields in any case, null as nothing. */
function parse(text: string): readonly Toleration[] | undefined {
  const list = tryJson(text);
  if (list === null) return [];
  if (!Array.isArray(list)) return undefined;
  const tolerations = list.map(tolerationOf);
  return tolerations.every((toleration) => toleration !== undefined) ? tolerations : undefined;
}

function tolerationOf(entry: unknown): Toleration | undefined {
  if (entry === null) return {};
  if (typeof entry !== 'object' || Array.isArray(entry)) return undefined;
  const fields = new Map<string, unknown>(
    Object.entries(entry).map(([name, value]) => [name.toLowerCase(), value ?? undefined]),
  );
  const texts = textFields.map((name) => fields.get(name));
  const seconds = fields.get('tolerationseconds');
  if (!texts.every((value) => value === undefined || typeof value === 'string')) return undefined;
  if (seconds !== undefined && !Number.isInteger(seconds)) return undefined;
  const named = textFields.map((name, at) => [name, texts[at] ?? '']);
  // Of the right types by now, and what operator and effect say is validated like any other.
  return { ...Object.fromEntries(named), ...(seconds !== undefined && { tolerationSeconds: Number(seconds) }) };
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
