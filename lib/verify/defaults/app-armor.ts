import type { AppArmorProfile, Container, Pod, PodSpec } from '../../kubernetes/generated/types';
import { isPadded } from '../../values/white-space';
import type { Target } from '../target/target';
import { type Draft, mapOf } from './draft';

/** The annotation that says a container's profile since before there was a field for it, without the container's name. */
const prefix = 'container.apparmor.security.beta.kubernetes.io/';

const localhost = 'localhost/';

/** The longest name of a profile, in bytes. */
const longestProfile = 4095;

/**
 * Copies the AppArmor profiles that a Pod's annotations say into the containers that have none and for which they say
 * something else than the Pod's own profile; up to 1.33 profiles are copied into absent annotations as well.
 * @see https://kubernetes.io/docs/tutorials/security/apparmor/#setting-profiles
 */
export function syncAppArmor(pod: Draft<Pod>, spec: Draft<PodSpec>, target: Target): void {
  if (!target.since('1.30') || spec.os?.name === 'windows') return;
  if (!target.since('1.31') && !target.gate('AppArmorFields')) return;
  const ofPod = spec.securityContext?.appArmorProfile;
  const written = pod.metadata?.annotations;
  let annotations = written;
  const annotates = !target.since('1.34');
  if (written === undefined && !annotates) return;
  for (const list of [spec.initContainers, spec.containers, spec.ephemeralContainers]) {
    for (const container of list ?? []) {
      const annotation = prefix + (container.name ?? '');
      if (annotations !== undefined && Object.hasOwn(annotations, annotation)) {
        copyTo(container, annotations[annotation], ofPod);
      } else if (annotates) {
        const text = annotationOf(container.securityContext?.appArmorProfile ?? ofPod);
        if (text === undefined) continue;
        annotations = mapOf(annotations, { [annotation]: text });
      }
    }
  }
  if (annotations !== written && pod.metadata !== undefined) pod.metadata.annotations = annotations;
}

function copyTo(
  container: Draft<Container>,
  text: string | undefined,
  ofPod: Draft<AppArmorProfile> | undefined,
): void {
  if (container.securityContext?.appArmorProfile !== undefined) return;
  const profile = profileOfAnnotation(text);
  if (profile === undefined) return;
  if (profile.type === ofPod?.type && profile.localhostProfile === ofPod?.localhostProfile) return;
  container.securityContext = { ...container.securityContext, appArmorProfile: profile };
}

/** The field for an annotation; `undefined` for one that is not understood, which validation refuses where it stands. */
export function profileOfAnnotation(text: string | undefined): Draft<AppArmorProfile> | undefined {
  if (text === 'unconfined') return { type: 'Unconfined' };
  if (text === 'runtime/default') return { type: 'RuntimeDefault' };
  if (text?.startsWith(localhost) !== true) return undefined;
  const localhostProfile = text.slice(localhost.length);
  if (isPadded(localhostProfile) || localhostProfile === '') return undefined;
  if (new TextEncoder().encode(localhostProfile).length > longestProfile) return undefined;
  return { type: 'Localhost', localhostProfile };
}

/** The annotation for a field; `undefined` where it has none. */
function annotationOf(profile: Draft<AppArmorProfile> | undefined): string | undefined {
  if (profile?.type === 'Unconfined') return 'unconfined';
  if (profile?.type === 'RuntimeDefault') return 'runtime/default';
  if (profile?.type !== 'Localhost' || profile.localhostProfile === undefined) return undefined;
  return localhost + profile.localhostProfile;
}
