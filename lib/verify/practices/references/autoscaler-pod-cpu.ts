import { usageMetrics } from '../facts/autoscaler-metrics';
import type { Practice } from '../facts/practice';

/**
 * A Resource metric measures all containers of a Pod together: idle sidecars hide a busy application, and busy ones add
 * replicas that it does not need.
 */
export const autoscalerPodCpu: Practice = {
  code: 'practice/autoscaler-pod-cpu',
  on: true,
  check: ({ autoscalers }, report) => {
    for (const { scaled, ...autoscaler } of autoscalers) {
      if (scaled === undefined || scaled.longRunning.length < 2) continue;
      for (const { path, source, ofContainer } of usageMetrics(autoscaler.object)) {
        if (ofContainer) continue;
        const version = autoscaler.object.apiVersion === 'autoscaling/v1' ? 'apiVersion: autoscaling/v2 and ' : '';
        const names = scaled.longRunning.map(({ name }) => `"${name}"`).join(' and ');
        report(autoscaler, path, {
          value: source.name,
          message: `${source.name} is measured over ${names} together: idle sidecars hide a busy application`,
          fix: `use ${version}type: ContainerResource with the application's container`,
        });
      }
    }
  },
};
