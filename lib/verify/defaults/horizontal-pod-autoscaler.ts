import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { dropAutoscalerAnnotations } from './autoscaler-annotations';
import type { Draft } from './draft';

/** Fills an autoscaler: without metrics it holds the Pods' cpu at 80 % of what they request. */
export function setHorizontalPodAutoscalerDefaults(object: Draft<HorizontalPodAutoscaler>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  spec.minReplicas ??= 1;
  if (spec.metrics === undefined || spec.metrics.length === 0) spec.metrics = [cpuUtilization(80)];
  dropAutoscalerAnnotations(object, target);
  const { behavior } = spec;
  if (behavior === undefined) return;
  behavior.scaleUp = setScalingDefaults(behavior.scaleUp, 0);
  behavior.scaleDown = setScalingDefaults(behavior.scaleDown, undefined);
}

/** The metric that holds the Pods' cpu at a share of what they request, in percent. */
export function cpuUtilization(averageUtilization: number) {
  const target = { type: 'Utilization', averageUtilization } as const;
  return { type: 'Resource', resource: { name: 'cpu', target } } as const;
}

function setScalingDefaults(
  written: Draft<HPAScalingRules> | undefined,
  window: number | undefined,
): Draft<HPAScalingRules> {
  const rules = written ?? {};
  rules.selectPolicy ??= 'Max';
  if (window === undefined) {
    rules.policies ??= [{ type: 'Percent', value: 100, periodSeconds: 15 }];
    return rules;
  }
  rules.stabilizationWindowSeconds ??= window;
  rules.policies ??= [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ];
  return rules;
}
