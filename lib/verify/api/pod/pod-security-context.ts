import { child, type FieldPath, index } from '../../../findings/field-path';
import type { PodSecurityContext } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import { validateUserId } from '../container/security-context';
import { validateAppArmorProfile, validateSeccompProfile } from '../container/security-profiles';
import { validateWindowsOptions } from '../container/windows-options';
import type { PodContext } from '../context/pod-context';
import { validateEnum } from '../formats/enum';
import { validateSysctls } from './sysctls';

const fsGroupChangePolicies = new Set(['Always', 'OnRootMismatch']);
const supplementalGroupsPolicies = new Set(['Merge', 'Strict']);
const seLinuxChangePolicies = new Set(['MountOption', 'Recursive']);
const onlyRecursive = new Set(['Recursive']);

/**
 * What a Pod says of the security of all of its containers.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
export function validatePodSecurityContext(context: PodContext): void {
  const { securityContext } = context.spec;
  const path = child(context.path, 'securityContext');
  if (securityContext !== undefined) validateIds(securityContext, path, context.report);
  if (!context.target.since('1.37')) validateShareProcessNamespace(context);
  if (securityContext === undefined) return;
  validateSysctls(context, child(path, 'sysctls'));
  validatePoliciesAndProfiles(securityContext, path, context);
}

function validateIds(context: PodSecurityContext, path: FieldPath, report: Report): void {
  const { fsGroup, runAsUser, runAsGroup, supplementalGroups = [] } = context;
  if (fsGroup !== undefined) validateUserId(fsGroup, child(path, 'fsGroup'), report);
  if (runAsUser !== undefined) validateUserId(runAsUser, child(path, 'runAsUser'), report);
  if (runAsGroup !== undefined) validateUserId(runAsGroup, child(path, 'runAsGroup'), report);
  for (const [at, group] of supplementalGroups.entries()) {
    validateUserId(group, index(child(path, 'supplementalGroups'), at), report);
  }
}

function validatePoliciesAndProfiles(
  context: PodSecurityContext,
  path: FieldPath,
  { target, report }: PodContext,
): void {
  const { fsGroupChangePolicy, supplementalGroupsPolicy, seLinuxChangePolicy, windowsOptions } = context;
  validateEnum(fsGroupChangePolicy, fsGroupChangePolicies, child(path, 'fsGroupChangePolicy'), report);
  validateSeccompProfile(context.seccompProfile, child(path, 'seccompProfile'), report);
  if (windowsOptions !== undefined) validateWindowsOptions(windowsOptions, child(path, 'windowsOptions'), report);
  validateAppArmorProfile(context.appArmorProfile, child(path, 'appArmorProfile'), report);
  validateEnum(supplementalGroupsPolicy, supplementalGroupsPolicies, child(path, 'supplementalGroupsPolicy'), report);
  const policies = target.gate('SELinuxMount') ? seLinuxChangePolicies : onlyRecursive;
  validateEnum(seLinuxChangePolicy, policies, child(path, 'seLinuxChangePolicy'), report);
}

/** Up to 1.36 the server says that this field is in the security context, where it keeps it. */
export function validateShareProcessNamespace({ spec, path, target, report }: PodContext): void {
  if (spec.hostPID !== true || spec.shareProcessNamespace !== true) return;
  report(
    invalid('api/share-process-namespace', child(path, 'shareProcessNamespace'), {
      value: true,
      message: 'must not be set with hostPID: true',
      fix: 'remove shareProcessNamespace or hostPID',
      ...(!target.since('1.37') && { serverField: child(path, 'securityContext.shareProcessNamespace') }),
    }),
  );
}
