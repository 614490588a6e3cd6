import { contextFor } from '../../../test-helpers/attachment-context';
import { fromSecret } from '../../pod/env';
import { resources } from '../../pod/resources';
import { type RedisExporterOptions, redisExporter } from './redis-exporter';

const containerOf = (options?: RedisExporterOptions) =>
  redisExporter(options).build(contextFor()).containers?.[0]?.container;

test('asks the Redis of the same Pod, by a name that works on IPv4 and IPv6, and serves on 9121', () => {
  expect(containerOf()?.env).toEqual([{ name: 'REDIS_ADDR', value: 'redis://localhost:6379' }]);
  expect(containerOf()?.args).toEqual(['--web.listen-address=:9121']);
});

test("runs as the image's user 59000", () => {
  expect(containerOf()?.securityContext).toEqual({ runAsUser: 59_000, runAsGroup: 59_000 });
});

test('takes the password from a Secret, as an environment variable', () => {
  expect(containerOf({ user: 'metrics', password: fromSecret('redis', 'password') })?.env).toEqual([
    { name: 'REDIS_ADDR', value: 'redis://localhost:6379' },
    { name: 'REDIS_USER', value: 'metrics' },
    { name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } } },
  ]);
});

test('a literal password does not compile, and without a compiler is refused and not repeated', () => {
  // @ts-expect-error a password is a Secret's.
  const literal = () => redisExporter({ password: 'hunter2' });
  expect(literal).toThrow('redis-exporter: password must come from a Secret');
  expect(literal).not.toThrow('hunter2');
});

test.each(['localhost:6379', 'redis://:hunter2@host:6379', 'http://host', 'redis://a b', 'redis://$(HOST)'])(
  'refuses the address %s, and does not repeat credentials',
  (address) => {
    expect(() => redisExporter({ address })).toThrow('redis-exporter: address must be redis://host:port');
    expect(() => redisExporter({ address })).not.toThrow('hunter2');
  },
);

test.each(['redis://cache.shop:6380', 'rediss://[::1]:6379', 'unix:///run/redis/redis.sock'])('takes %s', (address) => {
  expect(containerOf({ address })?.env?.[0]).toEqual({ name: 'REDIS_ADDR', value: address });
});

test('a user name is never taken for a reference to another variable', () => {
  expect(containerOf({ user: 'a$(HOME)' })?.env?.[1]).toEqual({ name: 'REDIS_USER', value: 'a$$(HOME)' });
});

test('takes an override of its resources', () => {
  const container = containerOf({ container: { resources: resources({ memory: '32Mi' }) } });
  expect(container?.resources).toEqual({ requests: { memory: '32Mi' }, limits: { memory: '32Mi' } });
});

describe('tls', () => {
  const additionOf = (options: RedisExporterOptions) => redisExporter(options).build(contextFor());

  test('checks the certificate of Redis against a private authority, and shows one of its own', () => {
    const tls = { ca: { configMapName: 'authority' }, certificate: { secretName: 'exporter' } };
    const { containers, volumes } = additionOf({ name: 'cache', tls });
    expect(containers?.[0]?.container.env).toEqual([
      { name: 'REDIS_ADDR', value: 'rediss://localhost:6379' },
      { name: 'REDIS_EXPORTER_TLS_CA_CERT_FILE', value: '/etc/exporter-tls/ca.crt' },
      { name: 'REDIS_EXPORTER_TLS_CLIENT_CERT_FILE', value: '/etc/exporter-tls/tls.crt' },
      { name: 'REDIS_EXPORTER_TLS_CLIENT_KEY_FILE', value: '/etc/exporter-tls/tls.key' },
    ]);
    expect(containers?.[0]?.container.volumeMounts).toEqual([
      { name: 'cache-tls', mountPath: '/etc/exporter-tls', readOnly: true },
    ]);
    expect(volumes).toEqual([
      {
        name: 'cache-tls',
        projected: {
          defaultMode: 0o444,
          sources: [
            { configMap: { name: 'authority', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
            {
              secret: {
                name: 'exporter',
                items: [
                  { key: 'tls.crt', path: 'tls.crt' },
                  { key: 'tls.key', path: 'tls.key' },
                ],
              },
            },
          ],
        },
      },
    ]);
  });

  test('checks nothing if verify is false, and adds no volume without certificates', () => {
    const { containers, volumes } = additionOf({ tls: { verify: false } });
    expect(containers?.[0]?.container.env?.[1]).toEqual({
      name: 'REDIS_EXPORTER_SKIP_TLS_VERIFICATION',
      value: 'true',
    });
    expect(containers?.[0]?.container).not.toHaveProperty('volumeMounts');
    expect(volumes).toBeUndefined();
  });

  test('is refused with an address that is not encrypted', () => {
    expect(() => redisExporter({ address: 'redis://cache:6379', tls: {} })).toThrow(
      'redis-exporter: tls needs an address rediss://host:port, got "redis://cache:6379"',
    );
  });
});

test('sends to a Redis outside of the Pod', () => {
  const sendsTo = (address?: string) => redisExporter({ address }).build(contextFor()).sendsTo;
  expect(sendsTo('redis://redis.cache')).toEqual([{ host: 'redis.cache', port: 6379 }]);
  expect(sendsTo()).toBeUndefined();
});
