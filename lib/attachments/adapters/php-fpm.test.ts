import { contextFor } from '../../../test-helpers/attachment-context';
import { compose } from '../../pod/compose';
import { type PhpFpmOptions, phpFpm } from './php-fpm';

const template = { spec: { containers: [{ name: 'php-fpm', image: 'php:8.4-fpm' }] } };

/** What becomes of a Pod with PHP-FPM. */
const composed = (options: PhpFpmOptions = {}) => compose(template, [phpFpm(options)], contextFor(template));

/** The files of a volume. */
const filesOf = (volume: string, options: PhpFpmOptions = {}) =>
  composed(options).configMaps.find((one) => one.volume === volume)?.files;

test('adds the status page to the pool of the official image', () => {
  const { template: pod, findings } = composed();
  expect(findings).toEqual([]);
  expect(pod.spec?.containers[0]?.volumeMounts).toEqual([
    {
      name: 'php-fpm-metrics-pool',
      mountPath: '/usr/local/etc/php-fpm.d/zz-php-fpm-metrics.conf',
      subPath: 'zz-php-fpm-metrics.conf',
      readOnly: true,
    },
  ]);
  expect(filesOf('php-fpm-metrics-pool')).toEqual({
    'zz-php-fpm-metrics.conf': '[www]\npm.status_path = /php-fpm-status\npm.status_listen = 127.0.0.1:9001\n',
  });
});

test('the pool, its directory and its page are those of the options', () => {
  const options = { name: 'api', pool: 'api', poolDirectory: '/etc/php/8.2/fpm/pool.d', statusPort: 9002 } as const;
  const { containers } = composed(options).template.spec ?? {};
  expect(containers?.[0]?.volumeMounts?.[0]?.mountPath).toBe('/etc/php/8.2/fpm/pool.d/zz-api.conf');
  expect(filesOf('api-pool', { ...options, statusPath: '/status' })?.['zz-api.conf']).toBe(
    '[api]\npm.status_path = /status\npm.status_listen = 127.0.0.1:9002\n',
  );
  expect(filesOf('api-config', options)?.['nginx.conf']).toContain('fastcgi_pass 127.0.0.1:9002;');
});

test('nginx serves the page at /metrics of port 9253, as the user of its image', () => {
  const { template: pod } = composed();
  expect(pod.spec?.containers[1]).toMatchObject({
    name: 'php-fpm-metrics',
    image: expect.stringContaining('nginx-unprivileged'),
    ports: [{ name: 'metrics', containerPort: 9253 }],
    securityContext: { runAsUser: 101 },
  });
  expect(pod.metadata?.annotations).toMatchObject({ 'prometheus.io/port': '9253' });
});

test('a container that is missing is chosen by the option application', () => {
  expect(composed({ application: 'php' }).findings).toMatchObject([
    { code: 'pod/missing-container', fix: 'set application: "php-fpm"' },
  ]);
});

test.each<[object, string]>([
  [{ pool: 'a]b' }, 'pool must be the name of a pool such as "www"'],
  [{ poolDirectory: 'php-fpm.d' }, 'poolDirectory must be an absolute directory'],
  [{ statusPath: '/a b' }, 'statusPath must be a path such as "/status"'],
  [{ statusPort: 80 }, 'statusPort must be 1024 to 65535, got 80; lower ones need root'],
  [{ port: 9001 }, 'php-fpm-metrics: port must differ from statusPort, got 9001; set another port'],
  [{ name: 'api', statusPort: 9253 }, 'api: statusPort must differ from port, got 9253; set another port'],
])('rejects %j', (options, message) => {
  expect(() => phpFpm(options)).toThrow(message);
});
