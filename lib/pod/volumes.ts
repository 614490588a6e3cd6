import { type Duration, wholeSeconds } from '../kubernetes/duration';
import type {
  ConfigMapVolume,
  DownwardAPIVolume,
  DownwardAPIVolumeFile,
  EmptyDirVolume,
  EmptyDirVolumeSource,
  HostPathVolume,
  HostPathVolumeSource,
  ImageVolume,
  ImageVolumeSource,
  KeyToPath,
  ProjectedVolume,
  Quantity,
  SecretVolume,
} from '../kubernetes/generated/types';
import {
  arrayOf,
  boolean,
  type Checks,
  check,
  either,
  named,
  number,
  object,
  optional,
  record,
  recordOf,
  scalar,
  string,
  worded,
} from '../values/check';
import { type Named, nameOf } from '../values/named';
import type { EnvFieldPath, ResourceSource } from './env';

/** How large an `emptyDir` may grow and where it is. */
export interface EmptyDirOptions {
  /**
   * The most that it may hold; beyond it the kubelet evicts the Pod, which in a Job can count as succeeded. Files that are
   * deleted, but still open, do not count. In memory, writing fails at the limit, and nothing is evicted.
   * @default no limit but the node's disk
   */
  readonly sizeLimit?: Quantity | undefined;
  /** `Memory` is a RAM disk, counted towards the containers' memory limits. @default the node's disk */
  readonly medium?: 'Memory' | `HugePages-${string}` | 'HugePages' | undefined;
}

/**
 * An empty directory that lives as long as the Pod; any user may write to it.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
 */
export function emptyDir(name: string, options: EmptyDirOptions = {}): EmptyDirVolume {
  check('emptyDir', { name, options }, emptyDirArguments);
  const { sizeLimit, medium } = options;
  const source: EmptyDirVolumeSource = {
    ...(medium !== undefined && { medium }),
    ...(sizeLimit !== undefined && { sizeLimit }),
  };
  return { name, emptyDir: source };
}

const emptyDirArguments = object({
  name: string,
  options: object({ sizeLimit: optional(scalar), medium: optional(string) } satisfies Checks<EmptyDirOptions>),
});

/** Which files a volume of keys has, and with which modes. */
export interface KeysVolumeOptions {
  /** The keys to take, and the relative path of each. @default every key, by its own name */
  readonly items?: readonly KeyToPath[] | undefined;
  /** The files' mode: `0o440`. With an `fsGroup`, that group may read too. @default 0o644 */
  readonly defaultMode?: number | undefined;
  /** Whether the Pod starts although the object or a key is not there. @default false */
  readonly optional?: boolean | undefined;
}

/**
 * A ConfigMap's keys as files. Changes show in the files after a minute or so, except under a `subPath` mount.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#configmap
 */
export function configMap(name: string, configMapName: Named, options: KeysVolumeOptions = {}): ConfigMapVolume {
  check(
    'configMap',
    { name, configMapName, options },
    object({ name: string, configMapName: named, options: keysOptions }),
  );
  return { name, configMap: { name: nameOf(configMapName), ...keysOf(options) } };
}

/**
 * A Secret's keys as files, in memory. Changes show in the files after a minute or so, except under a `subPath` mount.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#secret
 */
export function secret(name: string, secretName: Named, options: KeysVolumeOptions = {}): SecretVolume {
  check('secret', { name, secretName, options }, object({ name: string, secretName: named, options: keysOptions }));
  return { name, secret: { secretName: nameOf(secretName), ...keysOf(options) } };
}

const keysOptions = object({
  items: optional(arrayOf(record)),
  defaultMode: optional(number),
  optional: optional(boolean),
} satisfies Checks<KeysVolumeOptions>);

function keysOf({ items, defaultMode, optional }: KeysVolumeOptions): KeysVolumeOptions {
  return {
    ...(items !== undefined && { items }),
    ...(defaultMode !== undefined && { defaultMode }),
    ...(optional !== undefined && { optional }),
  };
}

/** Who a service account token is for, and for how long. */
export interface ServiceAccountTokenOptions {
  /** Who accepts the token. @default the API server */
  readonly audience?: string | undefined;
  /** How long it is valid, at least 10 minutes; the kubelet renews it in time. @default 1 h */
  readonly expirationSeconds?: Duration | undefined;
  /** The token's file in the volume. @default 'token' */
  readonly path?: string | undefined;
  /** The file's mode: `0o440`. @default 0o644, or 0o600 for the user when every container has the same `runAsUser` */
  readonly defaultMode?: number | undefined;
}

/**
 * A token of the Pod's service account, for one audience and renewed in place, as a projected volume.
 *
 * @throws RangeError where the duration cannot be read or has a fraction of a second.
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */
export function serviceAccountToken(name: string, options: ServiceAccountTokenOptions = {}): ProjectedVolume {
  check('serviceAccountToken', { name, options }, tokenArguments);
  const { audience, expirationSeconds, path = 'token', defaultMode } = options;
  const token = {
    path,
    ...(audience !== undefined && { audience }),
    ...(expirationSeconds !== undefined && {
      expirationSeconds: wholeSeconds(expirationSeconds, 'serviceAccountToken.expirationSeconds'),
    }),
  };
  return {
    name,
    projected: { sources: [{ serviceAccountToken: token }], ...(defaultMode !== undefined && { defaultMode }) },
  };
}

const tokenArguments = object({
  name: string,
  options: object({
    audience: optional(string),
    expirationSeconds: optional(scalar),
    path: optional(string),
    defaultMode: optional(number),
  } satisfies Checks<ServiceAccountTokenOptions>),
});

/** A Pod field that a file can have. All labels or annotations come as `key="value"` lines and follow changes. */
export type FileFieldPath = 'metadata.labels' | 'metadata.annotations' | Extract<EnvFieldPath, `metadata.${string}`>;

/**
 * Fields of the Pod and resources of its containers as files, by relative path:
 * `downwardAPI('podinfo', { labels: 'metadata.labels', memory: fromResource('limits.memory', { containerName: 'app' }) })`.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#downwardapi
 */
export function downwardAPI(
  name: string,
  files: Readonly<Record<string, FileFieldPath | ResourceSource>>,
  options: Pick<KeysVolumeOptions, 'defaultMode'> = {},
): DownwardAPIVolume {
  check('downwardAPI', { name, files, options }, downwardArguments);
  const items = Object.entries(files).map(
    ([path, source]): DownwardAPIVolumeFile =>
      typeof source === 'string' ? { path, fieldRef: { fieldPath: source } } : { path, ...source },
  );
  const { defaultMode } = options;
  return { name, downwardAPI: { items, ...(defaultMode !== undefined && { defaultMode }) } };
}

const downwardArguments = object({
  name: string,
  files: recordOf(either(record, worded("a field's path or fromResource(…)", string))),
  options: object({ defaultMode: optional(number) }),
});

/**
 * The files of a container image, read-only; nothing in it runs. From Kubernetes 1.35.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#image
 */
export function imageVolume(
  name: string,
  reference: string,
  options: Pick<ImageVolumeSource, 'pullPolicy'> = {},
): ImageVolume {
  const ownOptions = object({ pullPolicy: optional(string) });
  check('imageVolume', { name, reference, options }, object({ name: string, reference: string, options: ownOptions }));
  const { pullPolicy } = options;
  return { name, image: { reference, ...(pullPolicy !== undefined && { pullPolicy }) } };
}

/**
 * A directory or file of the node. Pod Security `baseline` forbids it: it opens the node to the Pod.
 * @param options.type what has to be there, or is made. @default no check
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 */
export function hostPath(name: string, path: string, options: Pick<HostPathVolumeSource, 'type'> = {}): HostPathVolume {
  const ownOptions = object({ type: optional(string) });
  check('hostPath', { name, path, options }, object({ name: string, path: string, options: ownOptions }));
  const { type } = options;
  return { name, hostPath: { path, ...(type !== undefined && { type }) } };
}
