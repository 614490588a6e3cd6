import { contextFor } from '../../../test-helpers/attachment-context';
import { compose } from '../../pod/compose';
import { fromSecret } from '../../pod/env';
import { type GitSyncOptions, gitSync } from './git-sync';

const repository = 'https://git.example/shop/content.git';
const content = { repository, directory: '/srv/content' };
const built = (options: Partial<GitSyncOptions> = {}, context = contextFor()) =>
  gitSync({ ...content, ...options } as GitSyncOptions).build(context);
const containerOf = (options: Partial<GitSyncOptions> = {}) => built(options).containers?.[0]?.container;

test('is a sidecar that the application waits for until the first checkout is there', () => {
  const { containers = [] } = built({ syncTimeout: '90s' });
  expect(containers.map(({ as, container }) => [container.name, as])).toEqual([['git-sync', 'sidecar']]);
  expect(containers[0]?.container.startupProbe).toMatchObject({
    httpGet: { path: '/', port: 'git-sync-http' },
    periodSeconds: 1,
    failureThreshold: 90,
  });
});

test('gives the application the files, for reading', () => {
  const template = { spec: { containers: [{ name: 'app', image: 'app:1' }] } };
  const composed = compose(template, [gitSync(content)], contextFor());
  expect(composed.template.spec?.containers[0]?.volumeMounts).toEqual([
    { name: 'git-sync-files', mountPath: '/srv/content', readOnly: true },
  ]);
});

test('lets the application write through the group, in a Pod of ours', () => {
  const { extend, pod, containers } = built({ writable: true, reader: 'app' });
  expect(extend).toMatchObject([
    { container: 'app', add: { volumeMounts: [{ name: 'git-sync-files', mountPath: '/srv/content' }] } },
  ]);
  expect(pod?.securityContext?.fsGroup).toBe(65_533);
  expect(containers?.[0]?.container.args).toContain('--group-write=true');
  expect(built({ writable: true }, contextFor(undefined, { owned: false })).pod).toBeUndefined();
});

test('with once, is an init container without a port', () => {
  const attachment = gitSync({ ...content, once: true });
  const { containers = [] } = attachment.build(contextFor());
  expect(attachment.ports).toEqual({});
  expect(containers.map(({ as }) => as)).toEqual(['init']);
  expect(containers[0]?.container.args).toContain('--one-time=true');
});

test('has an init container for the first checkout where there are no native sidecars', () => {
  const { containers = [] } = built({}, contextFor(undefined, { kubernetes: '1.28' }));
  expect(containers.map(({ as, container }) => [container.name, as])).toEqual([
    ['git-sync-first', 'init'],
    ['git-sync', 'sidecar'],
  ]);
});

test('has a login from a Secret, and private authorities', () => {
  const password = fromSecret('git', 'token');
  const tls = { ca: { configMapName: 'ca' }, certificate: { secretName: 'client' } };
  const container = containerOf({ login: { user: 'bot', password }, tls });
  expect(container?.env).toEqual([
    { name: 'HOME', value: '/tmp' },
    { name: 'GITSYNC_USERNAME', value: 'bot' },
    { name: 'GITSYNC_PASSWORD', valueFrom: password },
  ]);
  expect(container?.args).toContain(
    '--git-config=http.sslCAInfo:/etc/git-sync-tls/ca.crt,http.sslCert:/etc/git-sync-tls/tls.crt,http.sslKey:/etc/git-sync-tls/tls.key',
  );
});

test('has a key of SSH and the keys of the servers that it trusts', () => {
  const ssh = { secretName: 'git', knownHosts: { configMapName: 'hosts' } };
  const { containers, volumes = [] } = built({ repository: 'git@git.example:shop/content.git', ssh });
  expect(containers?.[0]?.container.args).toEqual(
    expect.arrayContaining([
      '--ssh-key-file=/etc/git-sync-ssh/key',
      '--ssh-known-hosts-file=/etc/git-sync-ssh/known_hosts',
    ]),
  );
  expect(volumes.at(-1)?.projected?.sources).toEqual([
    { secret: { name: 'git', items: [{ key: 'ssh-privatekey', path: 'key' }] } },
    { configMap: { name: 'hosts', items: [{ key: 'known_hosts', path: 'known_hosts' }] } },
  ]);
});

test.each<[string, { host: string; port: number }]>([
  ['https://git.example/a.git', { host: 'git.example', port: 443 }],
  ['http://git.example:3000/a.git', { host: 'git.example', port: 3000 }],
  ['ssh://git@[fd00::7]:2222/a.git', { host: 'fd00::7', port: 2222 }],
  ['git@git.example:shop/a.git', { host: 'git.example', port: 22 }],
])('sends to the server of %s', (repository, server) => {
  const ssh = repository.startsWith('http') ? undefined : { secretName: 'git', knownHosts: false as const };
  expect(built({ repository, ssh }).sendsTo).toEqual([server]);
});

test('sends to the server of its webhook, where that is outside of the Pod', () => {
  expect(built({ webhook: 'http://localhost:8080/reload' }).sendsTo).toHaveLength(1);
  expect(built({ webhook: 'https://hooks.example/reload' }).sendsTo?.[1]).toEqual({ host: 'hooks.example', port: 443 });
});

test.each<[object, string]>([
  [
    { repository: 'https://bot:hunter2@git.example/a.git' },
    'repository must be an https or ssh URL without a password, got "https://bot:(a string of 7 characters)@',
  ],
  [{ repository: '/srv/git' }, 'repository must be an https or ssh URL without a password, got "/srv/git"'],
  [{ repository: 'git@git.example:a.git' }, 'a repository ssh://… needs a key; set ssh: { secretName:'],
  [{ ssh: { secretName: 'git', knownHosts: false } }, 'ssh needs a repository ssh://…, got "https://git.example/'],
  [
    { login: { user: 'a', password: 'hunter2' } },
    "login.password must come from a Secret; set fromSecret('name', 'key')",
  ],
  [{ directory: 'content' }, 'directory must be an absolute directory such as "/srv/content"'],
  [{ link: '../up' }, 'link must be a file name such as "current"'],
  [{ once: true, period: '1m' }, 'unknown property "period"'],
])('rejects %j', (options, message) => {
  expect(() => gitSync({ ...content, ...options } as never)).toThrow(message);
});
