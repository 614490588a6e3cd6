import type {
  EphemeralVolume,
  ObjectMeta,
  PersistentVolumeClaimSpec,
  PersistentVolumeClaimVolume,
  Quantity,
} from '../kubernetes/generated/types';
import {
  arrayOf,
  boolean,
  type Checks,
  check,
  named,
  namedOrEmpty,
  object,
  optional,
  record,
  scalar,
  string,
} from '../values/check';
import { type Named, nameOf } from '../values/named';

/** The storage that a claim requests. */
export interface ClaimOptions {
  /** The StorageClass; `''` is none, for volumes made by hand. @default the cluster's default class */
  readonly storageClassName?: Named | undefined;
  /** How many nodes or Pods may use it at once. @default ['ReadWriteOnce']: one node */
  readonly accessModes?: PersistentVolumeClaimSpec['accessModes'] | undefined;
  /** A file system to mount, or a raw block device. @default 'Filesystem' */
  readonly volumeMode?: 'Filesystem' | 'Block' | undefined;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** A claim in a StatefulSet's `volumeClaimTemplates`; `mount` takes it as a volume. */
export interface ClaimTemplate {
  readonly metadata: ObjectMeta & { readonly name: string };
  readonly spec: PersistentVolumeClaimSpec;
}

/**
 * A claim that a StatefulSet makes for each of its Pods. Its name is the name of the volume that containers mount.
 *
 * @param storage how much: `'10Gi'`.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#volume-claim-templates
 */
export function claimTemplate(name: string, storage: Quantity, options: ClaimOptions = {}): ClaimTemplate {
  check('claimTemplate', { name, storage, options }, claimArguments);
  return { metadata: { name, ...metadataOf(options) }, spec: specOf(storage, options) };
}

/**
 * A volume that comes and goes with the Pod, as `emptyDir` does, but on storage of a StorageClass.
 *
 * @param storage how much: `'10Gi'`.
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#generic-ephemeral-volumes
 */
export function ephemeralClaim(name: string, storage: Quantity, options: ClaimOptions = {}): EphemeralVolume {
  check('ephemeralClaim', { name, storage, options }, claimArguments);
  const metadata = metadataOf(options);
  return {
    name,
    ephemeral: {
      volumeClaimTemplate: {
        ...(Object.keys(metadata).length > 0 && { metadata }),
        spec: specOf(storage, options),
      },
    },
  };
}

/**
 * A volume of a PersistentVolumeClaim that is there already.
 *
 * @param options.readOnly whether every mount of it is read-only. @default false
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes
 */
export function claim(
  name: string,
  claimName: Named,
  options: { readonly readOnly?: boolean | undefined } = {},
): PersistentVolumeClaimVolume {
  const ownOptions = object({ readOnly: optional(boolean) });
  check('claim', { name, claimName, options }, object({ name: string, claimName: named, options: ownOptions }));
  const { readOnly } = options;
  return { name, persistentVolumeClaim: { claimName: nameOf(claimName), ...(readOnly !== undefined && { readOnly }) } };
}

const claimArguments = object({
  name: string,
  storage: scalar,
  options: object({
    storageClassName: optional(namedOrEmpty),
    accessModes: optional(arrayOf(string)),
    volumeMode: optional(string),
    labels: optional(record),
    annotations: optional(record),
  } satisfies Checks<ClaimOptions>),
});

function metadataOf({ labels, annotations }: ClaimOptions): Pick<ObjectMeta, 'labels' | 'annotations'> {
  return { ...(labels !== undefined && { labels }), ...(annotations !== undefined && { annotations }) };
}

function specOf(storage: Quantity, options: ClaimOptions): PersistentVolumeClaimSpec {
  const { storageClassName, accessModes = ['ReadWriteOnce'], volumeMode } = options;
  return {
    accessModes,
    ...(storageClassName !== undefined && { storageClassName: nameOf(storageClassName) }),
    ...(volumeMode !== undefined && { volumeMode }),
    resources: { requests: { storage } },
  };
}
