import type { FieldPath } from '../../../findings/field-path';
import type { EphemeralVolumeSource, ObjectMeta } from '../../../kubernetes/generated/types';
import { forbidden, invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { isSubdomain } from '../formats/name-format';
import { validateAnnotations } from '../metadata/annotations';
import { validateLabels } from '../metadata/labels';
import { validatePersistentVolumeClaimSpec } from './persistent-volume-claim';
import { requireClaimTemplate } from './required-field';
import type { VolumeContext } from './volume-context';

/**
 * A claim that is made for the Pod and goes with it.
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
export function validateEphemeralSource(
  { volumeClaimTemplate: template }: EphemeralVolumeSource,
  path: FieldPath,
  context: VolumeContext,
): void {
  const { target, report } = context;
  const templatePath = `${path}.volumeClaimTemplate`;
  if (template === undefined) requireClaimTemplate(templatePath, report);
  else {
    if (template.metadata !== undefined)
      validateMetadata(template.metadata, `${templatePath}.metadata`, target, report);
    validatePersistentVolumeClaimSpec(template.spec, `${templatePath}.spec`, target, report);
  }
  validateClaimName(path, context);
}

/** Labels and annotations are all that a claim takes from its template. */
function validateMetadata(metadata: ObjectMeta, path: FieldPath, target: Target, report: Report): void {
  validateAnnotations(metadata.annotations, `${path}.annotations`, target, report);
  validateLabels(metadata.labels, `${path}.labels`, report);
  for (const name of Object.keys(metadata)) {
    const value: unknown = Reflect.get(metadata, name);
    if (name === 'annotations' || name === 'labels' || isUnset(name, value)) continue;
    report(
      forbidden('api/ephemeral-claim', `${path}.${name}`, {
        value,
        message: `${name} must not be set in a volumeClaimTemplate: only labels and annotations are allowed`,
        fix: 'remove it',
        // As Go spells it.
        ...(name === 'uid' && { serverField: `${path}.uID` }),
      }),
    );
  }
}

/** A value that is as good as none in Go. `deletionGracePeriodSeconds` is a pointer there, so that 0 is something. */
function isUnset(name: string, value: unknown): boolean {
  return value === undefined || value === null || value === '' || (value === 0 && name === 'generation');
}

/** The claim is named after the Pod and the volume. */
function validateClaimName(path: FieldPath, { name, podName, report }: VolumeContext): void {
  if (podName === '' || name === '') return;
  const claim = `${podName}-${name}`;
  const [problem] = isSubdomain(claim);
  if (problem === undefined) return;
  report(
    invalid('api/ephemeral-claim', `${path.slice(0, -'.ephemeral'.length)}.name`, {
      value: name,
      message: `name of the volume's claim ${problem}`,
      fix: 'rename the Pod or the volume',
    }),
  );
}
