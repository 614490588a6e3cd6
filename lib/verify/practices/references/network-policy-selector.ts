import { isEmptySelector } from '../../api/metadata/selector-matches';
import { intendedWorkload } from '../facts/intended-workload';
import { labelsText } from '../facts/labels-text';
import type { Practice } from '../facts/practice';

/** A NetworkPolicy that selects no Pods restricts none. */
export const networkPolicySelector: Practice = {
  code: 'practice/network-policy-selector',
  on: true,
  check: (app, report) => {
    for (const policy of app.networkPolicies) {
      const { podSelector = {} } = policy.object.spec ?? {};
      const { workloads, complete } = policy.selected;
      if (isEmptySelector(podSelector) || workloads.length > 0 || !complete) continue;
      const intended = intendedWorkload(app, policy, podSelector.matchLabels);
      if (intended === undefined) continue;
      report(policy, 'spec.podSelector', {
        message: `matches no Pods in the app: the Pods of ${intended.kind} "${intended.name}" have ${labelsText(intended.labels)}`,
        fix: 'use labels of the pod template',
      });
    }
  },
};
