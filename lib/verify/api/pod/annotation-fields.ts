import { child, type FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { forbidden, type Report } from '../../report/report';
import { containerPath, eachContainer } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';
import { appArmorAnnotation, seccompContainerAnnotation, seccompPodAnnotation } from './pod-annotations';

/** What seccomp and AppArmor profiles have in common. */
interface Profile {
  readonly type?: string | undefined;
  readonly localhostProfile?: string | undefined;
}

/** Where a profile is said twice, as an annotation and as a field, both have to say the same. */
export function validateAnnotationsMatchFields(context: PodContext): void {
  const annotations = context.metadata?.annotations;
  if (annotations === undefined) return;
  let seccomp = false;
  let appArmor = false;
  for (const name in annotations) {
    seccomp ||= name === seccompPodAnnotation || name.startsWith(seccompContainerAnnotation);
    appArmor ||= name.startsWith(appArmorAnnotation);
  }
  if (seccomp) validateSeccomp(context, annotations);
  if (appArmor && context.target.gate('AppArmorFields')) validateAppArmor(context, annotations);
}

type Annotations = Readonly<Record<string, string>>;

function validateSeccomp({ spec, path, report }: PodContext, annotations: Annotations): void {
  const ofPod = spec.securityContext?.seccompProfile;
  if (ofPod !== undefined && Object.hasOwn(annotations, seccompPodAnnotation)) {
    const field = child(path, 'securityContext.seccompProfile');
    validateMatch(annotations[seccompPodAnnotation] ?? '', ofPod, field, 'seccomp', report);
  }
  eachContainer(spec, (container, list, at) => {
    const profile = container.securityContext?.seccompProfile;
    const name = seccompContainerAnnotation + (container.name ?? '');
    if (profile === undefined || !Object.hasOwn(annotations, name)) return;
    const field = child(containerPath(path, list, at), 'securityContext.seccompProfile');
    validateMatch(annotations[name] ?? '', profile, field, 'seccomp', report);
  });
}

/** A container without a profile has the Pod's. */
function validateAppArmor({ spec, path, report }: PodContext, annotations: Annotations): void {
  if (spec.os?.name === 'windows') return;
  const ofPod = spec.securityContext?.appArmorProfile;
  eachContainer(spec, (container, list, at) => {
    const profile = container.securityContext?.appArmorProfile ?? ofPod;
    const name = appArmorAnnotation + (container.name ?? '');
    if (profile === undefined || !Object.hasOwn(annotations, name)) return;
    const field = child(containerPath(path, list, at), 'securityContext.appArmorProfile');
    validateMatch(annotations[name] ?? '', profile, field, 'AppArmor', report);
  });
}

const localhost = 'localhost/';

function validateMatch(
  annotation: string,
  profile: Profile,
  path: FieldPath,
  what: 'seccomp' | 'AppArmor',
  report: Report,
): void {
  const same = typesOf(annotation, what).includes(profile.type ?? '');
  if (!same && isKnown(profile.type)) {
    report(mismatch(child(path, 'type'), profile.type, annotation, what));
  } else if (profile.type === 'Localhost') {
    const { localhostProfile } = profile;
    if (localhostProfile !== undefined && annotation === localhost + localhostProfile) return;
    report(mismatch(child(path, 'localhostProfile'), localhostProfile, annotation, what));
  }
}

/** The type of profile that an annotation says. */
function typesOf(annotation: string, what: 'seccomp' | 'AppArmor'): readonly string[] {
  if (annotation === 'unconfined') return ['Unconfined'];
  if (annotation === 'runtime/default') return ['RuntimeDefault'];
  if (annotation === 'docker/default' && what === 'seccomp') return ['RuntimeDefault'];
  return annotation.startsWith(localhost) ? ['Localhost'] : [];
}

function isKnown(type: string | undefined): boolean {
  return type === 'Unconfined' || type === 'RuntimeDefault' || type === 'Localhost';
}

function mismatch(field: FieldPath, value: string | undefined, annotation: string, what: string) {
  return forbidden('api/profile-mismatch', field, {
    value,
    message: `must match the annotation of the ${what} profile (${valueText(annotation)}), got ${valueText(value)}`,
    fix: 'remove the annotation',
  });
}
