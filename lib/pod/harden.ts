import type { Container, PodSpec, PodTemplateSpec, SecurityContext } from '../kubernetes/generated/types';

/**
 * How much a workload's Pods may do, in the words of the Pod Security Standards.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type SecurityProfile = 'restricted' | 'baseline' | 'privileged';

/**
 * Fills in what a profile asks for and what costs nobody anything, only where it is absent: a field that is written, at
 * whatever value, stays. Every profile turns off service links and, without a `serviceAccountName`, the API token;
 * `baseline` adds the runtime's seccomp profile; `restricted` adds non-root, no escalation, no capabilities and a
 * read-only root file system. Windows Pods get only what Windows has.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function harden(template: PodTemplateSpec, profile: SecurityProfile): PodTemplateSpec {
  const { spec } = template;
  if (spec === undefined) return template;
  const windows = spec.os?.name === 'windows';
  const each = (container: Container) => (profile === 'restricted' && !windows ? confine(container) : container);
  return {
    ...template,
    spec: {
      ...spec,
      ...withoutToken(spec),
      ...(spec.enableServiceLinks === undefined && { enableServiceLinks: false }),
      ...(profile !== 'privileged' && { securityContext: podSecurityContext(spec, profile, windows) }),
      ...(spec.initContainers !== undefined && { initContainers: spec.initContainers.map(each) }),
      containers: (spec.containers ?? []).map(each),
    },
  };
}

/** Hardens one container by itself, for a Pod whose own fields are not ours to set. */
export function hardenContainer(container: Container, profile: SecurityProfile): Container {
  if (profile === 'privileged') return container;
  const { securityContext = {} } = container;
  const alone: SecurityContext = {
    ...(securityContext.seccompProfile === undefined && { seccompProfile: { type: 'RuntimeDefault' } }),
    ...(profile === 'restricted' && securityContext.runAsNonRoot === undefined && { runAsNonRoot: true }),
  };
  const hardened = { ...container, securityContext: { ...securityContext, ...alone } };
  return profile === 'restricted' ? confine(hardened) : hardened;
}

function withoutToken(spec: PodSpec): Pick<PodSpec, 'automountServiceAccountToken'> {
  const wanted = spec.serviceAccountName !== undefined || spec.automountServiceAccountToken !== undefined;
  return wanted ? {} : { automountServiceAccountToken: false };
}

function podSecurityContext(spec: PodSpec, profile: SecurityProfile, windows: boolean) {
  const { securityContext = {} } = spec;
  return {
    ...securityContext,
    ...(profile === 'restricted' && securityContext.runAsNonRoot === undefined && { runAsNonRoot: true }),
    ...(!windows &&
      securityContext.seccompProfile === undefined && { seccompProfile: { type: 'RuntimeDefault' as const } }),
  };
}

function confine(container: Container): Container {
  const { securityContext = {} } = container;
  // The API server refuses `allowPrivilegeEscalation: false` beside these two.
  const escalates = securityContext.privileged === true || securityContext.capabilities?.add?.includes('CAP_SYS_ADMIN');
  const { capabilities } = securityContext;
  return {
    ...container,
    securityContext: {
      ...securityContext,
      ...(securityContext.allowPrivilegeEscalation === undefined && !escalates && { allowPrivilegeEscalation: false }),
      ...(capabilities?.drop === undefined && { capabilities: { ...capabilities, drop: ['ALL'] } }),
      ...(securityContext.readOnlyRootFilesystem === undefined && { readOnlyRootFilesystem: true }),
    },
  };
}
