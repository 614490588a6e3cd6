import { maximumPortNameLength } from '../../kubernetes/names';

/**
 * The name of an attachment's port: the attachment's name, as much of it as fits, and what comes in there.
 *
 * @example attachmentPortName('nginx', 'https') // 'nginx-https'
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export function attachmentPortName(name: string, role: string): string {
  const room = maximumPortNameLength - role.length - 1;
  const fitting = name.replaceAll(/-+/g, '-').slice(0, room).replace(/-$/, '');
  return `${fitting}-${role}`;
}

/** `metrics-redis`: the name of a second metrics port in a Pod; of a longer name, as much as fits. */
export function metricsPortName(name: string): string {
  return `metrics-${name}`.replaceAll(/-+/g, '-').slice(0, maximumPortNameLength).replace(/-$/, '');
}
