import type { Practice } from '../facts/practice';

/** Applying a manifest with replicas resets the number that the autoscaler has set. */
export const autoscalerReplicas: Practice = {
  code: 'practice/autoscaler-replicas',
  on: true,
  check: ({ autoscalers }, report) => {
    for (const { scaled, name } of autoscalers) {
      if (scaled === undefined) continue;
      const { replicas } = (scaled.object.spec ?? {}) as { readonly replicas?: number };
      // 0 disables autoscaling.
      if (replicas === undefined || replicas === 0) continue;
      report(scaled, 'spec.replicas', {
        value: replicas,
        message: `conflicts with HorizontalPodAutoscaler "${name}": each apply resets the replicas to ${replicas}`,
        fix: 'remove it',
      });
    }
  },
};
