import { atLeast, type KubernetesVersion } from './version';

/**
 * Whether Services find the ports of native sidecars by name, and not only by number.
 * @see https://github.com/kubernetes/kubernetes/pull/128850
 */
export function findsSidecarPorts(kubernetes: KubernetesVersion): boolean {
  return atLeast(kubernetes, '1.33');
}
