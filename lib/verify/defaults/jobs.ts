import type { CronJob, Job, JobSpec, ObjectMeta } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { type Draft, isBlank } from './draft';
import { givenName } from './given-name';
import { generateSelector } from './job-selector';
import { setTemplateDefaults } from './pod-spec';

/** What a Job may fail when failures are counted for each index. */
const noLimit = 2 ** 31 - 1;

/** Fills a Job. */
export function setJobDefaults(object: Draft<Job>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  if (spec.completions === undefined && spec.parallelism === undefined) spec.completions = 1;
  spec.parallelism ??= 1;
  spec.backoffLimit ??= spec.backoffLimitPerIndex === undefined ? 6 : noLimit;
  spec.completionMode ??= 'NonIndexed';
  spec.suspend ??= false;
  if (target.gate('JobPodReplacementPolicy') || target.since('1.37')) {
    spec.podReplacementPolicy ??= spec.podFailurePolicy === undefined ? 'TerminatingOrFailed' : 'Failed';
  }
  if (target.since('1.29')) spec.manualSelector ??= false;
  setConditionDefaults(spec);
  const template = setTemplateDefaults(spec.template, target);
  spec.template = template;
  const labels = template.metadata?.labels;
  const metadata = object.metadata ?? {};
  object.metadata = metadata;
  if (labels !== undefined && isEmpty(metadata.labels)) metadata.labels = labels;
}

/** Generates the selector of a new Job, where that is not written by hand. */
export function completeNewJob({ metadata, spec = {} }: Draft<Job>): void {
  // A draft of metadata is metadata: none of its fields is demanded of it here.
  if (spec.manualSelector !== true) generateSelector(spec, spec.template ?? {}, givenName(metadata as ObjectMeta));
}

/** Fills a CronJob. The Job that it makes is completed when it is made, but for its template. */
export function setCronJobDefaults(object: Draft<CronJob>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  if (isBlank(spec.concurrencyPolicy)) spec.concurrencyPolicy = 'Allow';
  spec.suspend ??= false;
  spec.successfulJobsHistoryLimit ??= 3;
  spec.failedJobsHistoryLimit ??= 1;
  const jobTemplate = spec.jobTemplate ?? {};
  spec.jobTemplate = jobTemplate;
  const job = jobTemplate.spec ?? {};
  jobTemplate.spec = job;
  if (target.since('1.34')) setConditionDefaults(job);
  job.template = setTemplateDefaults(job.template, target);
}

function setConditionDefaults(spec: Draft<JobSpec>): void {
  for (const { onPodConditions } of spec.podFailurePolicy?.rules ?? []) {
    for (const pattern of onPodConditions ?? []) if (isBlank(pattern.status)) pattern.status = 'True';
  }
}

function isEmpty(map: Readonly<Record<string, string>> | undefined): boolean {
  return map === undefined || Object.keys(map).length === 0;
}
