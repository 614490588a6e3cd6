import type { PodDisruptionBudget } from '../../kubernetes/generated/types';
import type { Draft } from './draft';

/** A label that marks selectors of the API's first version; it is removed from any other selector. */
const firstVersion = 'pdb.kubernetes.io/deprecated-v1beta1-empty-selector-match';

/** Takes what is left of an older API version out of a budget's selector. */
export function setPodDisruptionBudgetDefaults(object: Draft<PodDisruptionBudget>): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  const { selector } = spec;
  const expressions = selector?.matchExpressions;
  if (selector === undefined || expressions?.some(({ key }) => key === firstVersion) !== true) return;
  const [only] = expressions;
  const matchesNothing = expressions.length === 1 && only?.operator === 'Exists' && (only.values ?? []).length === 0;
  if (matchesNothing && Object.keys(selector.matchLabels ?? {}).length === 0) return;
  selector.matchExpressions = expressions.filter(({ key }) => key !== firstVersion);
}
