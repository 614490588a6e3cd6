import type { RuleDoc } from '../../findings/rule';
import { admissionRules } from './admission';
import { claimRules } from './claims';
import { clashRuleDocs } from './clashes';
import { containerRules } from './containers';
import { gatedRules } from './gated';
import { legacyVolumeRules } from './legacy-volumes';
import { metadataRules } from './metadata';
import { podRules } from './pod';
import { podSecurityRules } from './pod-security';
import { policyRules } from './policies';
import { practiceRules } from './practices';
import { schedulingRules } from './scheduling';
import { serviceRules } from './services';
import { shapeRules } from './shape';
import { volumeRules } from './volumes';
import { workloadRules } from './workloads';

/** A row for each code that a manifest can be given, by tier and code. */
export const rules: readonly RuleDoc[] = [
  ...inOrder(shapeRules),
  ...inOrder([
    ...claimRules,
    ...containerRules,
    ...gatedRules,
    ...legacyVolumeRules,
    ...metadataRules,
    ...podRules,
    ...policyRules,
    ...schedulingRules,
    ...serviceRules,
    ...volumeRules,
    ...workloadRules,
  ]),
  ...inOrder(admissionRules),
  ...inOrder(clashRuleDocs),
  ...inOrder(podSecurityRules),
  ...inOrder(practiceRules),
];

function inOrder(some: readonly RuleDoc[]): readonly RuleDoc[] {
  return [...some].sort((left, right) => (left.code < right.code ? -1 : 1));
}
