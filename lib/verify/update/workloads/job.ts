import type { Job } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart } from '../immutable-part';
import { isLive } from '../live';
import { validateJobTemplateUpdate } from './job-template';

const fix = 'keep the old value, or delete the Job and create it again';

const immutable = [
  'selector',
  'completionMode',
  'podFailurePolicy',
  'backoffLimitPerIndex',
  'managedBy',
  'successPolicy',
] as const;

/**
 * What stays in a Job: how its Pods count, and its template unless it is suspended.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export function validateJobUpdate(job: Job, old: Job, target: Target, report: Report): void {
  if (job.spec.completionMode === 'Indexed') validateElasticJob(job, old, report);
  else immutablePart(job, old, 'spec.completions', { fix }, report);
  const [now, before] = isLive(old.metadata ?? {}) ? [job, old] : [createdJob(job, target), createdJob(old, target)];
  for (const name of immutable) immutablePart(now, before, `spec.${name}`, { fix }, report);
  validateJobTemplateUpdate(job, old, target, report);
}

/** A Job as its creation leaves it: servers that do not count failures by index drop the rules that are about one. */
export function createdJob<Created extends Pick<Job, 'spec'>>(job: Created, target: Target): Created {
  const { podFailurePolicy: policy } = job.spec;
  if (policy === undefined || target.gate('JobBackoffLimitPerIndex')) return job;
  const rules = policy.rules?.filter(({ action }) => action !== 'FailIndex');
  return { ...job, spec: { ...job.spec, podFailurePolicy: { ...policy, rules } } };
}

/** An indexed Job is scaled by both numbers at once. That its completions are missing is reported as in any Job. */
function validateElasticJob({ spec: { completions, parallelism } }: Job, old: Job, report: Report): void {
  if (completions === undefined || completions === old.spec.completions || completions === parallelism) return;
  report(
    invalid('api/elastic-job', 'spec.completions', {
      value: completions,
      message: `must equal parallelism (${parallelism}) where it changes, got ${completions}`,
      fix: `set parallelism: ${completions}, or keep the old value`,
    }),
  );
}
