/**
 * A Linux capability as Kubernetes has it: in capitals, and without the `CAP_` that the kernel has before it, which
 * runtimes put there themselves. They do not know CAP_CAP_NET_ADMIN.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
 */
export function capabilityName(written: string): string {
  return written.trim().toUpperCase().replace(/^CAP_/, '');
}
