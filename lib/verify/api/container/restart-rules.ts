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
    const message = `${valueText(container.restartPolicy)}: only init containers have a restart policy of their own here`;
    const fix = 'leave it out; to make it a sidecar, move the container to initContainers';
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
    const message = 'a sidecar always restarts, so it can have no rules';
    report(forbidden('api/restart-rules', `${path}.restartPolicyRules`, { message, fix: 'leave them out' }));
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
  const message = 'there are restartPolicyRules, and no policy for the exits that no rule is for';
  report(required('api/restart-policy', `${path}.restartPolicy`, { message, fix: 'add restartPolicy, as Never' }));
}

function validateRule(rule: Partial<ContainerRestartRule>, path: FieldPath, target: Target, report: Report): void {
  const allowed = canRestartPods(target) ? actionsOnPods : actions;
  if (!allowed.has(rule.action ?? '')) {
    report(notSupported('api/restart-rules', `${path}.action`, unsupported(rule.action ?? '', allowed)));
  }
  const { exitCodes } = rule;
  if (exitCodes === undefined) {
    const message = 'the rule says nothing of when it is for';
    report(required('api/restart-rules', `${path}.exitCodes`, { message, fix: 'give an operator and exit codes' }));
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
    message: `there are ${list.length}; at most ${most} are allowed`,
    value: list.length,
    fix: 'leave some out',
  };
  report(
    target.since('1.36') ? tooMany('api/restart-rules', field, words) : tooLong('api/restart-rules', field, words),
  );
}
