import type { StatefulSet, StatefulSetSpec, StatefulSetUpdateStrategy } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import { warning } from '../../report/warning';
import { unsupported } from '../../report/wording';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { sizeOf, validateAtMostAll, validateIntOrPercent } from '../formats/int-or-percent';
import { checkName, isLabel, type NameRule } from '../formats/name-format';
import { negative } from '../formats/negative';
import { validateObjectMeta } from '../metadata/metadata';
import { validateClaimTemplates, validateStatefulTemplate } from './stateful-set-template';
import { validateWorkloadSelector } from './workload-selector';
import { validateLongRunning } from './workload-template';

/**
 * A StatefulSet. Servers check its template since 1.34; before, nearly nothing of it.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#components
 */
export function validateStatefulSet(
  { metadata, spec }: StatefulSet,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: StatefulSet,
): void {
  validateObjectMeta(metadata, 'metadata', nameRule, target, report);
  validatePolicies(spec, target, report);
  // The name of the Service and the claims cannot change, so that old ones are tolerated.
  if (old === undefined && target.since('1.34')) validateClaimTemplates(spec, target, report);
  validateNumbers(spec, report);
  const { serviceName = '', selector, template, revisionHistoryLimit = 0 } = spec;
  if (old === undefined && serviceName !== '' && target.since('1.33'))
    checkName(serviceName, isLabel, 'spec.serviceName', report);
  if (validateWorkloadSelector(selector, 'spec.selector', report)) validateStatefulTemplate(spec, target, report);
  if (template !== undefined) validateLongRunning(template, 'spec.template', 'StatefulSet', report);
  if (revisionHistoryLimit < 0 && target.since('1.33')) warnOfHistory(revisionHistoryLimit, report);
}

const managements: ReadonlySet<string> = new Set(['OrderedReady', 'Parallel']);
const retentions: ReadonlySet<string> = new Set(['Retain', 'Delete']);

function validatePolicies(spec: StatefulSetSpec, target: Target, report: Report): void {
  const { podManagementPolicy, persistentVolumeClaimRetentionPolicy: retention } = spec;
  if (podManagementPolicy !== undefined && !managements.has(podManagementPolicy)) {
    report(invalid('api/enum', 'spec.podManagementPolicy', unsupported(podManagementPolicy, managements)));
  }
  validateUpdateStrategy(spec.updateStrategy ?? {}, target, report);
  if (retention === undefined) return;
  for (const moment of ['whenDeleted', 'whenScaled'] as const) {
    validateEnum(retention[moment], retentions, `spec.persistentVolumeClaimRetentionPolicy.${moment}`, report);
  }
}

function validateNumbers({ replicas = 1, minReadySeconds = 0, ordinals }: StatefulSetSpec, report: Report): void {
  if (replicas < 0) report(negative(replicas, 'spec.replicas'));
  if (minReadySeconds < 0) report(negative(minReadySeconds, 'spec.minReadySeconds'));
  const first = ordinals?.start ?? 0;
  if (first < 0) report(negative(first, 'spec.ordinals.start'));
}

const strategies: ReadonlySet<string> = new Set(['RollingUpdate', 'OnDelete']);
const strategiesWithRecreate: ReadonlySet<string> = new Set([...strategies, 'Recreate']);

function validateUpdateStrategy(
  { type, rollingUpdate }: StatefulSetUpdateStrategy,
  target: Target,
  report: Report,
): void {
  const allowed = target.gate('StatefulSetRecreateStrategy') ? strategiesWithRecreate : strategies;
  if (type === undefined || !allowed.has(type)) {
    report(
      invalid('api/enum', 'spec.updateStrategy.type', {
        ...unsupported(type, allowed),
        serverField: 'spec.updateStrategy',
      }),
    );
  } else if (rollingUpdate === undefined) {
    return;
  } else if (type === 'RollingUpdate') {
    validateRollingUpdate(rollingUpdate, report);
  } else {
    report(
      invalid('api/rollout', 'spec.updateStrategy.rollingUpdate', {
        value: rollingUpdate,
        message: `must not be set when type is ${type}`,
        fix: 'remove it, or set type: RollingUpdate',
      }),
    );
  }
}

function validateRollingUpdate(
  { partition = 0, maxUnavailable }: NonNullable<StatefulSetUpdateStrategy['rollingUpdate']>,
  report: Report,
): void {
  if (partition < 0) report(negative(partition, 'spec.updateStrategy.rollingUpdate.partition'));
  if (maxUnavailable === undefined) return;
  const field = 'spec.updateStrategy.rollingUpdate.maxUnavailable';
  validateIntOrPercent(maxUnavailable, field, report);
  if (sizeOf(maxUnavailable) === 0) {
    report(
      invalid('api/rollout', field, {
        value: maxUnavailable,
        message: 'must not be 0',
        fix: 'set 1 or more, or remove it',
      }),
    );
  }
  validateAtMostAll(maxUnavailable, field, report);
}

function warnOfHistory(limit: number, report: Report): void {
  const message = `must be 0 or greater, got ${limit}: every revision would be kept`;
  report(warning('api/revision-history', 'spec.revisionHistoryLimit', message, 'set 0 or more'));
}
