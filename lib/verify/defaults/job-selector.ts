import type { JobSpec, PodTemplateSpec } from '../../kubernetes/generated/types';
import { type Draft, mapOf } from './draft';

/** Stands for the UID that the server gives a Job. */
export const jobUid = '00000000-0000-4000-8000-000000000000';

const controllerUid = 'batch.kubernetes.io/controller-uid';

/** The labels that are generated, but for those that the template has already: validation refuses other values. */
const generated: readonly (readonly [label: string, value: 'name' | 'uid'])[] = [
  ['job-name', 'name'],
  ['batch.kubernetes.io/job-name', 'name'],
  ['controller-uid', 'uid'],
  [controllerUid, 'uid'],
];

/**
 * Gives a Job's template the labels of its name and UID, and the Job a selector of its UID.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-labels
 */
export function generateSelector(spec: Draft<JobSpec>, template: Draft<PodTemplateSpec>, name: string): void {
  const metadata = template.metadata ?? {};
  template.metadata = metadata;
  const labels = mapOf(metadata.labels);
  metadata.labels = labels;
  for (const [label, value] of generated) {
    if (!Object.hasOwn(labels, label)) labels[label] = value === 'name' ? name : jobUid;
  }
  const selector = spec.selector ?? {};
  spec.selector = selector;
  const matchLabels = mapOf(selector.matchLabels);
  selector.matchLabels = matchLabels;
  if (!Object.hasOwn(matchLabels, controllerUid)) matchLabels[controllerUid] = jobUid;
}
