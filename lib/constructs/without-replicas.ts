import type { Step } from './manifest';

/** Removes `replicas`: each apply would reset what an autoscaler chose. 0 stays, which turns the autoscaler off. */
export const withoutReplicas: Step = (manifest) => {
  const { spec } = manifest;
  if (typeof spec !== 'object' || spec === null || !('replicas' in spec)) return { manifest, findings: [] };
  const { replicas, ...rest } = spec;
  return { manifest: replicas === 0 ? manifest : { ...manifest, spec: rest }, findings: [] };
};
