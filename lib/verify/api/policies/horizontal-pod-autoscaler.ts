import { child, type FieldPath, index } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { isNegative } from '../../../kubernetes/amounts';
import type {
  CrossVersionObjectReference,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerSpec,
  HPAScalingPolicy,
  HPAScalingRules,
} from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import type { NameRule } from '../formats/name-format';
import { negative } from '../formats/negative';
import { validateObjectMeta } from '../metadata/metadata';
import { validateMetrics } from './autoscaler-metrics';
import { type VersionNeeds, validateObjectReference } from './object-reference';

/**
 * A HorizontalPodAutoscaler: how many Pods at least and at most, of what, by which metrics, and how fast.
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function validateHorizontalPodAutoscaler(
  { metadata, spec }: Pick<HorizontalPodAutoscaler, 'metadata' | 'spec'>,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: Pick<HorizontalPodAutoscaler, 'spec'>,
): void {
  const options = { keepsGeneration: !target.since('1.37') };
  validateObjectMeta(metadata, 'metadata', nameRule, target, report, options);
  // Since 1.37 these limits are declared, and what is declared is reported last.
  const declares = target.since('1.37');
  const least = target.gate('HPAScaleToZero') || old?.spec.minReplicas === 0 ? 0 : 1;
  if (!declares) validateLimits(spec, least, target, report);
  validateOrder(spec, report);
  const { scaleTargetRef, minReplicas, metrics = [], behavior } = spec;
  const needs = needsOfTarget(scaleTargetRef ?? {}, old === undefined ? undefined : (old.spec.scaleTargetRef ?? {}));
  validateObjectReference(scaleTargetRef ?? {}, 'spec.scaleTargetRef', needs, target, report);
  validateMetrics(metrics, minReplicas, target, report, old?.spec.metrics);
  validateScalingRules(behavior?.scaleUp, 'spec.behavior.scaleUp', report);
  validateScalingRules(behavior?.scaleDown, 'spec.behavior.scaleDown', report);
  if (declares) validateLimits(spec, least, target, report);
}

type Reference = Partial<CrossVersionObjectReference>;

/** What an old object has is tolerated. Of the kinds that scale, only one has no group. */
function needsOfTarget({ apiVersion = '', kind = '' }: Reference, old: Reference | undefined): VersionNeeds {
  if (old !== undefined && (old.apiVersion ?? '') === apiVersion && (old.kind ?? '') === kind) return 'nothing';
  return kind === 'ReplicationController' ? 'form' : 'group';
}

const code = 'api/autoscaler-limits';

function validateLimits(
  { minReplicas = 1, maxReplicas = 0 }: HorizontalPodAutoscalerSpec,
  least: number,
  target: Target,
  report: Report,
) {
  if (minReplicas < least) {
    report(
      invalid(code, 'spec.minReplicas', {
        value: minReplicas,
        message: `must be ${least} or greater, got ${minReplicas}`,
        fix:
          minReplicas === 0 ? 'set 1 or more, or set featureGates: { HPAScaleToZero: true }' : `set ${least} or more`,
      }),
    );
  }
  if (maxReplicas > 0) return;
  const field = 'spec.maxReplicas';
  const found = {
    value: maxReplicas,
    message: maxReplicas === 0 ? 'missing' : `must be 1 or greater, got ${maxReplicas}`,
    fix: 'set the highest number of Pods',
  };
  report(maxReplicas === 0 && target.since('1.36') ? required(code, field, found) : invalid(code, field, found));
}

function validateOrder({ minReplicas = 1, maxReplicas = 0 }: HorizontalPodAutoscalerSpec, report: Report): void {
  if (maxReplicas >= minReplicas) return;
  report(
    invalid(code, 'spec.maxReplicas', {
      value: maxReplicas,
      message: `must be at least minReplicas (${minReplicas}), got ${maxReplicas}`,
      fix: 'swap the two, or set a larger number',
    }),
  );
}

const longestWindow = 3600;
const longestPeriod = 1800;
const selections: ReadonlySet<string> = new Set(['Disabled', 'Max', 'Min']);
const policyTypes: ReadonlySet<string> = new Set(['Percent', 'Pods']);

function validateScalingRules(rules: HPAScalingRules | undefined, path: FieldPath, report: Report): void {
  if (rules === undefined) return;
  const { stabilizationWindowSeconds: window = 0, selectPolicy, policies = [], tolerance } = rules;
  if (window < 0 || window > longestWindow) {
    report(outside(window, 0, longestWindow, child(path, 'stabilizationWindowSeconds')));
  }
  validateEnum(selectPolicy, selections, child(path, 'selectPolicy'), report);
  const field = child(path, 'policies');
  if (policies.length === 0) {
    report(
      required('api/scaling-policy', field, {
        message: 'must not be empty',
        fix: 'remove it to use the defaults, or set selectPolicy: Disabled',
      }),
    );
  }
  for (const [at, policy] of policies.entries()) validateScalingPolicy(policy, index(field, at), report);
  if (tolerance !== undefined && isNegative(tolerance)) {
    report({
      ...negative(0, child(path, 'tolerance')),
      value: tolerance,
      message: `must be 0 or greater, got ${tolerance}`,
    });
  }
}

function validateScalingPolicy(policy: HPAScalingPolicy, path: FieldPath, report: Report): void {
  validateEnum(policy.type ?? '', policyTypes, child(path, 'type'), report);
  const { value = 0, periodSeconds: period = 0 } = policy;
  if (value <= 0) report(outside(value, 1, undefined, child(path, 'value')));
  if (period <= 0 || period > longestPeriod) report(outside(period, 1, longestPeriod, child(path, 'periodSeconds')));
}

function outside(value: number, least: number, most: number | undefined, field: FieldPath): Finding {
  return invalid('api/scaling-policy', field, {
    value,
    message:
      most === undefined ? `must be ${least} or greater, got ${value}` : `must be ${least} to ${most}, got ${value}`,
    fix: `set ${least}${most === undefined ? ' or more' : ` to ${most}`}`,
  });
}
