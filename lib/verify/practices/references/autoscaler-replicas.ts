import type { Practice } from '../facts/practice';

/** Whoever applies a number of replicas again undoes what the autoscaler has decided. */
export const autoscalerReplicas: Practice = {
  code: 'practice/autoscaler-replicas',
  on: true,
  check: ({ autoscalers }, report) => {
    for (const { scaled, name } of autoscalers) {
      if (scaled === undefined) continue;
      const { replicas } = (scaled.object.spec ?? {}) as { readonly replicas?: number };
      // 0 switches autoscaling off.
      if (replicas === undefined || replicas === 0) continue;
      report(scaled, 'spec.replicas', {
        value: replicas,
        message: `conflicts with HorizontalPodAutoscaler "${name}": each apply resets the replicas to ${replicas}`,
        fix: 'remove it',
      });
    }
  },
};
