import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { Container, ContainerRestartRule } from '../../../kubernetes/generated/types';
import { forbidden, notSupported, type Report, required, tooLong, tooMany } from '../../report/report';
import { unsupported } from '../../report/wording';
import type { Target } from '../../target/target';

const policies: ReadonlySet<string> = new Set(['Always', 'Never', 'OnFailure']);
const sidecarPolicy: ReadonlySet<string> = new Set(['Always']);
const actions: ReadonlySet<string> = new Set(['Restart']);
const actionsOnPods: ReadonlySet<string> = new Set(['Restart', 'RestartAllContainers']);
const operators: ReadonlySet<string> = new Set(['In', 'NotIn']);

/**
 * The restart policy of a container of its own: none before 1.34, with rules from then on.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export function validateRestartPolicy(container: Container, path: FieldPath, target: Target, report: Report): void {
  if (target.gate('ContainerRestartRules')) validatePolicyAndRules(container, path, target, report);
  else if (container.restartPolicy !== undefined) {
    const message = `must not be set on this container in the target release, got ${valueText(container.restartPolicy)}`;
    const fix = 'remove it, or move the container to initContainers to make it a sidecar';
    report(forbidden('api/restart-policy', `${path}.restartPolicy`, { message, value: container.restartPolicy, fix }));
  }
}

/**
 * The restart policy of an init container: `Always` makes it a sidecar.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export function validateInitRestartPolicy(container: Container, path: FieldPath, target: Target, report: Report): void {
  const { restartPolicy, restartPolicyRules = [] } = container;
  if (restartPolicy === undefined) {
    if (restartPolicyRules.length > 0 && target.since('1.35')) reportPolicyMissing(path, report);
  } else if (!target.gate('ContainerRestartRules')) {
    if (restartPolicy === 'Always') return;
    report(notSupported('api/restart-policy', `${path}.restartPolicy`, unsupported(restartPolicy, sidecarPolicy)));
  } else if (restartPolicy !== 'Always' || canRestartPods(target)) {
    validatePolicyAndRules(container, path, target, report);
  } else if (restartPolicyRules.length > 0) {
    const message = 'must not be set with restartPolicy Always';
    report(forbidden('api/restart-rules', `${path}.restartPolicyRules`, { message, fix: 'remove it' }));
  }
}

function canRestartPods(target: Target): boolean {
  return target.since('1.35') && target.gate('RestartAllContainersOnContainerExits');
}

function validatePolicyAndRules(container: Container, path: FieldPath, target: Target, report: Report): void {
  const { restartPolicy, restartPolicyRules: rules = [] } = container;
  if (restartPolicy === undefined) {
    if (rules.length === 0) return;
    reportPolicyMissing(path, report);
  } else if (!policies.has(restartPolicy)) {
    report(notSupported('api/restart-policy', `${path}.restartPolicy`, unsupported(restartPolicy, policies)));
  }
  validateCount(rules, 20, `${path}.restartPolicyRules`, target, report);
  for (let at = 0; at < rules.length; at += 1) {
    validateRule(rules[at] ?? {}, `${path}.restartPolicyRules[${at}]`, target, report);
  }
}

function reportPolicyMissing(path: FieldPath, report: Report): void {
  const message = 'required with restartPolicyRules';
  report(required('api/restart-policy', `${path}.restartPolicy`, { message, fix: 'set restartPolicy, such as Never' }));
}

function validateRule(rule: Partial<ContainerRestartRule>, path: FieldPath, target: Target, report: Report): void {
  const allowed = canRestartPods(target) ? actionsOnPods : actions;
  if (!allowed.has(rule.action ?? '')) {
    report(notSupported('api/restart-rules', `${path}.action`, unsupported(rule.action ?? '', allowed)));
  }
  const { exitCodes } = rule;
  if (exitCodes === undefined) {
    const message = 'missing';
    report(required('api/restart-rules', `${path}.exitCodes`, { message, fix: 'set operator and values' }));
    return;
  }
  if (!operators.has(exitCodes.operator ?? '')) {
    const field = `${path}.exitCodes.operator`;
    report(notSupported('api/restart-rules', field, unsupported(exitCodes.operator ?? '', operators)));
  }
  validateCount(exitCodes.values ?? [], 255, `${path}.exitCodes.values`, target, report);
}

/** Too many of something. Servers up to 1.35 give another reason. */
function validateCount(list: readonly unknown[], most: number, field: FieldPath, target: Target, report: Report): void {
  if (list.length <= most) return;
  const words = {
    message: `must have at most ${most} entries, got ${list.length}`,
    value: list.length,
    fix: 'remove some',
  };
  report(
    target.since('1.36') ? tooMany('api/restart-rules', field, words) : tooLong('api/restart-rules', field, words),
  );
}
