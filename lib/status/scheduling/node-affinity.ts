import { type FieldPath, key } from '../../findings/field-path';
import { at, listAt, mapAt, textAt } from '../snapshot/read';

/** A requirement that a Pod has of the labels of its node. */
export interface NodeRequirement {
  /** As messages name it: `nodeSelector disktype=ssd`. */
  readonly text: string;
  readonly field: FieldPath;
  readonly isMetBy: (node: unknown) => boolean;
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const affinityField = `spec.affinity.nodeAffinity.${required}`;

/** What a Pod requires of its node: each label of its nodeSelector, and its node affinity. */
export function nodeRequirements(pod: unknown): readonly NodeRequirement[] {
  const ofSelector = Object.entries(mapAt(pod, 'spec', 'nodeSelector')).map(([name, value]) => ({
    text: `nodeSelector ${name}=${value}`,
    field: key('spec.nodeSelector', name),
    isMetBy: (node: unknown) => mapAt(node, 'metadata', 'labels')[name] === value,
  }));
  const affinity = at(pod, 'spec', 'affinity', 'nodeAffinity', required);
  if (affinity === undefined || affinity === null) return ofSelector;
  const terms = listAt(affinity, 'nodeSelectorTerms');
  const text = `nodeAffinity ${terms.map(textOfTerm).join(' or ')}`;
  return [...ofSelector, { text, field: affinityField, isMetBy: (node) => terms.some((term) => meets(node, term)) }];
}

/** Whether a node meets all expressions of a term; a term without any is met by none. */
function meets(node: unknown, term: unknown): boolean {
  const labels = mapAt(node, 'metadata', 'labels');
  const [expressions, fields] = [listAt(term, 'matchExpressions'), listAt(term, 'matchFields')];
  if (expressions.length + fields.length === 0) return false;
  const name = { 'metadata.name': textAt(node, 'metadata', 'name') };
  return expressions.every((one) => isTrue(one, labels)) && fields.every((one) => isTrue(one, name));
}

function isTrue(expression: unknown, labels: Readonly<Record<string, string>>): boolean {
  const value = labels[textAt(expression, 'key')];
  const values = listAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return false;
  }
}

/** `topology.kubernetes.io/zone In (a, b)`. */
function textOfTerm(term: unknown): string {
  const all = [...listAt(term, 'matchExpressions'), ...listAt(term, 'matchFields')];
  return all.map(textOfExpression).join(' and ');
}

function textOfExpression(expression: unknown): string {
  const values = listAt(expression, 'values');
  const list = values.length === 0 ? '' : ` (${values.join(', ')})`;
  return `${textAt(expression, 'key')} ${textAt(expression, 'operator')}${list}`;
}
