import type { FieldPath } from '../../../findings/field-path';
import type { BareVolume, Volume } from '../../../kubernetes/generated/types';
import { forbidden, type Report, required } from '../../report/report';
import { knowsImageVolumes } from '../context/image-volumes';
import { validateConfigMapSource, validateSecretSource } from './config-sources';
import { validateCsiSource } from './csi';
import {
  validateAwsElasticBlockStoreSource,
  validateAzureDiskSource,
  validateGcePersistentDiskSource,
} from './disk-sources';
import { validateDownwardApiSource } from './downward-api-files';
import { validateEphemeralSource } from './ephemeral';
import { validateEmptyDirSource, validateGitRepoSource, validateHostPathSource } from './host-sources';
import { validateImageSource } from './image-volume';
import { validateIscsiInterface, validateIscsiSource } from './iscsi';
import {
  validateFcSource,
  validateFlexVolumeSource,
  validateFlockerSource,
  validateNfsSource,
  validateStorageOsSource,
} from './network-sources';
import { validateProjectedSource } from './projected';
import { validateQuobyteSource } from './quobyte';
import { requireField, requireSecretName } from './required-field';
import type { SourceRule, VolumeContext } from './volume-context';

type SourceName = Exclude<keyof BareVolume, 'name'>;
type SourceRules = { readonly [Name in SourceName]: SourceRule<NonNullable<Volume[Name]>> };

/** A rule for each source, in the server's order: of several sources in a volume, it checks the first one only. */
const rules: SourceRules = {
  emptyDir: validateEmptyDirSource,
  hostPath: validateHostPathSource,
  gitRepo: validateGitRepoSource,
  gcePersistentDisk: validateGcePersistentDiskSource,
  awsElasticBlockStore: validateAwsElasticBlockStoreSource,
  secret: validateSecretSource,
  nfs: validateNfsSource,
  iscsi: validateIscsiSource,
  glusterfs: ({ endpoints, path: brick }, path, { report }) => {
    requireField(endpoints, path, 'endpoints', report);
    requireField(brick, path, 'path', report);
  },
  flocker: validateFlockerSource,
  persistentVolumeClaim: ({ claimName }, path, { report }) => requireField(claimName, path, 'claimName', report),
  rbd: ({ monitors, image }, path, { report }) => {
    requireField(monitors, path, 'monitors', report);
    requireField(image, path, 'image', report);
  },
  cinder: ({ volumeID, secretRef }, path, { report }) => {
    requireField(volumeID, path, 'volumeID', report);
    requireSecretName(secretRef, path, 'secretRef', report);
  },
  cephfs: ({ monitors }, path, { report }) => requireField(monitors, path, 'monitors', report),
  quobyte: validateQuobyteSource,
  downwardAPI: validateDownwardApiSource,
  fc: validateFcSource,
  flexVolume: validateFlexVolumeSource,
  configMap: validateConfigMapSource,
  azureFile: ({ secretName, shareName }, path, { report }) => {
    requireField(secretName, path, 'secretName', report);
    requireField(shareName, path, 'shareName', report);
  },
  vsphereVolume: ({ volumePath }, path, { report }) => requireField(volumePath, path, 'volumePath', report),
  photonPersistentDisk: ({ pdID }, path, { report }) => requireField(pdID, path, 'pdID', report),
  portworxVolume: ({ volumeID }, path, { report }) => requireField(volumeID, path, 'volumeID', report),
  azureDisk: validateAzureDiskSource,
  storageos: validateStorageOsSource,
  projected: validateProjectedSource,
  scaleIO: ({ gateway, system, volumeName }, path, { report }) => {
    requireField(gateway, path, 'gateway', report);
    requireField(system, path, 'system', report);
    requireField(volumeName, path, 'volumeName', report);
  },
  csi: validateCsiSource,
  ephemeral: validateEphemeralSource,
  image: validateImageSource,
};

// The table's type makes its keys these names, which Object.keys does not know.
const names = Object.keys(rules) as readonly SourceName[];

/** As the server spells sources that are too many. */
const misspelt: { readonly [Name in SourceName]?: string } = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' };

/** What a volume is: one thing, of which there are thirty. After defaulting, there is at least one. */
export function validateVolumeSource(volume: Volume, path: FieldPath, context: VolumeContext): void {
  if (volume.image !== undefined && !knowsImageVolumes(context.target)) {
    validateWithoutImage(volume, path, context);
    return;
  }
  let only: string | undefined;
  let fields = 0;
  for (const field in volume) {
    if (field === 'name') continue;
    only = field;
    fields += 1;
  }
  if (fields === 1 && only !== undefined && isSource(only)) validateSource(only, volume, path, context);
  else validateSources(volume, path, context);
  // This does not wait for the other errors of a volume with too many sources.
  const { iscsi } = volume;
  if (iscsi?.initiatorName !== undefined) validateIscsiInterface(iscsi, context.name, path, context.report);
}

function validateWithoutImage({ image: _, ...volume }: Volume, path: FieldPath, context: VolumeContext): void {
  if (Object.keys(volume).some(isSource)) validateVolumeSource(volume as Volume, path, context);
  else {
    const message = 'no source: image volumes are off';
    const fix = 'remove the volume, or set featureGates: { ImageVolume: true }';
    context.report(required('api/one-volume-source', path, { message, fix }));
  }
}

function isSource(field: string): field is SourceName {
  return Object.hasOwn(rules, field);
}

/** Of several sources, all but the first are too many. */
function validateSources(volume: Volume, path: FieldPath, context: VolumeContext): void {
  let first: SourceName | undefined;
  for (const name of names) {
    if (volume[name] === undefined) continue;
    if (first === undefined) validateSource(name, volume, path, context);
    else reportSecond(first, name, path, context.report);
    first ??= name;
  }
}

function validateSource<Name extends SourceName>(
  name: Name,
  volume: Volume,
  path: FieldPath,
  context: VolumeContext,
): void {
  const source = volume[name];
  if (source !== undefined) rules[name](source, `${path}.${name}`, context);
}

function reportSecond(first: SourceName, second: SourceName, path: FieldPath, report: Report): void {
  const printed = misspelt[second];
  report(
    forbidden('api/one-volume-source', `${path}.${second}`, {
      message: `must have exactly one source, got ${first} and ${second}`,
      fix: 'split it into two volumes, or remove one source',
      ...(printed !== undefined && { serverField: `${path}.${printed}` }),
    }),
  );
}
