import { isEmptySelector } from '../../api/metadata/selector-matches';
import { intendedWorkload } from '../facts/intended-workload';
import { labelsText } from '../facts/labels-text';
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
      const intended = intendedWorkload(app, budget, selector.matchLabels);
      if (intended === undefined) continue;
      report(budget, 'spec.selector', {
        message: `matches no Pods in the app: the Pods of ${intended.kind} "${intended.name}" have ${labelsText(intended.labels)}`,
        fix: 'use labels of the pod template',
      });
    }
  },
};
