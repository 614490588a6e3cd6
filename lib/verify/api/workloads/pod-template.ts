import type { PodTemplate } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import type { NameRule } from '../formats/name-format';
import { validateObjectMeta } from '../metadata/metadata';
import { validatePodTemplate } from '../pod/pod';

/**
 * A PodTemplate: the template alone.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-template-v1/
 */
export function validatePodTemplateObject(
  { metadata, template }: PodTemplate,
  target: Target,
  report: Report,
  nameRule: NameRule,
): void {
  validateObjectMeta(metadata, 'metadata', nameRule, target, report);
  validatePodTemplate(template, 'template', 'PodTemplate', target, report);
}
