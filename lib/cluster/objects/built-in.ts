/** Whether a group is of Kubernetes' own: those have no domain, or that of the project. */
export function isBuiltIn(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}
