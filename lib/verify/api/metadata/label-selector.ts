import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { LabelSelector, LabelSelectorRequirement } from '../../../kubernetes/generated/types';
import { forbidden, invalid, type Report, required } from '../../report/report';
import { validateLabelKey, validateLabels, validateLabelValue } from './labels';

/** What differs from one label selector to another. */
export interface LabelSelectorOptions {
  /** Whether values in expressions may be no label values, which match nothing. @default false */
  readonly allowInvalidValues?: boolean;
}

/**
 * A label selector: keys and values that labels can have, and operators with the values that they need.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function validateLabelSelector(
  selector: LabelSelector | undefined,
  path: FieldPath,
  options: LabelSelectorOptions,
  report: Report,
): void {
  if (selector === undefined) return;
  if (selector.matchLabels !== undefined) validateLabels(selector.matchLabels, child(path, 'matchLabels'), report);
  const { matchExpressions } = selector;
  if (matchExpressions === undefined) return;
  matchExpressions.forEach((requirement, at) => {
    validateRequirement(requirement, index(child(path, 'matchExpressions'), at), options, report);
  });
}

/** Whether servers accept a label selector, with values of expressions that are label values. */
function isValidSelector(selector: LabelSelector | undefined): boolean {
  let valid = true;
  validateLabelSelector(selector, '', {}, () => {
    valid = false;
  });
  return valid;
}

/**
 * What an old selector tolerates in a new one: values that are no label values, where the old one is not valid. Servers
 * checked them only from 1.27 on.
 */
export function toleratedBy(old: LabelSelector | undefined): LabelSelectorOptions {
  return { allowInvalidValues: !isValidSelector(old) };
}

function validateRequirement(
  requirement: LabelSelectorRequirement,
  path: FieldPath,
  options: LabelSelectorOptions,
  report: Report,
): void {
  const { operator } = requirement;
  const values = requirement.values ?? [];
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) report(valuesRequired(operator, path));
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) report(valuesForbidden(operator, path));
      break;
    default:
      report(unknownOperator(operator, path, '"In", "NotIn", "Exists", "DoesNotExist"'));
  }
  validateLabelKey(requirement.key ?? '', child(path, 'key'), report);
  if (options.allowInvalidValues === true) return;
  for (const [at, value] of values.entries()) validateLabelValue(value, index(child(path, 'values'), at), report);
}

const code = 'api/selector-operator';

/** `In` and `NotIn` without values. */
export function valuesRequired(operator: string, path: FieldPath) {
  return required(code, child(path, 'values'), {
    message: `required with operator ${operator}`,
    fix: 'set at least one value',
  });
}

/** `Exists` and `DoesNotExist` with values. */
export function valuesForbidden(operator: string, path: FieldPath) {
  return forbidden(code, child(path, 'values'), {
    message: `must not be set with operator ${operator}`,
    fix: `remove the values, or use ${operator === 'Exists' ? 'In' : 'NotIn'}`,
  });
}

/** An operator that no selector has there. */
export function unknownOperator(operator: string | undefined, path: FieldPath, allowed: string) {
  return invalid(code, child(path, 'operator'), {
    value: operator,
    message: operator === undefined ? 'missing' : `must be one of ${allowed}, got ${valueText(operator)}`,
    fix: operator === undefined ? `set one of ${allowed}` : 'set one of them',
  });
}
