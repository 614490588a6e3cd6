import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type {
  AWSElasticBlockStoreVolumeSource,
  AzureDiskVolumeSource,
  GCEPersistentDiskVolumeSource,
} from '../../../kubernetes/generated/types';
import { notSupported, type Report } from '../../report/report';
import { unsupported } from '../../report/wording';
import { requireField, requireRange } from './required-field';
import { printedUnder, type VolumeContext } from './volume-context';

/** The server prints `persistentDisk` for all of it. */
export function validateGcePersistentDiskSource(
  source: GCEPersistentDiskVolumeSource,
  path: FieldPath,
  context: VolumeContext,
): void {
  const serverPath = `${path.slice(0, -'gcePersistentDisk'.length)}persistentDisk`;
  const report = printedUnder(serverPath, path, context.report);
  requireField(source.pdName, path, 'pdName', report);
  requireRange(source.partition, 255, path, 'partition', report);
}

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#awselasticblockstore */
export function validateAwsElasticBlockStoreSource(
  source: AWSElasticBlockStoreVolumeSource,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  requireField(source.volumeID, path, 'volumeID', report);
  requireRange(source.partition, 255, path, 'partition', report);
}

const cachingModes: ReadonlySet<string> = new Set(['None', 'ReadOnly', 'ReadWrite']);
const diskKinds: ReadonlySet<string> = new Set(['Dedicated', 'Managed', 'Shared']);

/** @see https://kubernetes.io/docs/concepts/storage/volumes/#azuredisk */
export function validateAzureDiskSource(
  source: AzureDiskVolumeSource,
  path: FieldPath,
  { report }: VolumeContext,
): void {
  const { cachingMode, kind } = source;
  requireField(source.diskName, path, 'diskName', report);
  requireField(source.diskURI, path, 'diskURI', report);
  if (cachingMode !== undefined && !cachingModes.has(cachingMode)) {
    report(notSupported('api/azure-disk', `${path}.cachingMode`, unsupported(cachingMode, cachingModes)));
  }
  if (kind === undefined) return;
  if (!diskKinds.has(kind)) report(notSupported('api/azure-disk', `${path}.kind`, unsupported(kind, diskKinds)));
  validateDiskUri(source.diskURI ?? '', kind, path, report);
}

/** Managed disks are found by their resource, the others by the address of a blob. */
function validateDiskUri(uri: string, kind: string, path: FieldPath, report: Report): void {
  const start = kind === 'Managed' ? '/subscriptions/' : 'https://';
  if (uri.startsWith(start)) return;
  report(
    notSupported('api/azure-disk', `${path}.diskURI`, {
      value: uri,
      message: `must start with ${start} when kind is ${kind}, got ${valueText(uri)}`,
      fix: kind === 'Managed' ? 'set the resource ID of the disk' : 'set kind: Managed, or the URI of a blob',
    }),
  );
}
