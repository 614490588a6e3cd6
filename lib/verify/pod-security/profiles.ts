import { child, key } from '../../findings/field-path';
import { type CheckedPod, type Control, type Find, inContainer, inSpec, setTo } from './control';

const annotation = 'container.apparmor.security.beta.kubernetes.io/';

const useDefault = setTo('RuntimeDefault');

const allowed = '"RuntimeDefault", "Localhost" or nothing';

/** AppArmor is not turned off, neither in a field nor in an annotation. */
export const appArmorProfile: Control = {
  id: 'appArmorProfile',
  level: 'baseline',
  check(pod, find) {
    findBad(pod, 'appArmorProfile', find);
    const annotations = pod.metadata?.annotations;
    if (annotations === undefined) return;
    for (const name of Object.keys(annotations)) {
      const value = annotations[name];
      if (!name.startsWith(annotation) || value === undefined || isAllowedAnnotation(value)) continue;
      const field = key(child(pod.path, 'metadata.annotations'), name);
      find(field, { value, allowed: '"runtime/default", "localhost/…" or nothing', fix: setTo('runtime/default') });
    }
  },
};

function isAllowedAnnotation(value: string): boolean {
  return value === '' || value === 'runtime/default' || value.startsWith('localhost/');
}

/** Seccomp is not turned off. */
export const seccompProfileBaseline: Control = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  check: (pod, find) => {
    findBad(pod, 'seccompProfile', find);
  },
};

/** Seccomp is turned on, for the Pod or for each of its containers. Windows has none. */
export const seccompProfileRestricted: Control = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  overrides: 'seccompProfile_baseline',
  check(pod, find) {
    if (pod.spec.os?.name === 'windows') return;
    findBad(pod, 'seccompProfile', find);
    // A profile of the Pod is allowed, and so for all that have none, or it is found already.
    if (pod.spec.securityContext?.seccompProfile !== undefined) return;
    if (!pod.containers.some(({ security }) => security?.seccompProfile === undefined)) return;
    find(inSpec(pod, 'securityContext.seccompProfile.type'), {
      allowed: '"RuntimeDefault" or "Localhost", here or in every container',
      fix: useDefault,
    });
  },
};

/** Profiles, of the Pod and of containers, that are neither the runtime's nor the node's. */
function findBad(pod: CheckedPod, name: 'appArmorProfile' | 'seccompProfile', find: Find): void {
  const ofPod = pod.spec.securityContext?.[name];
  if (ofPod !== undefined && !isAllowedType(ofPod.type)) {
    const finding = { value: ofPod.type, allowed, fix: useDefault };
    find(inSpec(pod, `securityContext.${name}.type`), finding);
  }
  for (const checked of pod.containers) {
    const profile = checked.security?.[name];
    if (profile === undefined || isAllowedType(profile.type)) continue;
    const field = inContainer(pod, checked, `securityContext.${name}.type`);
    find(field, { value: profile.type, allowed, fix: useDefault });
  }
}

function isAllowedType(type: string | undefined): boolean {
  return type === 'RuntimeDefault' || type === 'Localhost';
}
