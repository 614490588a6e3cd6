import type { Job, JobSpec, ObjectMeta } from '../../../kubernetes/generated/types';
import { givenName } from '../../defaults/given-name';
import { jobUid } from '../../defaults/job-selector';
import { invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { isLabel, type NameRule } from '../formats/name-format';
import { validateObjectMeta } from '../metadata/metadata';
import { selectorMatches } from '../metadata/selector-matches';
import { validateJobSpec } from './job-spec';
import { isReadable, mismatch } from './workload-selector';
import { warnOfHostNames } from './workload-template';

/**
 * A Job: how it is carried out, its template, and the selector, which the server makes unless `manualSelector` is said.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#writing-a-job-spec
 */
export function validateJob(
  { metadata, spec }: Job,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: Job,
): void {
  validateObjectMeta(metadata, 'metadata', nameRule, target, report);
  const generates = old === undefined || (spec.selector !== undefined && !target.since('1.37'));
  if (generates && spec.manualSelector !== true) validateGeneratedSelector(spec, metadata, report, old);
  validateJobSpec(spec, 'spec', 'Job', target, report, (old?.metadata.uid ?? '') !== '');
  validateSelector(spec, report);
  validateHostNames(spec, metadata, report);
  if (old === undefined) warnOfHostNames(metadata, report);
}

/** The labels that the server gives the template, and that its selector requires. */
function validateGeneratedSelector(
  { selector, template }: JobSpec,
  metadata: ObjectMeta,
  report: Report,
  old: Job | undefined,
): void {
  const name = givenName(metadata);
  const uid = old === undefined ? jobUid : (metadata.uid ?? jobUid);
  const expected = {
    'controller-uid': uid,
    'job-name': name,
    ...(needsPrefixed(old) && {
      'batch.kubernetes.io/controller-uid': uid,
      'batch.kubernetes.io/job-name': name,
    }),
  };
  const labels = template.metadata?.labels ?? {};
  for (const [label, value] of Object.entries(expected)) {
    if (labels[label] === value) continue;
    const field = `spec.template.metadata.labels[${label}]`;
    if (!Object.hasOwn(labels, label)) {
      report(required('api/job-selector', field, { message: 'missing: the old Job has it', fix: `set "${value}"` }));
      continue;
    }
    report(
      invalid('api/job-selector', field, {
        value: labels[label],
        message: 'must not be set: the server sets this label',
        fix: 'remove it, or set manualSelector: true and a selector',
      }),
    );
  }
  let readable = selector !== undefined;
  if (selector !== undefined) readable = isReadable(selector, '', () => {});
  if (!readable || selectorMatches(selector, expected)) return;
  report(
    invalid('api/job-selector', 'spec.selector', {
      value: selector,
      message: 'must not be set without manualSelector: true: it would not match the Pods of the Job',
      fix: 'remove it, or set manualSelector: true',
    }),
  );
}

/** Jobs of servers before 1.27 have only the labels without a prefix. */
function needsPrefixed(old: Job | undefined): boolean {
  if (old === undefined) return true;
  const labels = old.spec.template.metadata?.labels ?? {};
  return ['controller-uid', 'job-name'].every((name) => Object.hasOwn(labels, `batch.kubernetes.io/${name}`));
}

function validateSelector({ selector, template }: JobSpec, report: Report): void {
  if (selector === undefined) {
    report(
      required('api/job-selector', 'spec.selector', {
        message: 'required with manualSelector: true',
        fix: 'set a selector, or remove manualSelector',
      }),
    );
  }
  const readable = selector === undefined || isReadable(selector, 'spec.selector', report);
  if (readable && !selectorMatches(selector, template.metadata?.labels)) report(mismatch(template, 'spec.template'));
}

/** Each Pod of an indexed Job has the host name `<job>-<index>`. */
function validateHostNames({ completionMode, completions = 0 }: JobSpec, metadata: ObjectMeta, report: Report): void {
  if (completionMode !== 'Indexed' || completions <= 0) return;
  const name = givenName(metadata);
  const last = `${name}-${completions - 1}`;
  if (isLabel(last).length === 0) return;
  report(
    invalid('api/job-host-names', 'metadata.name', {
      value: name,
      message: `not valid as a host name of Pods: must be a DNS label, got "${last}"`,
      fix: 'use a shorter name without dots (at most 63 characters with the index)',
    }),
  );
}
