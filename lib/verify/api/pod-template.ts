import type { PodTemplate } from '../../kubernetes/generated/types';
import type { Report } from '../report';
import type { Target } from '../target';
import { validateObjectMeta } from './metadata';
import { isSubdomain } from './name-format';
import { validatePodTemplate } from './pod';

/**
 * A PodTemplate: the template alone.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-template-v1/
 */
export function validatePodTemplateObject({ metadata, template }: PodTemplate, target: Target, report: Report): void {
  validateObjectMeta(metadata, 'metadata', isSubdomain, target, report);
  validatePodTemplate(template, 'template', 'PodTemplate', target, report);
}
