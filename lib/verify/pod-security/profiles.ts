import { child, key } from '../../findings/field-path';
import { type CheckedPod, type Control, inContainer, inSpec, type ReportViolation, setTo } from './control';

const annotation = 'container.apparmor.security.beta.kubernetes.io/';

const useDefault = setTo('RuntimeDefault');

const rule = 'must be "RuntimeDefault", "Localhost" or unset';

/** AppArmor is not disabled, in fields or annotations. */
export const appArmorProfile: Control = {
  id: 'appArmorProfile',
  level: 'baseline',
  check(pod, report) {
    findBad(pod, 'appArmorProfile', report);
    const annotations = pod.metadata?.annotations;
    if (annotations === undefined) return;
    for (const name of Object.keys(annotations)) {
      const value = annotations[name];
      if (!name.startsWith(annotation) || value === undefined || isAllowedAnnotation(value)) continue;
      const field = key(child(pod.path, 'metadata.annotations'), name);
      report(field, {
        value,
        rule: 'must be "runtime/default", "localhost/…" or unset',
        fix: setTo('runtime/default'),
      });
    }
  },
};

function isAllowedAnnotation(value: string): boolean {
  return value === '' || value === 'runtime/default' || value.startsWith('localhost/');
}

/** Seccomp is not disabled. */
export const seccompProfileBaseline: Control = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  check: (pod, report) => {
    findBad(pod, 'seccompProfile', report);
  },
};

/** Seccomp is enabled, for the Pod or for each container. Does not apply to Windows. */
export const seccompProfileRestricted: Control = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  overrides: 'seccompProfile_baseline',
  check(pod, report) {
    if (pod.spec.os?.name === 'windows') return;
    findBad(pod, 'seccompProfile', report);
    // The Pod's profile applies to containers without one; a wrong one has been reported.
    if (pod.spec.securityContext?.seccompProfile !== undefined) return;
    if (!pod.containers.some(({ security }) => security?.seccompProfile === undefined)) return;
    report(inSpec(pod, 'securityContext.seccompProfile.type'), {
      rule: 'must be "RuntimeDefault" or "Localhost", here or in every container',
      fix: useDefault,
    });
  },
};

/** Reports profiles of the Pod and its containers that are neither the runtime's default nor a local one. */
function findBad(pod: CheckedPod, name: 'appArmorProfile' | 'seccompProfile', report: ReportViolation): void {
  const ofPod = pod.spec.securityContext?.[name];
  if (ofPod !== undefined && !isAllowedType(ofPod.type)) {
    const finding = { value: ofPod.type, rule, fix: useDefault };
    report(inSpec(pod, `securityContext.${name}.type`), finding);
  }
  for (const checked of pod.containers) {
    const profile = checked.security?.[name];
    if (profile === undefined || isAllowedType(profile.type)) continue;
    const field = inContainer(pod, checked, `securityContext.${name}.type`);
    report(field, { value: profile.type, rule, fix: useDefault });
  }
}

function isAllowedType(type: string | undefined): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}
