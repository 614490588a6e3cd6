import type { Quantity, ResourceRequirements } from '../kubernetes/generated/types';
import { type Checks, check, object, optional, scalar } from '../values/check';

/** Amounts of what a node shares out by need. */
export interface ResourceAmounts {
  /** CPU cores: `'250m'` is a quarter of one. */
  readonly cpu?: Quantity | undefined;
  /** Bytes of memory: `'64Mi'`. */
  readonly memory?: Quantity | undefined;
  /** Bytes of the node's disk for logs, the container's own layer and disk-backed `emptyDir` volumes: `'1Gi'`. */
  readonly ephemeralStorage?: Quantity | undefined;
}

/**
 * What a container needs, and `limits` where they are not the usual ones. Extended resources (`'nvidia.com/gpu': 1`) and
 * huge pages (`'hugepages-2Mi': '64Mi'`) go by their full names.
 */
export interface ResourceOptions extends ResourceAmounts {
  /** Limits in place of the usual ones. @default memory: as requested; cpu and ephemeralStorage: none */
  readonly limits?: ResourceAmounts | undefined;
  readonly [extended: `${string}/${string}` | `hugepages-${string}`]: Quantity;
}

/**
 * Resource requests and limits by the usual rules: every amount is requested; the memory limit is the memory request, so
 * that a node never promises memory that it does not have; no CPU limit, which would only slow a container down while
 * the node idles; extended resources and huge pages are limited to what is requested, as the server demands.
 * `limits` sets limits explicitly: a memory limit above the request, a CPU limit, an ephemeral storage limit, beyond
 * which the kubelet evicts the Pod. For a memory request without any limit, use `{ requests: { memory } }` instead.
 *
 * @example resources({ cpu: '100m', memory: '64Mi' })
 *   // { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '64Mi' } }
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function resources(options: ResourceOptions): ResourceRequirements {
  check('resources', options, resourceOptions);
  const { cpu, memory, ephemeralStorage, limits = {}, ...exact } = options;
  const requests = { ...wireAmounts({ cpu, memory, ephemeralStorage }), ...exact };
  const limited = {
    ...wireAmounts({ cpu: limits.cpu, memory: limits.memory ?? memory, ephemeralStorage: limits.ephemeralStorage }),
    ...exact,
  };
  return {
    ...(Object.keys(requests).length > 0 && { requests }),
    ...(Object.keys(limited).length > 0 && { limits: limited }),
  };
}

type Amounts = { readonly [Name in keyof ResourceAmounts]: Quantity | undefined };

function wireAmounts({ cpu, memory, ephemeralStorage }: Amounts): Record<string, Quantity> {
  return {
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(ephemeralStorage !== undefined && { 'ephemeral-storage': ephemeralStorage }),
  };
}

const amounts = {
  cpu: optional(scalar),
  memory: optional(scalar),
  ephemeralStorage: optional(scalar),
} satisfies Checks<ResourceAmounts>;

const resourceOptions = object(
  { ...amounts, limits: optional(object(amounts)) },
  { allowed: (name) => name.includes('/') || name.startsWith('hugepages-') },
);
