import type {
  Container,
  PodSecurityContext,
  PodSpec,
  PodTemplateSpec,
  SecurityContext,
} from '../kubernetes/generated/types';

/**
 * How far absent security fields are filled in, in the words of the Pod Security Standards.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export type SecurityProfile = 'restricted' | 'baseline' | 'privileged';

/**
 * Sets omitted fields to what a profile requires, and to harmless values that harden: a field that is set, at
 * whatever value, stays. Every profile turns off service links and, without a `serviceAccountName`, the API token;
 * `baseline` adds the runtime's seccomp profile; `restricted` adds non-root, no escalation, no capabilities and a
 * read-only root file system. With user 0, non-root is not set: it would keep the container from starting.
 * Windows Pods get only what Windows has.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function harden(template: PodTemplateSpec, profile: SecurityProfile): PodTemplateSpec {
  const { spec } = template;
  if (spec === undefined) return template;
  const windows = spec.os?.name === 'windows';
  const nonRoot = isNonRootOurs(spec.securityContext);
  const each = (container: Container) => {
    if (profile !== 'restricted' || windows) return container;
    return confine(nonRoot ? allowRoot(container) : container);
  };
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
    ...(profile === 'restricted' &&
      securityContext.runAsNonRoot === undefined && { runAsNonRoot: securityContext.runAsUser !== 0 }),
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
    ...(profile === 'restricted' && isNonRootOurs(securityContext) && { runAsNonRoot: true }),
    ...(!windows &&
      securityContext.seccompProfile === undefined && { seccompProfile: { type: 'RuntimeDefault' as const } }),
  };
}

/** Whether a Pod's `runAsNonRoot` is for us to fill in. */
function isNonRootOurs({ runAsNonRoot, runAsUser }: PodSecurityContext = {}): boolean {
  return runAsNonRoot === undefined && runAsUser !== 0;
}

/** A container that says user 0 is let be, where it is the Pod's non-root of ours that would stop it. */
function allowRoot(container: Container): Container {
  const { securityContext } = container;
  if (securityContext?.runAsUser !== 0 || securityContext.runAsNonRoot !== undefined) return container;
  return { ...container, securityContext: { ...securityContext, runAsNonRoot: false } };
}

function confine(container: Container): Container {
  const { securityContext = {} } = container;
  // The API server rejects `allowPrivilegeEscalation: false` together with these two.
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
