import type { HorizontalPodAutoscalerSpec, V1HorizontalPodAutoscaler } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import {
  behaviorAnnotation,
  behaviorOfAnnotation,
  dropAutoscalerAnnotations,
  metricsAnnotation,
  metricsOfAnnotation,
} from './autoscaler-annotations';
import type { Draft } from './draft';
import { cpuUtilization } from './horizontal-pod-autoscaler';

/** An autoscaling/v1 object as servers have it: the fields of autoscaling/v2, made of its own and of its annotations. */
export interface ConvertedAutoscaler extends V1HorizontalPodAutoscaler {
  readonly spec: HorizontalPodAutoscalerSpec & V1HorizontalPodAutoscaler['spec'];
}

/**
 * Fills an autoscaling/v1 object, and adds what its conversion gives it: the metrics of the annotation, then that of the
 * CPU percentage, which stays next to them.
 */
export function setV1HorizontalPodAutoscalerDefaults(object: Draft<ConvertedAutoscaler>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  spec.minReplicas ??= 1;
  const { [metricsAnnotation]: metrics, [behaviorAnnotation]: behavior } = object.metadata?.annotations ?? {};
  const percentage = spec.targetCPUUtilizationPercentage;
  const all = [
    ...(metrics === undefined ? [] : metricsOfAnnotation(metrics, target)),
    ...(percentage === undefined ? [] : [cpuUtilization(percentage)]),
  ];
  // What the annotation misses is for validation to say.
  spec.metrics = (all.length === 0 ? [cpuUtilization(80)] : all) as NonNullable<typeof spec.metrics>;
  if (behavior !== undefined) spec.behavior = behaviorOfAnnotation(behavior, target);
  dropAutoscalerAnnotations(object, target);
}
