import { type FieldPath, key } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { behaviorAnnotation, metricsAnnotation } from '../../defaults/autoscaler-annotations';
import type { ConvertedAutoscaler } from '../../defaults/v1-horizontal-pod-autoscaler';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import type { NameRule } from '../formats/name-format';
import { validateHorizontalPodAutoscaler } from './horizontal-pod-autoscaler';

/**
 * A HorizontalPodAutoscaler of autoscaling/v1. Servers validate what they convert it to, and name the fields of that;
 * findings are at the field or annotation that the value is written in.
 */
export function validateV1HorizontalPodAutoscaler(
  object: ConvertedAutoscaler,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: ConvertedAutoscaler,
): void {
  validateHorizontalPodAutoscaler(object, target, (finding) => report(atV1Field(finding, object)), nameRule, old);
}

const inMetric = /^spec\.metrics\[(\d+)\]/;

function atV1Field(finding: Finding, { spec }: ConvertedAutoscaler): Finding {
  const { field, serverField = field } = finding;
  // The metrics as a whole are refused for the least number of Pods.
  if (field === 'spec.metrics') return { ...finding, field: 'spec.minReplicas', serverField: field };
  if (field.startsWith('spec.behavior')) return inAnnotation(finding, behaviorAnnotation);
  const position = inMetric.exec(field)?.[1];
  if (position === undefined) return finding;
  const isLast = Number(position) === (spec.metrics?.length ?? 0) - 1;
  if (!isLast || spec.targetCPUUtilizationPercentage === undefined) return inAnnotation(finding, metricsAnnotation);
  return { ...finding, field: 'spec.targetCPUUtilizationPercentage', serverField };
}

const annotations: FieldPath = 'metadata.annotations';

function inAnnotation(finding: Finding, name: string): Finding {
  const { field, serverField = field, message } = finding;
  const inside = field.slice('spec.'.length);
  return { ...finding, field: key(annotations, name), serverField, message: `${inside}: ${message}` };
}
