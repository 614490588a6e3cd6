import type { DeploymentSpec, ReplicaSet, ReplicaSetSpec } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import type { NameRule } from '../formats/name-format';
import { negative } from '../formats/negative';
import { validateObjectMeta } from '../metadata/metadata';
import { isEmptySelector } from '../metadata/selector-matches';
import { validatePodTemplate } from '../pod/pod';
import { validateSelectsTemplate, validateWorkloadSelector } from './workload-selector';
import { validateLongRunning, validateSharedDisks, warnOfHostNames } from './workload-template';

/**
 * A ReplicaSet: its selector and its template.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#writing-a-replicaset-manifest
 */
export function validateReplicaSet(
  { metadata, spec }: ReplicaSet,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: ReplicaSet,
): void {
  validateObjectMeta(metadata, 'metadata', nameRule, target, report);
  const { replicas = 1, minReadySeconds = 0 } = spec;
  if (replicas < 0) report(negative(replicas, 'spec.replicas'));
  if (minReadySeconds < 0) report(negative(minReadySeconds, 'spec.minReadySeconds'));
  if (validateWorkloadSelector(spec.selector, 'spec.selector', report)) {
    validateReplicaTemplate(spec, 'ReplicaSet', target, report);
  }
  if (old === undefined) warnOfHostNames(metadata, report);
}

/** The template of a ReplicaSet, or of the Deployment that makes ReplicaSets. */
export function validateReplicaTemplate(
  { selector, template, replicas = 1 }: ReplicaSetSpec | DeploymentSpec,
  kind: 'ReplicaSet' | 'Deployment',
  target: Target,
  report: Report,
): void {
  // An empty selector is refused in its own words.
  if (selector === undefined || !isEmptySelector(selector)) {
    validateSelectsTemplate(selector, template, 'spec.template', report);
  }
  if (template === undefined) return;
  validatePodTemplate(template, 'spec.template', kind, target, report);
  if (replicas > 1) validateSharedDisks(template, 'spec.template', target, report);
  validateLongRunning(template, 'spec.template', kind, report);
}
