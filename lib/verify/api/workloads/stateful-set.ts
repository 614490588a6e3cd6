import { valueText } from '../../../findings/value-text';
import type { StatefulSet, StatefulSetSpec, StatefulSetUpdateStrategy } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import { warning } from '../../report/warning';
import { unsupported } from '../../report/wording';
import type { Target } from '../../target/target';
import { toleratingTarget, withoutTolerated } from '../context/tolerated';
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
  if (old === undefined) {
    validateSpec(spec, { immutable: true, template: target.since('1.34') }, target, report);
    return;
  }
  const template = target.since('1.34') && isValid(old, target);
  validateSpec(spec, { immutable: false, template, oldType: old.spec.updateStrategy?.type }, target, report);
}

/** What is checked, besides what always is. What an update finds in the old object is tolerated. */
interface Checks {
  /** What cannot change: the claims and the name of the Service. */
  readonly immutable: boolean;
  readonly template: boolean;
  readonly oldType?: string | undefined;
}

/** Whether an old StatefulSet is valid, but for what cannot change and for what servers tolerate. */
function isValid(old: StatefulSet, target: Target): boolean {
  let valid = true;
  const validate = ({ spec }: StatefulSet, server: Target, report: Report) =>
    validateSpec(spec, { immutable: false, template: true, oldType: spec.updateStrategy?.type }, server, report);
  const tolerating = toleratingTarget({ object: old, old, validate }, target);
  const reportIntolerable = withoutTolerated(tolerating, ({ severity }) => {
    valid &&= severity !== 'error';
  });
  validate(old, tolerating, reportIntolerable);
  return valid;
}

function validateSpec(spec: StatefulSetSpec, checks: Checks, target: Target, report: Report): void {
  validatePolicies(spec, checks, target, report);
  if (checks.immutable && target.since('1.34')) validateClaimTemplates(spec, target, report);
  validateNumbers(spec, report);
  const { serviceName = '', selector, template, revisionHistoryLimit = 0 } = spec;
  if (checks.immutable && serviceName !== '' && target.since('1.33'))
    checkName(serviceName, isLabel, 'spec.serviceName', report);
  if (validateWorkloadSelector(selector, 'spec.selector', report))
    validateStatefulTemplate(spec, checks, target, report);
  if (template !== undefined) validateLongRunning(template, 'spec.template', 'StatefulSet', report);
  if (revisionHistoryLimit < 0 && target.since('1.33')) warnOfHistory(revisionHistoryLimit, report);
}

const managements: ReadonlySet<string> = new Set(['OrderedReady', 'Parallel']);
const retentions: ReadonlySet<string> = new Set(['Retain', 'Delete']);

function validatePolicies(spec: StatefulSetSpec, { oldType }: Checks, target: Target, report: Report): void {
  const { podManagementPolicy, persistentVolumeClaimRetentionPolicy: retention } = spec;
  if (podManagementPolicy !== undefined && !managements.has(podManagementPolicy)) {
    report(invalid('api/enum', 'spec.podManagementPolicy', unsupported(podManagementPolicy, managements)));
  }
  const recreates = target.gate('StatefulSetRecreateStrategy') || (oldType === 'Recreate' && target.since('1.37'));
  validateUpdateStrategy(spec.updateStrategy ?? {}, recreates ? strategiesWithRecreate : strategies, report);
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
  allowed: ReadonlySet<string>,
  report: Report,
): void {
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
        message: `must not be set when type is ${valueText(type)}`,
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
