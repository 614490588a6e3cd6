import { parseDuration } from '../../kubernetes/duration';
import type { AddedContainer, Addition, Attachment, AttachmentPort, Context } from '../../pod/attachment';
import { supports } from '../../pod/features';
import { httpGet } from '../../pod/probes';
import { defaultPorts } from '../shared/default-ports';
import { defineAttachment } from '../shared/define-attachment';
import { option } from '../shared/option';
import { syncContainer } from './git-sync/container';
import type { GitSyncOptions } from './git-sync/options';
import { checkRepository, commonOptions, type GitSyncSettings, gitSyncSettings } from './git-sync/settings';
import { volumesOf } from './git-sync/volumes';

export type * from './git-sync/options';

/**
 * git-sync: a helper that keeps the files of a git repository in a directory of the application. The first checkout is there
 * before the application starts; each later commit is checked out next to it, and the symbolic link `link` then leads there, so
 * that the application never sees half a commit. An old checkout stays for another minute. A repository that cannot be reached
 * later on does not fail the Pod: the last checkout stays, and `git_sync_count_total{status="error"}` of its metrics grows.
 *
 * With `once`, it is an init container and has no port.
 *
 * @throws TypeError for an option that is not valid, and for a literal password.
 * @throws RangeError for a repository, a directory or a link that is not valid, and for credentials in the URL.
 * @see https://github.com/kubernetes/git-sync
 */
export function gitSync(options: GitSyncOptions & { readonly once: true }): Attachment<never>;
export function gitSync(options: GitSyncOptions & { readonly once?: false | undefined }): Attachment<'http'>;
export function gitSync(options: GitSyncOptions): Attachment<never>;
export function gitSync(options: GitSyncOptions): Attachment {
  const attachment = options?.once === true ? once(options) : continuous(options);
  checkRepository(options);
  return attachment;
}

const once = defineAttachment(
  'git-sync',
  commonOptions,
  (given, context) => {
    const settings = gitSyncSettings(given);
    return addition(settings, context, [initContainer(settings, settings.name)]);
  },
  'helper',
);

const table = {
  ...commonOptions,
  period: option.withDefault(option.duration, '1m'),
  webhook: option.optional(
    option.matching(/^https?:\/\/[^\s$@]+$/, 'a URL without credentials such as "http://localhost:8080/reload"'),
  ),
  port: option.port(defaultPorts['git-sync'].http, { role: 'http', purpose: 'admin' }),
} as const;

const continuous = defineAttachment('git-sync', table, ({ period, webhook, ports, ...given }, context) => {
  const settings = gitSyncSettings(given);
  const flags = [
    `--period=${parseDuration(period)}s`,
    '--init-period=2s',
    // The last checkout is better than none: only the first one may keep the application from starting.
    '--max-failures=-1',
    '--stale-worktree-timeout=60s',
    `--http-bind=:${ports.http.containerPort}`,
    '--http-metrics=true',
    ...(webhook === undefined ? [] : [`--webhook-url=${webhook}`]),
  ];
  return addition(
    settings,
    context,
    [
      // Without native sidecars, the application would start before the first checkout.
      ...(supports(context, 'nativeSidecars') ? [] : [initContainer(settings, `${settings.name}-first`)]),
      sidecar(settings, flags, ports.http),
    ],
    webhook,
  );
});

function initContainer(settings: GitSyncSettings, name: string): AddedContainer {
  return {
    as: 'init',
    container: syncContainer(settings, name, ['--one-time=true', '--max-failures=3', '--period=2s']),
  };
}

function sidecar(settings: GitSyncSettings, flags: readonly string[], port: AttachmentPort): AddedContainer {
  const { name, containerPort } = port;
  return {
    as: 'sidecar',
    drainSeconds: 2,
    container: {
      ...syncContainer(settings, settings.name, flags),
      ports: [{ name, containerPort }],
      startupProbe: httpGet('/', name, { periodSeconds: 1, failureThreshold: Math.ceil(settings.syncSeconds) }),
    },
  };
}

function addition(
  settings: GitSyncSettings,
  { owned, template }: Context,
  containers: readonly AddedContainer[],
  webhook?: string,
): Addition {
  const { name, directory, reader, writable } = settings;
  const hasGroup = template.spec?.securityContext?.fsGroup !== undefined;
  const mount = { name: `${name}-files`, mountPath: directory, ...(!writable && { readOnly: true }) };
  return {
    containers,
    volumes: volumesOf(settings),
    extend: [{ container: reader, option: 'reader', add: { volumeMounts: [mount] } }],
    // So that the application reads them whatever its user, and writes where it may.
    ...(owned && !hasGroup && { pod: { securityContext: { fsGroup: 65_533, fsGroupChangePolicy: 'OnRootMismatch' } } }),
    sendsTo: [...settings.sendsTo, ...(webhook === undefined ? [] : settings.serverOf(webhook))],
  };
}
