import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type {
  FCVolumeSource,
  FlexVolumeSource,
  FlockerVolumeSource,
  NFSVolumeSource,
  StorageOSVolumeSource,
} from '../../../kubernetes/generated/types';
import { invalid, type Report, required } from '../../report/report';
import { lowerCase } from '../formats/lower-case';
import { checkName, isLabel } from '../formats/name-format';
import { requireField, requireRange, requireSecretName } from './required-field';
import type { VolumeContext } from './volume-context';

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#nfs */
export function validateNfsSource(
  { server, path: exported }: NFSVolumeSource,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  requireField(server, path, 'server', report);
  requireField(exported, path, 'path', report);
  if (exported?.startsWith('/')) return;
  report(
    invalid('api/nfs-path', `${path}.path`, {
      value: exported ?? '',
      message: `must be an absolute path, got ${valueText(exported)}`,
      fix: 'add a leading "/"',
    }),
  );
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#fc */
export function validateFcSource(
  { targetWWNs = [], wwids = [], lun }: FCVolumeSource,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  if (targetWWNs.length === 0) {
    if (wwids.length > 0) return;
    const message = 'missing targetWWNs or wwids';
    report(required('api/fc-target', `${path}.targetWWNs`, { message, fix: 'set one of them' }));
    return;
  }
  if (wwids.length > 0) {
    const message = 'targetWWNs and wwids must not be set together';
    report(invalid('api/fc-target', `${path}.targetWWNs`, { message, fix: 'remove one of them' }));
  }
  if (lun !== undefined) requireRange(lun, 255, path, 'lun', report);
  else {
    const message = 'required with targetWWNs';
    report(required('api/fc-target', `${path}.lun`, { message, fix: 'set lun' }));
  }
}

/** @see https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/#deprecated */
export function validateFlockerSource(
  { datasetName = '', datasetUUID = '' }: FlockerVolumeSource,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  const code = 'api/flocker-dataset';
  if (datasetName === '' && datasetUUID === '') {
    const message = 'missing datasetName or datasetUUID';
    report(required(code, path, { message, fix: 'set one of them' }));
  }
  if (datasetName !== '' && datasetUUID !== '') {
    const message = 'datasetName and datasetUUID must not be set together';
    report(invalid(code, path, { message, fix: 'remove one of them' }));
  }
  if (!datasetName.includes('/')) return;
  const message = `must not contain "/", got ${valueText(datasetName)}`;
  report(invalid(code, `${path}.datasetName`, { value: datasetName, message, fix: 'replace "/" with "-"' }));
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#flexvolume-deprecated */
export function validateFlexVolumeSource(
  { driver, options }: FlexVolumeSource,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  requireField(driver, path, 'driver', report);
  if (options === undefined) return;
  for (const name in options) if (isReserved(name)) report(reservedOption(name, path));
}

function isReserved(option: string): boolean {
  const slash = option.indexOf('/');
  const domain = `.${lowerCase(slash === -1 ? option : option.slice(0, slash))}`;
  return domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io');
}

function reservedOption(name: string, path: FieldPath) {
  return invalid('api/flex-option', `${path}.options[${name}]`, {
    value: name,
    message: `must not be under kubernetes.io or k8s.io, got ${valueText(name)}`,
    fix: 'rename the option',
  });
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#storageos */
export function validateStorageOsSource(
  source: StorageOSVolumeSource,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  const { volumeName = '', volumeNamespace = '' } = source;
  requireField(volumeName, path, 'volumeName', report);
  validateLabel(volumeName, `${path}.volumeName`, report);
  validateLabel(volumeNamespace, `${path}.volumeNamespace`, report);
  requireSecretName(source.secretRef, path, 'secretRef', report);
}

function validateLabel(name: string, field: FieldPath, report: Report): void {
  if (name !== '') checkName(name, isLabel, field, report, { code: 'api/volume-reference' });
}
