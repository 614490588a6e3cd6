import { isEmptySelector } from '../../api/metadata/selector-matches';
import { labelsText } from '../facts/labels-text';
import { evidentlyMeant } from '../facts/meant';
import type { Practice } from '../facts/practice';

/** A disruption budget that selects no Pods protects none. */
export const disruptionBudgetSelector: Practice = {
  code: 'practice/disruption-budget-selector',
  on: true,
  check: (app, report) => {
    for (const budget of app.disruptionBudgets) {
      const selector = budget.object.spec?.selector;
      const { workloads, complete } = budget.selected;
      if (selector === undefined || isEmptySelector(selector) || workloads.length > 0 || !complete) continue;
      const meant = evidentlyMeant(app, budget, selector.matchLabels);
      if (meant === undefined) continue;
      report(budget, 'spec.selector', {
        message: `it selects no Pods of the app; those of ${meant.kind} "${meant.name}" have ${labelsText(meant.labels)}`,
        fix: 'select by labels that the pod template has',
      });
    }
  },
};
