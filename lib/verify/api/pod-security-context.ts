import { child, type FieldPath, index } from '../../kubernetes/field-path';
import { invalid, type Report } from '../report';
import { validateEnum } from './enum';
import type { PodContext } from './pod-context';
import { validateUserId } from './security-context';
import { validateAppArmorProfile, validateSeccompProfile } from './security-profiles';
import { validateSysctls } from './sysctls';
import { validateWindowsOptions } from './windows-options';

const fsGroupChangePolicies = new Set(['Always', 'OnRootMismatch']);
const supplementalGroupsPolicies = new Set(['Merge', 'Strict']);
const seLinuxChangePolicies = new Set(['MountOption', 'Recursive']);
const onlyRecursive = new Set(['Recursive']);

/**
 * What a Pod says of the security of all of its containers.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export function validatePodSecurityContext(context: PodContext): void {
  const { spec, report, target } = context;
  if (!target.since('1.37')) validateShareProcessNamespace(context);
  const { securityContext } = spec;
  if (securityContext === undefined) return;
  const path = child(context.path, 'securityContext');
  validateId(securityContext.fsGroup, child(path, 'fsGroup'), report);
  validateId(securityContext.runAsUser, child(path, 'runAsUser'), report);
  validateId(securityContext.runAsGroup, child(path, 'runAsGroup'), report);
  for (const [at, group] of (securityContext.supplementalGroups ?? []).entries()) {
    validateId(group, index(child(path, 'supplementalGroups'), at), report);
  }
  validateSysctls(context, child(path, 'sysctls'));
  validateEnum(securityContext.fsGroupChangePolicy, fsGroupChangePolicies, child(path, 'fsGroupChangePolicy'), report);
  validateSeccompProfile(securityContext.seccompProfile, child(path, 'seccompProfile'), report);
  const { windowsOptions } = securityContext;
  if (windowsOptions !== undefined) validateWindowsOptions(windowsOptions, child(path, 'windowsOptions'), report);
  validateAppArmorProfile(securityContext.appArmorProfile, child(path, 'appArmorProfile'), report);
  const groups = child(path, 'supplementalGroupsPolicy');
  validateEnum(securityContext.supplementalGroupsPolicy, supplementalGroupsPolicies, groups, report);
  const policies = target.gate('SELinuxMount') ? seLinuxChangePolicies : onlyRecursive;
  validateEnum(securityContext.seLinuxChangePolicy, policies, child(path, 'seLinuxChangePolicy'), report);
}

/** Up to 1.36 the server says that this field is in the security context, where it keeps it. */
export function validateShareProcessNamespace({ spec, path, target, report }: PodContext): void {
  if (spec.hostPID !== true || spec.shareProcessNamespace !== true) return;
  report(
    invalid('api/share-process-namespace', child(path, 'shareProcessNamespace'), {
      value: true,
      message: 'the containers share the processes of the node with hostPID already',
      fix: 'remove shareProcessNamespace or hostPID',
      ...(!target.since('1.37') && { serverField: child(path, 'securityContext.shareProcessNamespace') }),
    }),
  );
}

function validateId(id: number | undefined, field: FieldPath, report: Report): void {
  if (id !== undefined) validateUserId(id, field, report);
}
