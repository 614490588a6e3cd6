import type { HorizontalPodAutoscaler, HPAScalingRules } from '../../kubernetes/generated/types';
import type { Draft } from './draft';

/** Fills an autoscaler: without metrics it holds the Pods' cpu at 80 % of what they request. */
export function setHorizontalPodAutoscalerDefaults(object: Draft<HorizontalPodAutoscaler>): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  spec.minReplicas ??= 1;
  if (spec.metrics === undefined || spec.metrics.length === 0) {
    const target = { type: 'Utilization', averageUtilization: 80 } as const;
    spec.metrics = [{ type: 'Resource', resource: { name: 'cpu', target } }];
  }
  const { behavior } = spec;
  if (behavior === undefined) return;
  behavior.scaleUp = setScalingDefaults(behavior.scaleUp, 0);
  behavior.scaleDown = setScalingDefaults(behavior.scaleDown, undefined);
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
