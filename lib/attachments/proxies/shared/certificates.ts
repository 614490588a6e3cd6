import type { PodSpec, Volume } from '../../../kubernetes/generated/types';
import type { Addition, Context } from '../../../pod/attachment';

/** The files that the keys of the Secret become. */
export type CertificateFiles = Readonly<Record<'tls.crt' | 'tls.key', string>>;

/** The certificate's volume, and what the Pod needs for it to be read. */
export interface Certificates {
  readonly volume: Volume;
  readonly pod: Addition['pod'] | undefined;
}

/**
 * The Secret as a whole directory: a subPath would never see a renewed one. On a Pod of ours its group reads it, unless
 * that group would also be given volumes that outlive the Pod; elsewhere any user of this one container does, as the
 * Pod's group is not ours to set.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod
 */
export function certificates(
  name: string,
  secretName: string,
  files: CertificateFiles,
  { owned, template: { spec } }: Context,
): Certificates {
  const hasGroup = spec?.securityContext?.fsGroup !== undefined;
  const grouped = owned && (hasGroup || !mountsLasting(spec));
  return {
    volume: {
      name: `${name}-tls`,
      secret: {
        secretName,
        defaultMode: grouped ? 0o440 : 0o444,
        // Named, a key that the Secret lacks stops the Pod with a message; else every handshake would fail.
        items: Object.entries(files).map(([key, path]) => ({ key, path })),
      },
    },
    pod:
      grouped && !hasGroup
        ? { securityContext: { fsGroup: 65_532, fsGroupChangePolicy: 'OnRootMismatch' } }
        : undefined,
  };
}

/** Whether the Pod mounts a volume that outlives it; one that it does not define is made from a claim template. */
function mountsLasting(spec: PodSpec | undefined): boolean {
  const passing = (spec?.volumes ?? []).filter(
    ({ persistentVolumeClaim, ephemeral, csi }) =>
      persistentVolumeClaim === undefined && ephemeral === undefined && csi === undefined,
  );
  const names = new Set(passing.map((volume) => volume.name));
  return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]
    .flatMap((container) => container.volumeMounts ?? [])
    .some((mount) => !names.has(mount.name));
}
