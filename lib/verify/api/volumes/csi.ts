import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { CSIVolumeSource } from '../../../kubernetes/generated/types';
import { longerThan } from '../../../kubernetes/spelling';
import { required, tooLong } from '../../report/report';
import { lowerCase } from '../formats/lower-case';
import { checkName, isSubdomain } from '../formats/name-format';
import { requireField } from './required-field';
import type { VolumeContext } from './volume-context';

const code = 'api/csi-driver';

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#csi */
export function validateCsiSource(source: CSIVolumeSource, path: FieldPath, context: VolumeContext): void {
  validateDriver(source.driver ?? '', `${path}.driver`, context);
  const { nodePublishSecretRef: secret } = source;
  if (secret === undefined) return;
  const field = `${path}.nodePublishSecretRef`;
  requireField(secret.name, field, 'name', context.report);
  if (secret.name === undefined || secret.name === '') return;
  // The server prints the name as if it were the source's own.
  const check = { code: 'api/volume-reference', serverField: `${path}.name` } as const;
  checkName(secret.name, isSubdomain, `${field}.name`, context.report, check);
}

function validateDriver(driver: string, field: FieldPath, { target, report }: VolumeContext): void {
  if (driver === '') {
    const message = 'missing';
    report(required(code, field, { message, fix: 'set the CSI driver, such as "secrets-store.csi.k8s.io"' }));
    // Older servers go on and reject an empty name as well.
    if (!target.since('1.35')) checkName('', isSubdomain, field, report, { code });
    return;
  }
  if (longerThan(driver, 63)) {
    const message = `must be at most 63 bytes, got ${valueText(driver)}`;
    report(tooLong(code, field, { value: driver, message, fix: 'set the name that the driver registers' }));
  }
  checkName(lowerCase(driver), isSubdomain, field, report, { code });
}
