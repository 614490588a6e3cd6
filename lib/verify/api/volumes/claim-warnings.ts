import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { isWhole } from '../../../kubernetes/amounts';
import type { ObjectMeta, PersistentVolumeClaimSpec, Quantity } from '../../../kubernetes/generated/types';
import { wholeBytesFix } from '../../../kubernetes/quantity-fix';
import type { Report } from '../../report/report';

const betaClass = 'volume.beta.kubernetes.io/storage-class';

/** Warns of the annotation by which claims chose their class before there was a field for it. */
export function warnOfClaim(metadata: ObjectMeta | undefined, report: Report): void {
  const annotations = metadata?.annotations;
  if (annotations === undefined || !Object.hasOwn(annotations, betaClass)) return;
  report({
    code: 'api/deprecated-annotation',
    severity: 'warning',
    field: `metadata.annotations[${betaClass}]`,
    value: annotations[betaClass],
    message: 'deprecated since Kubernetes 1.8',
    fix: 'use spec.storageClassName',
  });
}

/** Warns of sizes that are no whole number of bytes, in a claim whose spec stands at `path`. */
export function warnOfClaimSpec(
  spec: Partial<PersistentVolumeClaimSpec> | undefined,
  path: FieldPath,
  report: Report,
): void {
  const resources = spec?.resources;
  if (resources === undefined) return;
  warnOfFraction(resources.requests?.storage, path, 'requests', report);
  warnOfFraction(resources.limits?.storage, path, 'limits', report);
}

function warnOfFraction(
  size: Quantity | undefined,
  path: FieldPath,
  list: 'limits' | 'requests',
  report: Report,
): void {
  if (size === undefined || isWhole(size)) return;
  report({
    code: 'api/fractional-bytes',
    severity: 'warning',
    field: `${path}.resources.${list}[storage]`,
    value: size,
    message: `must be whole bytes, got ${valueText(size)}`,
    fix: wholeBytesFix(size),
  });
}
