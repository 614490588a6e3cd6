import type { Practice } from './practice';

/**
 * A Resource metric is about all containers of a Pod together: idle sidecars hide that the application is busy, and busy
 * ones add replicas that it does not need.
 */
export const autoscalerPodCpu: Practice = {
  code: 'practice/autoscaler-pod-cpu',
  on: true,
  check: ({ autoscalers }, report) => {
    for (const { scaled, ...autoscaler } of autoscalers) {
      if (scaled === undefined || scaled.lasting.length < 2) continue;
      for (const [at, { resource }] of (autoscaler.object.spec.metrics ?? []).entries()) {
        if (resource === undefined) continue;
        const names = scaled.lasting.map(({ name }) => `"${name}"`).join(' and ');
        report(autoscaler, `spec.metrics[${at}].resource`, {
          value: resource.name,
          message: `the ${resource.name} of ${names} together tells little of any of them`,
          fix: 'use `type: ContainerResource` with the container of the application',
        });
      }
    }
  },
};
