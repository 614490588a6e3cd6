import type { KindAnswers } from './answers';
import { placeAt } from './field-table';
import type { Model } from './model';

/**
 * `Definition.field` → a sentence on the releases that take it and its values by default, where not all do that know it.
 * Fields that are not alike at all places of the kind where they are met first have none.
 */
export function availabilityNotes(
  model: Model,
  answers: ReadonlyMap<string, KindAnswers>,
): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const [name, found] of answersByField(model, answers)) {
    const [first, ...others] = new Set(found.fields);
    const field = first === undefined || others.length > 0 || first.includes('r') ? [] : [fieldNote(first, model)];
    const values = [...found.values].map(([value, letters]) => valueNote(value, letters, model));
    if (first?.includes('r') === true || others.length > 0) continue;
    const text = [...field, ...values].join(' ');
    if (text !== '') notes.set(name, text);
  }
  return notes;
}

interface Found {
  readonly kind: string;
  readonly fields: string[];
  readonly values: Map<string, string>;
}

/** The answers that differ from OpenAPI, by field, of the first kind that has any. */
function answersByField(model: Model, answers: ReadonlyMap<string, KindAnswers>): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const kind of model.definitions.keys()) {
    for (const [key, letters] of answers.get(kind)?.answers ?? []) {
      const [path = '', value] = key.split('=');
      const place = path.includes('ephemeralContainers') ? undefined : placeAt(model, kind, path);
      if (place === undefined) continue;
      const name = `${place.owner.name}.${place.field.name}`;
      const own: Found = found.get(name) ?? { kind, fields: [], values: new Map() };
      found.set(name, own);
      if (own.kind !== kind) continue;
      if (value === undefined) own.fields.push(letters);
      else if (!own.values.has(value)) own.values.set(value, letters);
    }
  }
  return found;
}

function fieldNote(letters: string, model: Model): string {
  const since = sinceWhen(letters, model);
  return since === undefined ? 'Every release so far drops it.' : `On by default from ${since}.`;
}

function valueNote(value: string, letters: string, model: Model): string {
  const since = sinceWhen(letters, model);
  return since === undefined ? `\`${value}\`: in no release by default.` : `\`${value}\`: from ${since}.`;
}

/** The release from which on all that know it take it. */
function sinceWhen(letters: string, model: Model): string | undefined {
  const at = letters.search(/a+-*$/);
  return at < 0 ? undefined : model.releases[at];
}
