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

/** What a Job and the template of a CronJob have in common: all but the selector. */
export function validateJobSpec(
  spec: JobSpec,
  path: FieldPath,
  kind: 'Job' | 'CronJob',
  target: Target,
  report: Report,
): void {
  for (const name of counts) {
    const count = spec[name];
    if (count !== undefined && count < 0) report(negative(count, child(path, name)));
  }
  if (spec.maxFailedIndexes !== undefined && spec.backoffLimitPerIndex === undefined) {
    report(
      required('api/job-indexes', child(path, 'backoffLimitPerIndex'), {
        message: '`maxFailedIndexes` counts indexes that failed, which it takes `backoffLimitPerIndex` to tell',
        fix: 'write how often each index is tried again',
      }),
    );
  }
  if (spec.managedBy !== undefined) validateManagedBy(spec.managedBy, child(path, 'managedBy'), report);
  validateJobIndexes(spec, path, report);
  if (spec.podFailurePolicy !== undefined) {
    const dropsFailIndex = kind === 'Job' && !target.gate('JobBackoffLimitPerIndex');
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
    const message = 'the Pods of a Job come to an end: `restartPolicy`, which is Always by default, has to be another';
    report(required(code, field, { value: policy, message, fix: 'write Never or OnFailure' }));
  } else if (!restartPolicies.has(policy)) {
    const fitting = podFailurePolicy === undefined ? restartPolicies : withFailurePolicy;
    report(notSupported(code, field, unsupported(policy, restartPolicies, fitting)));
  } else if (podFailurePolicy !== undefined && policy !== 'Never') {
    const message = 'with a pod failure policy each failure has to end the Pod, which OnFailure does not';
    report(invalid(code, field, { value: policy, message, fix: 'write Never' }));
  }
}

const httpPath = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

/** A controller's name: a domain, a slash and a path. */
function validateManagedBy(name: string, field: FieldPath, report: Report): void {
  const code = 'api/job-managed-by';
  const fix = 'write a domain, a slash and a name: example.com/my-controller';
  const slash = name.indexOf('/');
  const domain = name.slice(0, slash);
  const path = name.slice(slash + 1);
  if (name === '') {
    report(required(code, field, { message: 'the name of the controller is empty', fix: `take it out, or ${fix}` }));
  } else if (slash === -1 || domain === '' || path === '') {
    report(invalid(code, field, { value: name, message: `${valueText(name)} is no path behind a domain`, fix }));
  } else {
    checkName(domain, isSubdomain, field, report, { code });
    if (!httpPath.test(path)) {
      const message = `${valueText(path)}, behind the domain, has characters that paths do not have`;
      report(invalid(code, field, { value: name, message, fix }));
    }
  }
  if (!longerThan(name, 63)) return;
  report(
    tooLong(code, field, { value: name, message: `${valueText(name)} has more than 63 bytes`, fix: 'shorten it' }),
  );
}
