import { valueJson } from '../../../findings/value-text';
import { parseDuration } from '../../../kubernetes/duration';
import type { Destination } from '../../../pod/attachment';
import { type Checks, named, object, optional, string } from '../../../values/check';
import type { ClientTls } from '../../shared/client-tls';
import { clientTlsChecks } from '../../shared/client-tls';
import type { SettledOptions } from '../../shared/define-attachment';
import { outsideOfPod, serverOf } from '../../shared/destination';
import { type Option, option } from '../../shared/option';
import type { GitSyncOptions, GitSyncSsh } from './options';
import { type Repository, repositoryOf } from './repository';

/** A plain name is not a secret, so a user may be one. */
const user: Option<NonNullable<GitSyncOptions['login']>['user']> = {
  presence: 'required',
  check: (value) => (typeof value === 'string' ? undefined : option.secret.check(value)),
};

const tls: Option<ClientTls, 'optional'> = { presence: 'optional', check: optional(object(clientTlsChecks)) };

const keys = object({ secretName: optional(named), configMapName: optional(named), key: optional(string) });
const sshChecks: Checks<GitSyncSsh> = {
  secretName: named,
  key: optional(string),
  knownHosts: (value) => (value === false ? undefined : keys(value)),
};
const ssh: Option<GitSyncSsh, 'optional'> = { presence: 'optional', check: optional(object(sshChecks)) };

/** The options of both, the init container and the sidecar. */
export const commonOptions = {
  repository: option.string,
  ref: option.withDefault(option.string, 'HEAD'),
  directory: option.matching(/^\/[^\s:]*[^\s:/]$/, 'an absolute directory such as "/srv/content"'),
  link: option.withDefault(option.matching(/^[\w-][\w.-]*$/, 'a file name such as "current"'), 'current'),
  reader: option.optional(option.string),
  writable: option.withDefault(option.boolean, false),
  sizeLimit: option.withDefault(option.quantity, '1Gi'),
  depth: option.withDefault(option.number, 1),
  submodules: option.withDefault(option.oneOf(['recursive', 'shallow', 'off']), 'recursive'),
  syncTimeout: option.withDefault(option.duration, '2m'),
  login: option.optional(option.object({ user, password: option.secret })),
  ssh,
  tls,
  once: option.optional(option.boolean),
} as const;

type Given = Omit<SettledOptions<typeof commonOptions>, 'ports'>;

/** What both containers are made of. */
export interface GitSyncSettings extends Given {
  readonly syncSeconds: number;
  readonly sendsTo: readonly Destination[];
  /** The server of an http URL, as a list that is empty where it is in the Pod. */
  readonly serverOf: (url: string) => readonly Destination[];
}

/** The settings of options that {@link checkRepository} has passed. */
export function gitSyncSettings(given: Given): GitSyncSettings {
  const server = serverOfRepository(given.repository);
  return {
    ...given,
    syncSeconds: parseDuration(given.syncTimeout),
    sendsTo: outsideOfPod({ host: server.host, port: server.port }),
    serverOf: (url) => serverOf(url, url.startsWith('https:') ? 443 : 80),
  };
}

/** @throws RangeError for a repository that is not valid, or that login, ssh or tls does not fit. */
export function checkRepository({ repository, login, ssh, tls }: GitSyncOptions): void {
  const server = serverOfRepository(repository);
  const needed = [
    ['login', login, ['https', 'http']],
    ['tls', tls, ['https']],
    ['ssh', ssh, ['ssh']],
  ] as const;
  for (const [name, value, protocols] of needed) {
    if (value === undefined || protocols.some((protocol) => protocol === server.protocol)) continue;
    throw new RangeError(
      `git-sync: ${name} needs a repository ${protocols[0]}://…, got ${valueJson(repository)}; set such a URL, or remove ${name}`,
    );
  }
  if (server.protocol === 'ssh' && ssh === undefined) {
    throw new RangeError(
      "git-sync: a repository ssh://… needs a key; set ssh: { secretName: 'git', knownHosts: { configMapName: 'git' } }",
    );
  }
}

function serverOfRepository(repository: string): Repository {
  const server = repositoryOf(repository);
  if (server !== undefined) return server;
  const shown = valueJson(repository);
  throw new RangeError(
    `git-sync: repository must be an https or ssh URL without a password, got ${shown}; ` +
      'set a URL such as "https://git.example/shop/content.git", and credentials in login or ssh',
  );
}
