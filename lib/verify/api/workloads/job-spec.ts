import { child, type FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { JobSpec } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { invalid, notSupported, type Report, required, tooLong } from '../../report/report';
import { unsupported } from '../../report/wording';
import type { Target } from '../../target/target';
import { checkName, isSubdomain } from '../formats/name-format';
import { negative } from '../formats/negative';
import { validatePodTemplate } from '../pod/pod';
import { validateJobIndexes, warnOfIndexes } from './job-indexes';
import { validatePodFailurePolicy, validatePodReplacementPolicy } from './pod-failure-policy';
import { validateSuccessPolicy } from './success-policy';

/** Counts and durations that are 0 or more. */
const counts = [
  'parallelism',
  'completions',
  'activeDeadlineSeconds',
  'backoffLimit',
  'ttlSecondsAfterFinished',
  'backoffLimitPerIndex',
  'maxFailedIndexes',
] as const;

/** What a Job, which may be a live one that is updated, and the template of a CronJob have in common: all but the selector. */
export function validateJobSpec(
  spec: JobSpec,
  path: FieldPath,
  kind: 'Job' | 'CronJob',
  target: Target,
  report: Report,
  isLive = false,
): void {
  for (const name of counts) {
    const count = spec[name];
    if (count !== undefined && count < 0) report(negative(count, child(path, name)));
  }
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    report(
      required('api/job-indexes', child(path, 'backoffLimitPerIndex'), {
        message: 'required with maxFailedIndexes',
        fix: 'set the number of retries for each index',
      }),
    );
  }
  if (spec.managedBy !== undefined) validateManagedBy(spec.managedBy, child(path, 'managedBy'), report);
  validateJobIndexes(spec, path, report);
  if (spec.podFailurePolicy !== undefined) {
    const dropsFailIndex = kind === 'Job' && !isLive && !target.gate('JobBackoffLimitPerIndex');
    validatePodFailurePolicy(spec, child(path, 'podFailurePolicy'), dropsFailIndex, report);
  }
  if (spec.successPolicy !== undefined) validateSuccessPolicy(spec, child(path, 'successPolicy'), report);
  validatePodReplacementPolicy(spec, path, report);
  const fitting = spec.podFailurePolicy === undefined ? restartPolicies : withFailurePolicy;
  validatePodTemplate(spec.template, child(path, 'template'), kind, target, report, fitting);
  validateRestartPolicy(spec, child(path, 'template.spec.restartPolicy'), report);
  warnOfIndexes(spec, path, report);
}

const restartPolicies: ReadonlySet<string> = new Set(['OnFailure', 'Never']);
const withFailurePolicy: ReadonlySet<string> = new Set(['Never']);

function validateRestartPolicy({ template, podFailurePolicy }: JobSpec, field: FieldPath, report: Report): void {
  const code = 'api/job-restart-policy';
  const policy = template?.spec.restartPolicy;
  if (policy === undefined || policy === 'Always') {
    const message = 'must be Never or OnFailure in a Job (default: Always)';
    report(required(code, field, { value: policy, message, fix: 'set Never or OnFailure' }));
  } else if (!restartPolicies.has(policy)) {
    const fitting = podFailurePolicy === undefined ? restartPolicies : withFailurePolicy;
    report(notSupported(code, field, unsupported(policy, restartPolicies, fitting)));
  } else if (podFailurePolicy !== undefined && policy !== 'Never') {
    const message = `must be Never with podFailurePolicy, got ${valueText(policy)}`;
    report(invalid(code, field, { value: policy, message, fix: 'set Never' }));
  }
}

const httpPath = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** A controller's name: a domain, a slash and a path. */
function validateManagedBy(name: string, field: FieldPath, report: Report): void {
  const code = 'api/job-managed-by';
  const fix = 'set <domain>/<name>, such as example.com/my-controller';
  const slash = name.indexOf('/');
  const domain = name.slice(0, slash);
  const path = name.slice(slash + 1);
  if (name === '') {
    report(required(code, field, { message: 'must not be empty', fix: `remove it, or ${fix}` }));
  } else if (slash === -1 || domain === '' || path === '') {
    report(invalid(code, field, { value: name, message: `must be <domain>/<path>, got ${valueText(name)}`, fix }));
  } else {
    checkName(domain, isSubdomain, field, report, { code });
    if (!httpPath.test(path)) {
      const message = `path must consist of characters of URL paths, got ${valueText(path)}`;
      report(invalid(code, field, { value: name, message, fix }));
    }
  }
  if (!longerThan(name, 63)) return;
  report(
    tooLong(code, field, {
      value: name,
      message: `must be at most 63 bytes, got ${valueText(name)}`,
      fix: 'shorten it',
    }),
  );
}
