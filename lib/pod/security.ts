import { capabilityName } from '../kubernetes/capability';
import type { Capabilities, PodSecurityContext, SecurityContext, Sysctl } from '../kubernetes/generated/types';
import {
  arrayOf,
  type Check,
  type Checks,
  check,
  number,
  object,
  optional,
  recordOf,
  scalar,
  string,
} from '../values/check';

/** Supplemental groups of a Pod's processes. Only for a Pod as a whole. */
export interface RunAsOptions {
  /** The group that owns the Pod's volumes, so that different users can share them. */
  readonly fsGroup?: number | undefined;
  /** Further groups of every process. */
  readonly supplementalGroups?: readonly number[] | undefined;
  /**
   * Whether a volume with many files is re-owned at each start. Only with `fsGroup`.
   * @default 'OnRootMismatch': only when its root directory is not of the group
   */
  readonly fsGroupChangePolicy?: 'Always' | 'OnRootMismatch' | undefined;
}

/**
 * The user and group that processes run as: a `securityContext`, of a container or, with groups for volumes, of a Pod.
 * Says `runAsNonRoot` too: true, or false for user 0. Without a `gid`, the group is the image's, which is often 0.
 *
 * @example pod: { securityContext: runAs(1000, 1000, { fsGroup: 1000 }) }
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export function runAs(uid: number, gid?: number): Pick<SecurityContext, 'runAsUser' | 'runAsGroup' | 'runAsNonRoot'>;
export function runAs(uid: number, gid: number | undefined, options: RunAsOptions): PodSecurityContext;
export function runAs(uid: number, gid?: number, options: RunAsOptions = {}): PodSecurityContext {
  check('runAs', { uid, gid, options }, runAsArguments);
  const { fsGroup, supplementalGroups, fsGroupChangePolicy = 'OnRootMismatch' } = options;
  return {
    runAsUser: uid,
    ...(gid !== undefined && { runAsGroup: gid }),
    runAsNonRoot: uid !== 0,
    ...(fsGroup !== undefined && { fsGroup, fsGroupChangePolicy }),
    ...(supplementalGroups !== undefined && { supplementalGroups }),
  };
}

const runAsArguments = object({
  uid: number,
  gid: optional(number),
  options: object({
    fsGroup: optional(number),
    supplementalGroups: optional(arrayOf(number)),
    fsGroupChangePolicy: optional(string),
  } satisfies Checks<RunAsOptions>),
});

/** A Linux capability, without the `CAP_` that the kernel has before it. */
export type Capability = 'NET_BIND_SERVICE' | (string & {});

/**
 * The only Linux capabilities that a container keeps: all others are dropped, to spread into its `securityContext`:
 * `{ ...runAs(101), ...capabilities('NET_BIND_SERVICE') }`. Profile `restricted` allows that one and no other.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
 */
export function capabilities(...add: readonly Capability[]): { readonly capabilities: Capabilities } {
  check('capabilities', add, arrayOf(nameOfCapability), 'names');
  return { capabilities: { drop: ['ALL'], ...(add.length > 0 && { add }) } };
}

const nameOfCapability: Check = (value) => {
  if (typeof value !== 'string') return string(value);
  const name = capabilityName(value);
  return name === value
    ? undefined
    : { path: '', message: ` must be uppercase without the prefix CAP_; set "${name}"` };
};

/**
 * Kernel parameters of the Pod, to spread into its `securityContext`. Those outside of the safe set have to be allowed
 * on the nodes.
 *
 * @example pod: { securityContext: sysctls({ 'net.ipv4.ip_local_port_range': '1024 65535' }) }
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
 */
export function sysctls(parameters: Readonly<Record<string, string | number>>): {
  readonly sysctls: readonly Sysctl[];
} {
  check('sysctls', parameters, recordOf(scalar), 'parameters');
  return { sysctls: Object.entries(parameters).map(([name, value]) => ({ name, value: String(value) })) };
}
