import { contextFor } from '../../../test-helpers/attachment-context';
import { compose } from '../../pod/compose';
import { configReloader } from './config-reloader';

const url = 'http://localhost:9090/-/reload';
const mounting = (mount: object) => ({
  spec: {
    containers: [{ name: 'app', image: 'app:1', volumeMounts: [{ name: 'config', mountPath: '/etc/app', ...mount }] }],
    volumes: [{ name: 'config', configMap: { name: 'app' } }],
  },
});

test('watches what the application mounts there already', () => {
  const reloader = configReloader({ watch: [{ directory: '/etc/app/rules' }, { directory: '/etc/app' }], url });
  const { template, findings } = compose(mounting({}), [reloader], contextFor());
  expect(findings).toEqual([]);
  expect(template.spec?.containers[1]).toMatchObject({
    args: [
      '--watched-dir=/etc/app/rules',
      '--watched-dir=/etc/app',
      '--reload-url=http://localhost:9090/-/reload',
      '--delay-interval=1s',
      '--watch-interval=180s',
      '--listen-address=:9101',
    ],
    volumeMounts: [{ name: 'config', mountPath: '/etc/app', readOnly: true }],
  });
});

test('mounts a ConfigMap and a Secret in both containers', () => {
  const watch = [
    { directory: '/etc/app', configMapName: 'app' },
    { directory: '/etc/tls', secretName: { name: 'tls' } },
  ];
  const template = { spec: { containers: [{ name: 'app', image: 'app:1' }] } };
  const { spec } = compose(template, [configReloader({ watch, url })], contextFor()).template;
  const mounts = [
    { name: 'config-reloader-0', mountPath: '/etc/app', readOnly: true },
    { name: 'config-reloader-1', mountPath: '/etc/tls', readOnly: true },
  ];
  expect(spec?.containers.map(({ volumeMounts }) => volumeMounts)).toEqual([mounts, mounts]);
  expect(spec?.volumes).toEqual([
    { name: 'config-reloader-0', configMap: { name: 'app' } },
    { name: 'config-reloader-1', secret: { secretName: 'tls', defaultMode: 0o444 } },
  ]);
});

test.each<[string, object, string]>([
  ['/etc/other', {}, 'cannot watch "/etc/other": container "app" mounts no volume there'],
  [
    '/etc/app',
    { subPath: 'a' },
    'cannot watch "/etc/app": container "app" mounts it by a subPath, whose files never change',
  ],
])('reports that it cannot watch %s with %j', (directory, mount, message) => {
  const { findings } = compose(mounting(mount), [configReloader({ watch: [{ directory }], url })], contextFor());
  expect(findings).toEqual([
    expect.objectContaining({ code: 'pod/unwatched-directory', message: expect.stringContaining(message) }),
  ]);
});

test.each<[object, string]>([
  [{ watch: [] }, 'watch must have at least one directory, got an empty array'],
  [{ watch: [{ directory: 'etc' }] }, 'watch[0].directory must be an absolute directory such as "/etc/app"'],
  [
    { url: 'http://a:hunter2@localhost/' },
    'url must be a URL without credentials such as "http://localhost:9090/-/reload"',
  ],
])('rejects %j', (options, message) => {
  const watch = [{ directory: '/etc/app', configMapName: 'app' }];
  expect(() => configReloader({ watch, url, ...options } as never)).toThrow(message);
});
