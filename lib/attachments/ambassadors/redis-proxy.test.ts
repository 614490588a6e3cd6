import { contextFor } from '../../../test-helpers/attachment-context';
import { fromSecret } from '../../pod/env';
import { type RedisProxyOptions, redisProxy } from './redis-proxy';

const additionOf = (options: Partial<RedisProxyOptions> = {}) =>
  redisProxy({ server: { host: 'redis.shop' }, ...options }).build(contextFor());
const containerOf = (options: Partial<RedisProxyOptions> = {}) => additionOf(options).containers?.[0]?.container;

/** A file of the configuration. */
function fileOf(options: Partial<RedisProxyOptions> = {}, name = 'envoy.json') {
  return JSON.parse(additionOf(options).config?.[0]?.files[name] ?? 'null');
}
const resourcesOf = (options: Partial<RedisProxyOptions> = {}) => {
  const { listeners, clusters } = fileOf(options).static_resources;
  const [redis, probes] = listeners;
  return { redis, probes, cluster: clusters[0], settings: redis.filter_chains[0].filters[0].typed_config.settings };
};

test('listens for Redis on the loopback address, and for probes on all', () => {
  const { redis, probes, cluster } = resourcesOf();
  expect(redis.address).toEqual({ socket_address: { address: '127.0.0.1', port_value: 6379 } });
  expect(probes.address).toEqual({ socket_address: { address: '::', port_value: 9803, ipv4_compat: true } });
  expect(cluster).toMatchObject({ type: 'STRICT_DNS', connect_timeout: '5s' });
  expect(resourcesOf({ ipv6: false }).probes.address.socket_address.address).toBe('0.0.0.0');
});

test('the admin interface is a socket that no other container has', () => {
  expect(fileOf().admin.address).toEqual({ pipe: { path: '/run/envoy-redis/admin.sock', mode: 0o600 } });
});

test('the password is a variable from a Secret; the application gets none', () => {
  const options = { user: 'shop', password: fromSecret('redis', 'password') };
  expect(containerOf(options)?.env).toEqual([
    { name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } } },
  ]);
  const auth = resourcesOf(options).cluster.typed_extension_protocol_options['envoy.filters.network.redis_proxy'];
  expect(auth).toMatchObject({
    auth_username: { inline_string: 'shop' },
    auth_password: { environment_variable: 'REDIS_PASSWORD' },
  });
  expect(additionOf({ ...options, appEnv: { url: 'REDIS_URL' } }).extend).toMatchObject([
    { add: { env: [{ name: 'REDIS_URL', value: 'redis://127.0.0.1:6379' }] } },
  ]);
});

test('a cluster is found from one of its nodes, and reads may go to replicas', () => {
  const { cluster, settings } = resourcesOf({ cluster: true, readFrom: 'prefer-replica', timeout: '500ms' });
  expect(cluster).not.toHaveProperty('type');
  expect(cluster).toMatchObject({ lb_policy: 'CLUSTER_PROVIDED', cluster_type: { name: 'envoy.clusters.redis' } });
  expect(settings).toEqual({
    op_timeout: '0.5s',
    enable_redirection: true,
    enable_hashtagging: true,
    read_policy: 'PREFER_REPLICA',
  });
});

test('the certificate of the server and its name are checked', () => {
  const server = { host: 'redis.example', tls: { ca: { secretName: 'ca' }, certificate: { secretName: 'client' } } };
  const context = resourcesOf({ server }).cluster.transport_socket.typed_config;
  expect(context.sni).toBe('redis.example');
  expect(context.common_tls_context.combined_validation_context.default_validation_context).toEqual({
    match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: 'redis.example' } }],
  });
  expect(fileOf({ server }, 'authorities.json').resources[0].validation_context).toEqual({
    trusted_ca: { filename: '/etc/envoy-redis-tls/ca.crt' },
    watched_directory: { path: '/etc/envoy-redis-tls' },
  });
  expect(fileOf({ server }, 'certificate.json').resources[0].tls_certificate.certificate_chain).toEqual({
    filename: '/etc/envoy-redis-tls/tls.crt',
  });
});

test('the name of an address is the address; without a check there is none', () => {
  const byAddress = resourcesOf({ server: { host: '10.0.0.5', tls: {} } }).cluster.transport_socket.typed_config;
  expect(byAddress).not.toHaveProperty('sni');
  expect(byAddress.common_tls_context.combined_validation_context.default_validation_context).toEqual({
    match_typed_subject_alt_names: [{ san_type: 'IP_ADDRESS', matcher: { exact: '10.0.0.5' } }],
  });
  const unchecked = { server: { host: 'redis', tls: { verify: false } } };
  expect(resourcesOf(unchecked).cluster.transport_socket.typed_config.common_tls_context).toEqual({});
  expect(fileOf(unchecked, 'authorities.json')).toBeNull();
});

test('sends to the server', () => {
  expect(additionOf({ server: { host: 'redis.shop', port: 6380 } }).sendsTo).toEqual([
    { host: 'redis.shop', port: 6380 },
  ]);
});

test.each<[string, Partial<RedisProxyOptions>]>([
  ['user has no effect without a password', { user: 'shop' }],
  ['readFrom has no effect without a cluster', { readFrom: 'replica' }],
  ['probePort must differ from port, got 6379', { probePort: 6379 }],
  ['server.host must be a host name or an address', { server: { host: 'redis://redis' } }],
  ['timeout must be a duration such as "5s"', { timeout: 'soon' as never }],
])('refuses: %s', (message, options) => {
  expect(() => additionOf(options)).toThrow(message);
});

test('a literal password does not compile, and without a compiler is refused and not repeated', () => {
  // @ts-expect-error a password is a Secret's.
  const literal = () => redisProxy({ server: { host: 'redis' }, password: 'hunter2' });
  expect(literal).toThrow('redisProxy: password must come from a Secret');
  expect(literal).not.toThrow('hunter2');
});
