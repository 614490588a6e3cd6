import { valueText } from '../../../findings/value-text';
import { isQualifiedName } from './name-format';

/** What resources can be called in a container, and which of them are counted how. */

const containerResources: ReadonlySet<string> = new Set(['cpu', 'ephemeral-storage', 'memory']);

/** Resources that quotas know too, besides those of containers. */
const standardResources: ReadonlySet<string> = new Set([
  'cpu',
  'memory',
  'ephemeral-storage',
  'requests.cpu',
  'requests.memory',
  'requests.ephemeral-storage',
  'limits.cpu',
  'limits.memory',
  'limits.ephemeral-storage',
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'storage',
  'requests.storage',
  'services.nodeports',
  'services.loadbalancers',
]);

const countedResources: ReadonlySet<string> = new Set([
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]);

/** Whether a resource is huge pages of some size: `hugepages-2Mi`. */
export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Whether a resource is Kubernetes' own: without a prefix, or with one of kubernetes.io. */
function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

/** Whether a resource is an extended one, which a cluster adds: `nvidia.com/gpu`. */
function isExtended(name: string): boolean {
  if (isNative(name) || name.startsWith('requests.')) return false;
  return isQualifiedName(`requests.${name}`).length === 0;
}

/** Whether containers can be promised less than they may use. */
export function allowsOvercommit(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

/** Whether a resource comes in whole numbers only. */
export function isCounted(name: string): boolean {
  return countedResources.has(name) || isExtended(name);
}

/** What is wrong with the name of a container's resource; `undefined` where nothing is. */
export function problemOfContainerResource(name: string): string | undefined {
  if (containerResources.has(name)) return undefined;
  const [problem] = isQualifiedName(name);
  if (problem !== undefined) return problem;
  if (!name.includes('/')) return isHugePages(name) ? undefined : `unknown resource ${valueText(name)}`;
  return isNative(name) || isExtended(name)
    ? undefined
    : `not a valid name of an extended resource, got ${valueText(name)}`;
}

/** What is wrong with the name of a Pod's resource, besides that Pods do not have it; `undefined` where nothing is. */
export function problemOfPodResource(name: string): string | undefined {
  const [problem] = isQualifiedName(name);
  if (problem !== undefined) return problem;
  if (name.includes('/') || standardResources.has(name)) return undefined;
  return isHugePages(name) || name.startsWith('requests.hugepages-')
    ? undefined
    : `unknown resource ${valueText(name)}`;
}

/** Whether a whole Pod can be given amounts of a resource. */
export function isPodResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePages(name);
}
