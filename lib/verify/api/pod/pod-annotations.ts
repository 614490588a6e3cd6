import { child, type FieldPath, key as keyPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { PodSpec } from '../../../kubernetes/generated/types';
import { invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { eachContainer } from '../context/containers-in';
import { validateRelativePath } from '../formats/relative-path';
import { validateAnnotatedTolerations } from '../scheduling/tolerations-annotation';

/** Marks the mirror of a static Pod, which kubelets create. */
export const mirrorAnnotation = 'kubernetes.io/config.mirror';
/** Profiles from before there were fields for them; the container's name follows where there is one for each. */
export const seccompPodAnnotation = 'seccomp.security.alpha.kubernetes.io/pod';
export const seccompContainerAnnotation = 'container.seccomp.security.alpha.kubernetes.io/';
export const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';
const tolerationsAnnotation = 'scheduler.alpha.kubernetes.io/tolerations';
const deletionCostAnnotation = 'controller.kubernetes.io/pod-deletion-cost';

/** The annotations of one Pod or template, and where they stand. */
interface Annotated {
  readonly annotations: Readonly<Record<string, string>>;
  readonly path: FieldPath;
  /** The path of the annotations as the server prints it. */
  readonly serverPath: FieldPath;
  readonly spec: PodSpec;
  readonly target: Target;
  readonly report: Report;
}

/**
 * What annotations say of Pods: mirrors, deletion cost, and what is a field by now.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export function validatePodAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
  spec: PodSpec,
  target: Target,
  report: Report,
  serverPath: FieldPath = path,
): void {
  if (annotations === undefined) return;
  const annotated: Annotated = { annotations, path, serverPath, spec, target, report };
  validateMirror(annotated);
  validateTolerationsAnnotation(annotated);
  validateDeletionCost(annotated);
  if (Object.hasOwn(annotations, seccompPodAnnotation)) validateSeccomp(seccompPodAnnotation, annotated);
  for (const name in annotations) if (name.startsWith(seccompContainerAnnotation)) validateSeccomp(name, annotated);
  let containers: ReadonlySet<string> | undefined;
  for (const name in annotations) {
    if (!name.startsWith(appArmorAnnotation)) continue;
    containers ??= containerNames(spec);
    validateAppArmor(name, containers, annotated);
  }
}

function validateMirror({ annotations, path, serverPath, spec, report }: Annotated): void {
  if (!Object.hasOwn(annotations, mirrorAnnotation) || (spec.nodeName ?? '') !== '') return;
  report(
    invalid('api/mirror-pod', keyPath(path, mirrorAnnotation), {
      value: annotations[mirrorAnnotation],
      message: 'requires spec.nodeName: it marks the mirror of a static Pod',
      fix: 'remove it: only kubelets set it',
      serverField: keyPath(serverPath, mirrorAnnotation),
    }),
  );
}

function validateTolerationsAnnotation({ annotations, path, serverPath, target, report }: Annotated): void {
  if (!Object.hasOwn(annotations, tolerationsAnnotation)) return;
  const field = keyPath(path, tolerationsAnnotation);
  validateAnnotatedTolerations(annotations[tolerationsAnnotation] ?? '', field, serverPath, target, report);
}

/** A whole number of 32 bits, written without `+` and without zeros in front. */
const wholeNumber = /^(?:-[0-9]+|0|[1-9][0-9]*)$/;

function validateDeletionCost({ annotations, path, serverPath, report }: Annotated): void {
  if (!Object.hasOwn(annotations, deletionCostAnnotation)) return;
  const value = annotations[deletionCostAnnotation] ?? '';
  if (wholeNumber.test(value) && Math.abs(Number(value) + 0.5) < 2 ** 31) return;
  report(
    invalid('api/pod-deletion-cost', keyPath(path, deletionCostAnnotation), {
      value,
      message: `must be an integer from -2147483648 to 2147483647, got ${valueText(value)}`,
      fix: 'set an integer without leading zeros, such as "100"',
      serverField: keyPath(serverPath, deletionCostAnnotation),
    }),
  );
}

const seccompProfiles = new Set(['runtime/default', 'docker/default', 'unconfined']);

function validateSeccomp(name: string, { annotations, path, serverPath, report }: Annotated): void {
  const profile = annotations[name] ?? '';
  const field = keyPath(path, name);
  // The server takes the name for a field here, and prints a dot.
  const serverField = child(serverPath, name);
  const code = 'api/seccomp-annotation';
  if (seccompProfiles.has(profile)) return;
  if (profile.startsWith('localhost/')) {
    validateRelativePath(profile.slice('localhost/'.length), code, field, report, serverField);
    return;
  }
  const message = `must be runtime/default, unconfined or localhost/<path>, got ${valueText(profile)}`;
  const fix = 'use securityContext.seccompProfile: the annotation is ignored';
  report(invalid(code, field, { value: profile, message, fix, serverField }));
}

function validateAppArmor(
  name: string,
  containers: ReadonlySet<string>,
  { annotations, path, serverPath, report }: Annotated,
): void {
  const code = 'api/app-armor-annotation';
  const field = keyPath(path, name);
  const serverField = keyPath(serverPath, name);
  const container = name.slice(appArmorAnnotation.length);
  if (!containers.has(container)) {
    const message = `unknown container ${valueText(container)}`;
    report(
      invalid(code, field, { value: container, message, fix: 'correct the container name, or remove it', serverField }),
    );
  }
  const profile = annotations[name] ?? '';
  const known = profile === '' || profile === 'runtime/default' || profile === 'unconfined';
  if (known || profile.startsWith('localhost/')) return;
  const message = `must be runtime/default, unconfined or localhost/<name>, got ${valueText(profile)}`;
  const fix = 'use securityContext.appArmorProfile';
  report(invalid(code, field, { value: profile, message, fix, serverField }));
}

function containerNames(spec: PodSpec): ReadonlySet<string> {
  const names = new Set<string>();
  eachContainer(spec, ({ name }) => names.add(name ?? ''));
  return names;
}
