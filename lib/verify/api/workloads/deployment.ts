import type { Deployment, DeploymentSpec, DeploymentStrategy } from '../../../kubernetes/generated/types';
import { forbidden, invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { sizeOf, validateAtMostAll, validateIntOrPercent } from '../formats/int-or-percent';
import type { NameRule } from '../formats/name-format';
import { negative } from '../formats/negative';
import { validateObjectMeta } from '../metadata/metadata';
import { validateReplicaTemplate } from './replica-set';
import { validateWorkloadSelector } from './workload-selector';
import { warnOfHostNames } from './workload-template';

/**
 * A Deployment: its selector, its template, and how it is rolled out.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#writing-a-deployment-spec
 */
export function validateDeployment(
  { metadata, spec }: Deployment,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: Deployment,
): void {
  validateObjectMeta(metadata, 'metadata', nameRule, target, report);
  const { replicas = 1, minReadySeconds = 0, revisionHistoryLimit = 0 } = spec;
  if (replicas < 0) report(negative(replicas, 'spec.replicas'));
  if (validateWorkloadSelector(spec.selector, 'spec.selector', report)) {
    validateReplicaTemplate(spec, 'Deployment', target, report);
  }
  validateStrategy(spec.strategy ?? {}, report);
  if (minReadySeconds < 0) report(negative(minReadySeconds, 'spec.minReadySeconds'));
  if (revisionHistoryLimit < 0) report(negative(revisionHistoryLimit, 'spec.revisionHistoryLimit'));
  validateProgressDeadline(spec, report);
  if (old === undefined) warnOfHostNames(metadata, report);
}

const strategies: ReadonlySet<string> = new Set(['Recreate', 'RollingUpdate']);

function validateStrategy({ type, rollingUpdate }: DeploymentStrategy, report: Report): void {
  if (type === 'RollingUpdate') {
    validateRollingUpdate(rollingUpdate ?? {}, report);
  } else if (type !== 'Recreate') {
    validateEnum(type ?? '', strategies, 'spec.strategy.type', report, { serverField: 'spec.strategy' });
  } else if (rollingUpdate !== undefined) {
    report(
      forbidden('api/rollout', 'spec.strategy.rollingUpdate', {
        message: 'must not be set when type is Recreate',
        fix: 'remove it, or set type: RollingUpdate',
      }),
    );
  }
}

function validateRollingUpdate(
  { maxUnavailable = 0, maxSurge = 0 }: NonNullable<DeploymentStrategy['rollingUpdate']>,
  report: Report,
): void {
  validateIntOrPercent(maxUnavailable, 'spec.strategy.rollingUpdate.maxUnavailable', report);
  validateIntOrPercent(maxSurge, 'spec.strategy.rollingUpdate.maxSurge', report);
  if (sizeOf(maxUnavailable) === 0 && sizeOf(maxSurge) === 0) {
    report(
      invalid('api/rollout', 'spec.strategy.rollingUpdate.maxUnavailable', {
        value: maxUnavailable,
        message: 'must not be 0 when maxSurge is 0',
        fix: 'set one of the two to 1 or more',
      }),
    );
  }
  validateAtMostAll(maxUnavailable, 'spec.strategy.rollingUpdate.maxUnavailable', report);
}

function validateProgressDeadline(spec: DeploymentSpec, report: Report): void {
  const { progressDeadlineSeconds: deadline, minReadySeconds = 0 } = spec;
  if (deadline === undefined) return;
  if (deadline < 0) report(negative(deadline, 'spec.progressDeadlineSeconds'));
  if (deadline > minReadySeconds) return;
  report(
    invalid('api/progress-deadline', 'spec.progressDeadlineSeconds', {
      value: deadline,
      message: `must be greater than minReadySeconds (${minReadySeconds}), got ${deadline}`,
      fix: 'set more than minReadySeconds',
    }),
  );
}
