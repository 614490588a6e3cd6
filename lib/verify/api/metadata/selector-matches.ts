import type { LabelSelector, LabelSelectorRequirement } from '../../../kubernetes/generated/types';

type Labels = Readonly<Record<string, string>>;

const noLabels: Labels = {};

/**
 * Whether a label selector matches an object with these labels. An absent selector matches nothing, an empty one everything.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selectorMatches(selector: LabelSelector | undefined, labels: Labels = noLabels): boolean {
  if (selector === undefined) return false;
  const { matchLabels, matchExpressions } = selector;
  if (matchLabels !== undefined && !labelsMatch(matchLabels, labels)) return false;
  return matchExpressions === undefined || matchExpressions.every((requirement) => meets(requirement, labels));
}

/** Whether an object with these labels has all the wanted ones. */
export function labelsMatch(wanted: Labels, labels: Labels = noLabels): boolean {
  for (const name in wanted) {
    if (!Object.hasOwn(labels, name) || labels[name] !== wanted[name]) return false;
  }
  return true;
}

/** Whether a selector has no requirements. */
export function isEmptySelector({ matchLabels, matchExpressions }: LabelSelector): boolean {
  if (matchExpressions !== undefined && matchExpressions.length > 0) return false;
  for (const _name in matchLabels) return false;
  return true;
}

function meets({ key, operator, values = [] }: LabelSelectorRequirement, labels: Labels): boolean {
  const has = Object.hasOwn(labels, key ?? '');
  const value = labels[key ?? ''] ?? '';
  switch (operator) {
    case 'In':
      return has && values.includes(value);
    case 'NotIn':
      return !has || !values.includes(value);
    case 'Exists':
      return has;
    case 'DoesNotExist':
      return !has;
    default:
      return false;
  }
}
