import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import type {
  DaemonSet,
  DaemonSetSpec,
  PodTemplateSpec,
  RollingUpdateDaemonSet,
} from '../../../kubernetes/generated/types';
import { invalid, type Report, required, typeInvalid } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { sizeOf, validateAtMostAll, validateIntOrPercent } from '../formats/int-or-percent';
import type { NameRule } from '../formats/name-format';
import { negative } from '../formats/negative';
import { validateObjectMeta } from '../metadata/metadata';
import { isEmptySelector } from '../metadata/selector-matches';
import { validatePodTemplate } from '../pod/pod';
import { emptySelector, isReadable, mismatch, validateSelectsTemplate, withoutSelector } from './workload-selector';
import { validateLongRunning, validateSharedDisks } from './workload-template';

/**
 * A DaemonSet: its selector, its template, and how it is updated.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#writing-a-daemonset-spec
 */
export function validateDaemonSet(
  { metadata, spec }: DaemonSet,
  target: Target,
  report: Report,
  nameRule: NameRule,
): void {
  validateGeneration(metadata, report);
  validateObjectMeta(metadata, 'metadata', nameRule, target, report);
  validateSelector(spec, report);
  const { template, minReadySeconds = 0, revisionHistoryLimit = 0 } = spec;
  if (template !== undefined) {
    validatePodTemplate(template, 'spec.template', 'DaemonSet', target, report);
    validateSharedDisks(template, 'spec.template', target, report);
    validateLongRunning(template, 'spec.template', 'DaemonSet', report);
  }
  if (minReadySeconds < 0) report(negative(minReadySeconds, 'spec.minReadySeconds'));
  validateUpdateStrategy(spec, report);
  if (revisionHistoryLimit < 0) report(negative(revisionHistoryLimit, 'spec.revisionHistoryLimit'));
}

const generation = 'deprecated.daemonset.template.generation';
const integer = /^[-+]?0*\d{1,19}$/;

/** The annotation takes the place of a field that older API versions had: the server decodes it as that. */
function validateGeneration({ annotations }: DaemonSet['metadata'], report: Report): void {
  const value = annotations?.[generation];
  if (value === undefined || (integer.test(value) && BigInt.asIntN(64, BigInt(value)) === BigInt(value))) return;
  const message = `must be a 64-bit integer, got ${valueText(value)}`;
  report(typeInvalid('shape/wrong-type', `metadata.annotations[${generation}]`, { value, message, fix: 'remove it' }));
}

function validateSelector({ selector, template }: DaemonSetSpec, report: Report): void {
  if (selector === undefined) {
    report(missingSelector(template));
    return;
  }
  const readable = isReadable(selector, 'spec.selector', report);
  if (readable) validateSelectsTemplate(selector, template, 'spec.template', report);
  if (isEmptySelector(selector)) report(emptySelector('spec.selector'));
}

/** The server has no word for a selector that is missing: it matches nothing, and so not the template. */
function missingSelector(template: PodTemplateSpec | undefined): Finding {
  return {
    ...mismatch(template, 'spec.template'),
    field: 'spec.selector',
    serverField: 'spec.template.metadata.labels',
    ...withoutSelector,
  };
}

const strategies: ReadonlySet<string> = new Set(['OnDelete', 'RollingUpdate']);

function validateUpdateStrategy({ updateStrategy }: DaemonSetSpec, report: Report): void {
  const type = updateStrategy?.type;
  if (type === 'RollingUpdate') {
    validateRollingUpdate(updateStrategy?.rollingUpdate ?? {}, report);
  } else if (type !== 'OnDelete') {
    validateEnum(type ?? '', strategies, 'spec.updateStrategy.type', report, {
      serverField: 'spec.updateStrategy',
    });
  }
}

function validateRollingUpdate({ maxUnavailable = 0, maxSurge = 0 }: RollingUpdateDaemonSet, report: Report): void {
  validateIntOrPercent(maxUnavailable, 'spec.updateStrategy.rollingUpdate.maxUnavailable', report);
  validateIntOrPercent(maxSurge, 'spec.updateStrategy.rollingUpdate.maxSurge', report);
  validateAtMostAll(maxUnavailable, 'spec.updateStrategy.rollingUpdate.maxUnavailable', report);
  validateAtMostAll(maxSurge, 'spec.updateStrategy.rollingUpdate.maxSurge', report);
  const missing = sizeOf(maxUnavailable) !== 0;
  const added = sizeOf(maxSurge) !== 0;
  if (missing && added) {
    report(
      invalid('api/rollout', 'spec.updateStrategy.rollingUpdate.maxSurge', {
        value: maxSurge,
        message: 'maxSurge and maxUnavailable must not both be greater than 0',
        fix: 'remove it, or set maxUnavailable: 0',
      }),
    );
  } else if (!missing && !added) {
    report(
      required('api/rollout', 'spec.updateStrategy.rollingUpdate.maxUnavailable', {
        message: 'must not be 0 when maxSurge is 0',
        fix: 'set one of the two to 1 or more',
      }),
    );
  }
}
