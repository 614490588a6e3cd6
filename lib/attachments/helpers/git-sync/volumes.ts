import type { Volume, VolumeMount, VolumeProjection } from '../../../kubernetes/generated/types';
import { nameOf } from '../../../values/named';
import { certificateSources, keySource } from '../../shared/client-tls';
import type { GitSyncSettings } from './settings';

/** Where git-sync finds what is mounted. */
export const paths = { root: '/git', scratch: '/tmp', ssh: '/etc/git-sync-ssh', tls: '/etc/git-sync-tls' } as const;

/** The checkouts, what git writes besides, and the files of Secrets, which are in this container alone: its user owns none of them. */
export function volumesOf(settings: GitSyncSettings): readonly Volume[] {
  const { name, sizeLimit } = settings;
  return [
    { name: `${name}-files`, emptyDir: { sizeLimit } },
    { name: `${name}-tmp`, emptyDir: { sizeLimit: '64Mi' } },
    ...secretFiles(settings).map(({ volume, sources }) => ({
      name: volume,
      projected: { defaultMode: 0o444, sources: [...sources] },
    })),
  ];
}

/** Where the container mounts them. */
export function mountsOf(settings: GitSyncSettings): readonly VolumeMount[] {
  const { name } = settings;
  return [
    { name: `${name}-files`, mountPath: paths.root },
    { name: `${name}-tmp`, mountPath: paths.scratch },
    ...secretFiles(settings).map(({ volume, mountPath }) => ({ name: volume, mountPath, readOnly: true })),
  ];
}

interface SecretFiles {
  readonly volume: string;
  readonly mountPath: string;
  readonly sources: readonly VolumeProjection[];
}

function secretFiles({ name, ssh, tls }: GitSyncSettings): readonly SecretFiles[] {
  const certificates = certificateSources(tls ?? {});
  return [
    ...(certificates.length === 0 ? [] : [{ volume: `${name}-tls`, mountPath: paths.tls, sources: certificates }]),
    ...(ssh === undefined
      ? []
      : [
          {
            volume: `${name}-ssh`,
            mountPath: paths.ssh,
            sources: [
              {
                secret: {
                  name: nameOf(ssh.secretName),
                  items: [{ key: ssh.key ?? 'ssh-privatekey', path: 'key' }],
                },
              },
              ...(ssh.knownHosts === false ? [] : [keySource(ssh.knownHosts, 'known_hosts', 'known_hosts')]),
            ],
          },
        ]),
  ];
}
