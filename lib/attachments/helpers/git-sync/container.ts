import type { Container } from '../../../kubernetes/generated/types';
import { env } from '../../../pod/env';
import { images } from '../../../pod/images';
import { resources } from '../../../pod/resources';
import type { GitSyncSettings } from './settings';
import { mountsOf, paths } from './volumes';

/** A container that syncs, with the flags of its role. */
export function syncContainer(settings: GitSyncSettings, name: string, flags: readonly string[]): Container {
  const { repository, ref, link, depth, submodules, syncSeconds, writable, sizeLimit, login, ssh } = settings;
  return {
    name,
    image: images['git-sync'],
    args: [
      `--repo=${repository}`,
      `--ref=${ref}`,
      `--root=${paths.root}`,
      `--link=${link}`,
      `--depth=${depth}`,
      `--submodules=${submodules}`,
      `--sync-timeout=${syncSeconds}s`,
      ...(writable ? ['--group-write=true'] : []),
      ...sshFlags(ssh),
      ...gitConfig(settings),
      ...flags,
    ],
    env: env({
      // Where git keeps credentials; the image's own is the same.
      HOME: paths.scratch,
      ...(login !== undefined && {
        // Kubernetes would take $(NAME) in a variable's value for another variable.
        GITSYNC_USERNAME: typeof login.user === 'string' ? login.user.replaceAll('$(', () => '$$(') : login.user,
        GITSYNC_PASSWORD: login.password,
      }),
    }),
    resources: resources({ cpu: '20m', memory: '64Mi', ephemeralStorage: sizeLimit, limits: { memory: '128Mi' } }),
    securityContext: { runAsUser: 65_533, runAsGroup: 65_533 },
    volumeMounts: mountsOf(settings),
  };
}

function sshFlags(ssh: GitSyncSettings['ssh']): readonly string[] {
  if (ssh === undefined) return [];
  const key = `--ssh-key-file=${paths.ssh}/key`;
  if (ssh.knownHosts === false) return [key, '--ssh-known-hosts=false'];
  return [key, `--ssh-known-hosts-file=${paths.ssh}/known_hosts`];
}

/** @see https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpsslCAInfo */
function gitConfig({ tls }: GitSyncSettings): readonly string[] {
  const values = [
    ...(tls?.ca === undefined ? [] : [`http.sslCAInfo:${paths.tls}/ca.crt`]),
    ...(tls?.certificate === undefined
      ? []
      : [`http.sslCert:${paths.tls}/tls.crt`, `http.sslKey:${paths.tls}/tls.key`]),
    ...(tls?.verify === false ? ['http.sslVerify:false'] : []),
  ];
  return values.length === 0 ? [] : [`--git-config=${values.join(',')}`];
}
