import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { compareAmounts } from '../../../kubernetes/amounts';
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec, Quantity } from '../../../kubernetes/generated/types';
import { forbidden, invalid, notSupported, type Report, required } from '../../report/report';
import { unsupported } from '../../report/wording';
import type { Target } from '../../target/target';
import { checkName, isSubdomain, type NameRule } from '../formats/name-format';
import { toleratedBy, validateLabelSelector } from '../metadata/label-selector';
import { validateObjectMeta } from '../metadata/metadata';
import { validateDataSources } from './claim-data-source';
import { warnOfClaim, warnOfClaimSpec } from './claim-warnings';

type ClaimSpec = Partial<PersistentVolumeClaimSpec>;

const noSpec: ClaimSpec = {};

/**
 * A PersistentVolumeClaim.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-claim-v1/
 */
export function validatePersistentVolumeClaim(
  object: PersistentVolumeClaim,
  target: Target,
  report: Report,
  nameRule: NameRule,
  old?: PersistentVolumeClaim,
): void {
  validateObjectMeta(object.metadata, 'metadata', nameRule, target, report, { keepsGeneration: true });
  validatePersistentVolumeClaimSpec(object.spec, 'spec', target, report, old?.spec);
  warnOfClaim(object.metadata, report);
  warnOfClaimSpec(object.spec, 'spec', report);
}

/**
 * The spec of a claim, wherever it is: in a claim, in the template of an ephemeral volume, and in those of a
 * StatefulSet. Some of what an old claim has is tolerated.
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims
 */
export function validatePersistentVolumeClaimSpec(
  spec: ClaimSpec | undefined,
  path: FieldPath,
  target: Target,
  report: Report,
  old?: ClaimSpec,
): void {
  const { accessModes, selector, resources, storageClassName, volumeMode, volumeAttributesClassName } = spec ?? noSpec;
  validateAccessModes(accessModes, path, report);
  if (selector !== undefined) validateLabelSelector(selector, `${path}.selector`, toleratedBy(old?.selector), report);
  validateStorage(resources?.requests?.storage, path, report);
  validateClass(storageClassName, path, 'storageClassName', report);
  if (volumeMode !== undefined && !volumeModes.has(volumeMode)) {
    report(notSupported('api/claim-volume-mode', `${path}.volumeMode`, unsupported(volumeMode, volumeModes)));
  }
  if (spec !== undefined) validateDataSources(spec, path, target, report, old);
  if (!target.gate('VolumeAttributesClass') && old?.volumeAttributesClassName === undefined) return;
  validateClass(volumeAttributesClassName, path, 'volumeAttributesClassName', report);
}

const volumeModes: ReadonlySet<string> = new Set(['Block', 'Filesystem']);
const modes: ReadonlySet<string> = new Set(['ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']);
const accessCode = 'api/claim-access-modes';

/** The server names the list, not the entry. */
function validateAccessModes(accessModes: readonly string[] | undefined, path: FieldPath, report: Report): void {
  const serverField = `${path}.accessModes`;
  if (accessModes === undefined || accessModes.length === 0) {
    const message = 'missing';
    report(required(accessCode, serverField, { message, fix: 'set ["ReadWriteOnce"], or another mode' }));
    return;
  }
  let single = false;
  let shared = false;
  for (let at = 0; at < accessModes.length; at += 1) {
    const mode = accessModes[at];
    if (mode === undefined || !modes.has(mode)) {
      report(notSupported(accessCode, `${serverField}[${at}]`, { ...unsupported(mode, modes), serverField }));
    } else if (mode === 'ReadWriteOncePod') single = true;
    else shared = true;
  }
  if (!single || !shared) return;
  const message = 'ReadWriteOncePod must be the only access mode';
  report(forbidden(accessCode, serverField, { message, fix: 'remove it, or remove the others' }));
}

/** The server leaves `requests` out of the path. */
function validateStorage(storage: Quantity | undefined, path: FieldPath, report: Report): void {
  if (storage !== undefined && compareAmounts(storage, 0) > 0) return;
  const field = `${path}.resources.requests[storage]`;
  const serverField = `${path}.resources[storage]`;
  if (storage === undefined) {
    const message = 'missing';
    report(required('api/claim-storage', field, { message, fix: 'set a size, such as "10Gi"', serverField }));
    return;
  }
  const message = `must be greater than 0, got ${valueText(storage)}`;
  report(
    invalid('api/claim-storage', field, { value: storage, message, fix: 'set a size, such as "10Gi"', serverField }),
  );
}

function validateClass(
  name: string | undefined,
  path: FieldPath,
  field: 'storageClassName' | 'volumeAttributesClassName',
  report: Report,
): void {
  if (name !== undefined && name !== '') {
    checkName(name, isSubdomain, `${path}.${field}`, report, { code: 'api/claim-class' });
  }
}
