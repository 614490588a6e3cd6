import type { PodDisruptionBudget } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { validateAtMostAll, validateIntOrPercent } from '../formats/int-or-percent';
import type { NameRule } from '../formats/name-format';
import { type LabelSelectorOptions, toleratedBy, validateLabelSelector } from '../metadata/label-selector';
import { type ObjectMetaOptions, validateObjectMeta } from '../metadata/metadata';

const evictions: ReadonlySet<string> = new Set(['AlwaysAllow', 'IfHealthyBudget']);

/**
 * A PodDisruptionBudget. On create, the server checks its metadata only where nothing else is wrong.
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function validatePodDisruptionBudget(
  { metadata, spec }: PodDisruptionBudget,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: PodDisruptionBudget,
): void {
  let fine = true;
  const reportSpec: Report = (finding) => {
    fine = false;
    report(finding);
  };
  validateSpec(spec, toleratedBy(old?.spec?.selector), reportSpec);
  if (!fine && old === undefined) return;
  validateObjectMeta(metadata, 'metadata', nameRule, target, report, generic);
}

const generic: ObjectMetaOptions = { standardFinalizers: false };

/** A budget says either how many Pods stay or how many may go: the types do not let both be written. */
interface Budget {
  readonly minAvailable?: number | string | undefined;
  readonly maxUnavailable?: number | string | undefined;
}

function validateSpec(spec: PodDisruptionBudget['spec'], tolerated: LabelSelectorOptions, report: Report): void {
  const { minAvailable, maxUnavailable }: Budget = spec ?? {};
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    report(
      invalid('api/disruption-budget', 'spec', {
        message: 'minAvailable and maxUnavailable must not be set together',
        fix: 'remove one of them',
      }),
    );
  }
  if (minAvailable !== undefined) {
    validateIntOrPercent(minAvailable, 'spec.minAvailable', report);
    validateAtMostAll(minAvailable, 'spec.minAvailable', report);
  }
  if (maxUnavailable !== undefined) {
    validateIntOrPercent(maxUnavailable, 'spec.maxUnavailable', report);
    validateAtMostAll(maxUnavailable, 'spec.maxUnavailable', report);
  }
  validateLabelSelector(spec?.selector, 'spec.selector', tolerated, report);
  validateEnum(spec?.unhealthyPodEvictionPolicy, evictions, 'spec.unhealthyPodEvictionPolicy', report);
}
