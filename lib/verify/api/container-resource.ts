import { isQualifiedName } from './name-format';

const standard: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/**
 * Whether a name is that of a resource which a container can have: one of Kubernetes' own, or one with a domain.
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
 */
export function isContainerResource(name: string): boolean {
  if (isQualifiedName(name).length > 0) return false;
  if (!name.includes('/')) return standard.has(name) || name.startsWith('hugepages-');
  if (name.includes('kubernetes.io/')) return true;
  return !name.startsWith('requests.') && isQualifiedName(`requests.${name}`).length === 0;
}
