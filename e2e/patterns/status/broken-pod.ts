import type { PodTrouble } from '../../../lib/status/testdata/pod-troubles';
import type { Live, Manifest } from '../harness';

/** The Pod of a trouble, by its position, as Pod Security `restricted` takes it. */
export function brokenPod({ spec }: PodTrouble, at: number): Manifest & { readonly spec: object } {
  const withImage = (container: Live) => ({
    image: 'docker.io/library/busybox:1.37.0',
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    ...container,
  });
  const securityContext = { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } };
  const { securityContext: own, ...others } = spec as Live;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: nameOf(at) },
    spec: {
      terminationGracePeriodSeconds: 1,
      ...others,
      securityContext: { ...securityContext, ...own },
      containers: spec.containers.map(withImage),
      ...(spec.initContainers && { initContainers: spec.initContainers.map(withImage) }),
    },
  };
}

/** The name of that Pod. */
export const nameOf = (at: number): string => `broken-${at}`;

/** A message without its object, and without what is another value in each run. */
export function plainText(message: string): string {
  return message
    .replace(/^Pod \S+: /, '')
    .replace(/\b\d+\.\d+\.\d+\.\d+\b/g, '10.1.2.3')
    .replace(/at most \S+ free/, 'at most 16Gi free')
    .replace(/\b(again|restarted) \(\d+\)/, '$1 (3)')
    .replace(/OOMKilled(?:, \d+ restarts)?/, 'OOMKilled, 3 restarts');
}
