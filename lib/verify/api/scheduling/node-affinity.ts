import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { NodeAffinity, NodeSelectorRequirement, NodeSelectorTerm } from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { checkName, isSubdomain } from '../formats/name-format';
import { unknownOperator, valuesForbidden, valuesRequired } from '../metadata/label-selector';
import { validateLabelKey, validateLabelValue } from '../metadata/labels';
import { validateWeight } from './affinity-weight';

const code = 'api/node-selector';

/**
 * Nodes by their labels and, rarely, their names. From 1.33 a value in a required term has to be one that labels can have.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export function validateNodeAffinity(
  affinity: NodeAffinity | undefined,
  path: FieldPath,
  target: Target,
  report: Report,
): void {
  if (affinity === undefined) return;
  const needed = affinity.requiredDuringSchedulingIgnoredDuringExecution;
  if (needed !== undefined) {
    const place = child(path, 'requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms');
    const terms = needed.nodeSelectorTerms ?? [];
    if (terms.length === 0)
      report(required(code, place, { message: 'missing', fix: 'add a term with matchExpressions' }));
    const checksValues = target.since('1.33');
    for (const [at, term] of terms.entries()) validateTerm(term, index(place, at), checksValues, report);
  }
  const preferred = affinity.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  for (const [at, { weight, preference }] of preferred.entries()) {
    const place = index(child(path, 'preferredDuringSchedulingIgnoredDuringExecution'), at);
    validateWeight(weight, child(place, 'weight'), report);
    validateTerm(preference, child(place, 'preference'), false, report);
  }
}

function validateTerm(
  term: NodeSelectorTerm | undefined,
  path: FieldPath,
  checksValues: boolean,
  report: Report,
): void {
  for (const [at, requirement] of (term?.matchExpressions ?? []).entries()) {
    validateExpression(requirement, index(child(path, 'matchExpressions'), at), checksValues, report);
  }
  for (const [at, requirement] of (term?.matchFields ?? []).entries()) {
    validateMatchField(requirement, index(child(path, 'matchFields'), at), report);
  }
}

function validateExpression(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: FieldPath,
  checksValues: boolean,
  report: Report,
): void {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) report(valuesRequired(operator, path));
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) report(valuesForbidden(operator, path));
  } else if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1) report(oneValue(operator, values.length, path));
  } else report(unknownOperator(operator, path, '"In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"'));
  validateLabelKey(key ?? '', child(path, 'key'), report);
  if (!checksValues) return;
  for (const [at, value] of values.entries()) validateLabelValue(value, index(child(path, 'values'), at), report);
}

/** Of a node's fields its name alone can be asked for, and one name at a time. */
function validateMatchField(
  { key, operator, values = [] }: NodeSelectorRequirement,
  path: FieldPath,
  report: Report,
): void {
  if (operator !== 'In' && operator !== 'NotIn') report(unknownOperator(operator, path, '"In", "NotIn"'));
  else if (values.length !== 1) report(oneValue(operator, values.length, path));
  if (key !== 'metadata.name') {
    const message = `must be metadata.name, got ${valueText(key)}`;
    report(invalid(code, child(path, 'key'), { value: key, message, fix: 'use matchExpressions for labels' }));
    return;
  }
  for (const [at, value] of values.entries()) checkName(value, isSubdomain, index(child(path, 'values'), at), report);
}

function oneValue(operator: string, count: number, path: FieldPath) {
  const message = `must have exactly one value with operator ${operator}, got ${count}`;
  return required('api/selector-operator', child(path, 'values'), { message, fix: 'set one value' });
}
