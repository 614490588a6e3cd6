import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type {
  JobSpec,
  PodFailurePolicy,
  PodFailurePolicyOnExitCodesRequirement,
  PodFailurePolicyOnPodConditionsPattern,
} from '../../../kubernetes/generated/types';
import { duplicate, invalid, type Report, tooMany } from '../../report/report';
import { validateEnum, validateRequiredEnum } from '../formats/enum';
import { checkName, isQualifiedName } from '../formats/name-format';

const code = 'api/pod-failure-policy';

const maxRules = 20;
const maxValues = 255;
const maxConditions = 20;

const actions: ReadonlySet<string> = new Set(['Count', 'FailIndex', 'FailJob', 'Ignore']);
const operators: ReadonlySet<string> = new Set(['In', 'NotIn']);
const statuses: ReadonlySet<string> = new Set(['False', 'True', 'Unknown']);

/**
 * What a Job does when a Pod fails, by its exit code or its conditions. Servers that do not count failures by index drop
 * the rules of a Job that are about an index.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export function validatePodFailurePolicy(
  spec: JobSpec,
  path: FieldPath,
  dropsFailIndex: boolean,
  report: Report,
): void {
  const rules = spec.podFailurePolicy?.rules ?? [];
  const kept = dropsFailIndex ? rules.filter(({ action }) => action !== 'FailIndex') : rules;
  const field = child(path, 'rules');
  if (kept.length > maxRules) report(tooMany(code, field, tooManyOf('rules', kept.length, maxRules)));
  const names = containerNames(spec);
  for (const [at, rule] of kept.entries()) {
    const place = kept === rules ? at : rules.indexOf(rule);
    const reportRule = place === at ? report : shifted(index(field, place), index(field, at), report);
    validateRule(rule, index(field, place), spec, names, reportRule);
  }
}

/** The server counts rules without those that it dropped. */
function shifted(path: FieldPath, serverPath: FieldPath, report: Report): Report {
  return (finding) => report({ ...finding, serverField: serverPath + finding.field.slice(path.length) });
}

/** Whether a Pod is replaced while it still ends. */
export function validatePodReplacementPolicy(spec: JobSpec, path: FieldPath, report: Report): void {
  const { podReplacementPolicy: policy } = spec;
  const allowed = spec.podFailurePolicy === undefined ? replacements : afterFailure;
  validateEnum(policy, allowed, child(path, 'podReplacementPolicy'), report);
}

const replacements: ReadonlySet<string> = new Set(['Failed', 'TerminatingOrFailed']);
const afterFailure: ReadonlySet<string> = new Set(['Failed']);

type Rule = PodFailurePolicy['rules'][number];

function validateRule(rule: Rule, path: FieldPath, spec: JobSpec, names: ReadonlySet<string>, report: Report): void {
  validateAction(rule.action, child(path, 'action'), spec, report);
  const { onExitCodes, onPodConditions = [] } = rule;
  if (onExitCodes !== undefined) validateExitCodes(onExitCodes, child(path, 'onExitCodes'), names, report);
  if (onPodConditions.length > 0) validateConditions(onPodConditions, child(path, 'onPodConditions'), report);
  const both = onExitCodes !== undefined && onPodConditions.length > 0;
  const none = onExitCodes === undefined && onPodConditions.length === 0;
  if (!both && !none) return;
  report(
    invalid(code, path, {
      message: both
        ? 'onExitCodes and onPodConditions must not be set together'
        : 'missing onExitCodes or onPodConditions',
      fix: both ? 'split it into two rules' : 'set one of them',
    }),
  );
}

function validateAction(action: string | undefined, field: FieldPath, spec: JobSpec, report: Report): void {
  validateRequiredEnum(action, actions, field, report);
  if (action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) {
    report(
      invalid(code, field, {
        value: action,
        message: 'FailIndex requires backoffLimitPerIndex',
        fix: 'set backoffLimitPerIndex, or use FailJob',
      }),
    );
  }
}

function validateExitCodes(
  requirement: PodFailurePolicyOnExitCodesRequirement,
  path: FieldPath,
  names: ReadonlySet<string>,
  report: Report,
): void {
  const { operator, containerName } = requirement;
  const values = requirement.values ?? [];
  validateRequiredEnum(operator, operators, child(path, 'operator'), report);
  if (containerName !== undefined && !names.has(containerName)) {
    report(
      invalid(code, child(path, 'containerName'), {
        value: containerName,
        message: `unknown container ${valueText(containerName)}`,
        fix: names.size === 0 ? 'remove it' : `set one of ${[...names].map(valueText).join(', ')}, or remove it`,
      }),
    );
  }
  const field = child(path, 'values');
  if (values.length === 0) {
    report(invalid(code, field, { value: values, message: 'missing', fix: 'set at least one exit code' }));
  } else if (values.length > maxValues) {
    report(tooMany(code, field, tooManyOf('exit codes', values.length, maxValues)));
  }
  validateValues(values, operator, field, report);
}

function validateValues(values: readonly number[], operator: string, path: FieldPath, report: Report): void {
  const seen = new Set<number>();
  let ordered = true;
  for (const [at, value] of values.entries()) {
    if (operator === 'In' && value === 0) {
      const message = 'must not be 0: exit code 0 means success';
      report(invalid(code, index(path, at), { value, message, fix: 'remove it' }));
    }
    if (seen.has(value)) {
      const message = `duplicate exit code ${value}`;
      report(duplicate(code, index(path, at), { value, message, fix: 'remove one of them' }));
    }
    seen.add(value);
    if (at > 0 && (values[at - 1] ?? value) > value) ordered = false;
  }
  if (!ordered) {
    const fix = `set [${[...seen].sort((left, right) => left - right).join(', ')}]`;
    report(invalid(code, path, { value: values, message: 'must be in ascending order', fix }));
  }
}

function validateConditions(
  patterns: readonly PodFailurePolicyOnPodConditionsPattern[],
  path: FieldPath,
  report: Report,
): void {
  if (patterns.length > maxConditions) {
    report(tooMany(code, path, tooManyOf('conditions', patterns.length, maxConditions)));
  }
  for (const [at, { type, status }] of patterns.entries()) {
    const field = index(path, at);
    checkName(type ?? '', isQualifiedName, child(field, 'type'), report, { code });
    validateRequiredEnum(status, statuses, child(field, 'status'), report);
  }
}

function containerNames({ template }: JobSpec): ReadonlySet<string> {
  const { containers = [], initContainers = [] } = template?.spec ?? {};
  return new Set([...containers, ...initContainers].map(({ name }) => name ?? ''));
}

function tooManyOf(what: string, count: number, most: number) {
  return {
    value: count,
    message: `must have at most ${most} ${what}, got ${count}`,
    fix: 'remove some',
  };
}
