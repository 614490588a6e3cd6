import { parse } from '../../findings/field-path';
import type { Change, PlannedObject } from '../../plan';
import { counted } from '../../values/counted';
import { grouped } from '../../values/grouped';

/** What is shown of the changes of an object. */
export interface ShownChanges {
  readonly changes: readonly Change[];
  /** A line for each version of a CustomResourceDefinition whose schema changes: that has hundreds of fields and descriptions. */
  readonly schemas: readonly string[];
}

/** As many fields of a schema are named. */
const most = 5;

const ofSchema = /^spec\.versions\[([^\]]+)\]\.schema\.openAPIV3Schema\.(.+)$/;

/** The changes of an object, where those in the schemas of a CustomResourceDefinition are counted, and its fields are named. */
export function shownChanges({ kind, changes }: PlannedObject): ShownChanges {
  if (kind !== 'CustomResourceDefinition') return { changes, schemas: [] };
  const versionOf = ({ field }: Change) => ofSchema.exec(field)?.[1];
  const others = changes.filter((change) => versionOf(change) === undefined);
  const inSchemas = changes.filter((change) => versionOf(change) !== undefined);
  const schemas = [...grouped(inSchemas, versionOf)].map(
    ([version, all]) => `spec.versions[${version}].schema  ${schemaText(all)}`,
  );
  return { changes: others, schemas };
}

/** `removed: spec.size; added: spec.width; 12 other changes`. */
function schemaText(all: readonly Change[]): string {
  const named = all.map((change) => ({ change, name: fieldOf(change.field) }));
  const list = (kind: Change['change']) => {
    const names = named.flatMap(({ change, name }) => (change.change === kind && name !== undefined ? [name] : []));
    const more = names.length > most ? ` and ${names.length - most} more` : '';
    return names.length === 0 ? [] : [`${kind}: ${names.slice(0, most).join(', ')}${more}`];
  };
  const isListed = ({ change, name }: (typeof named)[number]) => name !== undefined && change.change !== 'changed';
  const left = named.filter((one) => !isListed(one)).length;
  const others =
    left === 0 ? [] : [counted(left, list('removed').length + list('added').length > 0 ? 'other change' : 'change')];
  return [...list('removed'), ...list('added'), ...others].join('; ');
}

/** The field of the custom resource that a path in its schema is the description of: `spec.ports[].name`. */
function fieldOf(path: string): string | undefined {
  const [, inner = ''] = /^spec\.versions\[[^\]]+\]\.schema\.openAPIV3Schema\.(.+)$/.exec(path) ?? [];
  const steps = parse(inner).map(({ name }) => name);
  let text = '';
  for (let at = 0; at < steps.length; at += 1) {
    if (steps[at] === 'items') text += '[]';
    else if (steps[at] === 'additionalProperties') text += '.*';
    else if (steps[at] === 'properties' && at + 1 < steps.length) {
      at += 1;
      text += `${text === '' ? '' : '.'}${steps[at]}`;
    } else return undefined;
  }
  return text === '' || /\[\]$|\*$/.test(text) ? undefined : text;
}
