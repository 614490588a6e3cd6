import { parseDuration } from '../../kubernetes/duration';
import type { Container } from '../../kubernetes/generated/types';
import type { AttachmentPort } from '../../pod/attachment';
import { env } from '../../pod/env';
import { images } from '../../pod/images';
import { httpGet } from '../../pod/probes';
import { resources } from '../../pod/resources';
import { boolean, type Checks, check, object, oneOf, optional, string } from '../../values/check';
import {
  type Ambassador,
  type AmbassadorParts,
  ambassador,
  ambassadorOptions,
  appEnvChecks,
  startTiming,
} from '../shared/ambassador';
import { certificateSources, clientTlsChecks } from '../shared/client-tls';
import { defaultPorts } from '../shared/default-ports';
import { outsideOfPod } from '../shared/destination';
import { duration, port } from '../shared/option-values';
import { attachmentPortName } from '../shared/port-name';
import { secretSource } from '../shared/secret-source';
import { serverHost, serverPort } from '../shared/server-checks';
import { configFiles, passwordVariable, paths, type RedisProxyPorts } from './redis-proxy/bootstrap';
import type { RedisAppEnv, RedisProxyOptions, RedisServer } from './redis-proxy/options';

export type * from './redis-proxy/options';

const redisProxyOptions = object({
  ...ambassadorOptions,
  server: object({
    host: serverHost,
    port: optional(serverPort),
    tls: optional(object(clientTlsChecks)),
  } satisfies Checks<RedisServer>),
  cluster: optional(boolean),
  readFrom: optional(oneOf(['primary', 'prefer-primary', 'replica', 'prefer-replica', 'any'])),
  user: optional(string),
  password: optional(secretSource),
  timeout: optional(duration),
  appEnv: optional(object({ ...appEnvChecks, url: optional(string) } satisfies Checks<RedisAppEnv>)),
  probePort: optional(port),
  ipv6: optional(boolean),
} satisfies Checks<RedisProxyOptions>);

/**
 * Envoy as an ambassador for Redis: the application connects to 127.0.0.1, port 6379, without TLS and password, and with a
 * client for a single Redis; Envoy connects to the server, or to all nodes of a Redis Cluster. It is for single commands:
 * publish and subscribe, blocking commands and `SELECT` are refused.
 *
 * @throws TypeError for an option that is not valid, and for a literal password.
 * @throws RangeError for options that do not go together.
 * @see https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/other_protocols/redis
 */
export function redisProxy(options: RedisProxyOptions): Ambassador<'probes'> {
  check('redisProxy', options, redisProxyOptions);
  const { name = 'redis-proxy', user, password, readFrom, cluster = false } = options;
  const where = `redisProxy ${JSON.stringify(name)}:`;
  if (user !== undefined && password === undefined) {
    throw new RangeError(`${where} user has no effect without a password; set password, or remove user`);
  }
  if (readFrom !== undefined && !cluster) {
    throw new RangeError(`${where} readFrom has no effect without a cluster; set cluster: true, or remove readFrom`);
  }
  const { port: redis = defaultPorts.envoy.redis, probePort = defaultPorts.envoy['redis-probes'] } = options;
  if (probePort === redis)
    throw new RangeError(`${where} probePort must differ from port, got ${probePort}; set another port`);
  const probes: AttachmentPort = {
    name: attachmentPortName(name, 'probes'),
    containerPort: probePort,
    purpose: 'admin',
  };
  const made = parts(name, { redis, probes: probePort }, probes, options);
  return ambassador(
    {
      name,
      ports: { probes },
      local: { host: '127.0.0.1', port: redis },
      values: { url: `redis://127.0.0.1:${redis}` },
      build: () => made,
    },
    options,
  );
}

function parts(
  name: string,
  numbers: RedisProxyPorts,
  probes: AttachmentPort,
  options: RedisProxyOptions,
): AmbassadorParts {
  const { server, timeout = '5s' } = options;
  const sources = server.tls === undefined ? [] : certificateSources(server.tls);
  return {
    container: containerOf(name, probes, options, sources.length > 0),
    drainSeconds: 1,
    volumes: [
      { name: `${name}-run`, emptyDir: { sizeLimit: '1Mi' } },
      // Mounted in this container alone, whose user owns none of the files.
      ...(sources.length === 0 ? [] : [{ name: `${name}-tls`, projected: { defaultMode: 0o444, sources } }]),
    ],
    config: [{ volume: `${name}-config`, files: configFiles(options, numbers, parseDuration(timeout)) }],
    sendsTo: outsideOfPod({ host: server.host, port: server.port ?? 6379 }),
  };
}

function containerOf(
  name: string,
  probes: AttachmentPort,
  { password }: RedisProxyOptions,
  hasCertificates: boolean,
): Container {
  return {
    name,
    image: images.envoy,
    // Hot restarts use a socket that all containers of a Pod share; without a number it has a thread for each core of the node.
    command: ['envoy', '-c', `${paths.config}/${paths.configFile}`, '--concurrency', '1', '--disable-hot-restart'],
    args: ['--log-level', 'warn'],
    ...(password !== undefined && { env: env({ [passwordVariable]: password }) }),
    ports: [{ name: probes.name, containerPort: probes.containerPort }],
    resources: resources({ cpu: '50m', memory: '96Mi', limits: { memory: '192Mi' } }),
    startupProbe: httpGet(paths.ready, probes.name, startTiming),
    livenessProbe: httpGet(paths.ready, probes.name, { periodSeconds: 10, timeoutSeconds: 3 }),
    securityContext: { runAsUser: 101, runAsGroup: 101 },
    volumeMounts: [
      { name: `${name}-config`, mountPath: paths.config, readOnly: true },
      { name: `${name}-run`, mountPath: paths.run },
      ...(hasCertificates ? [{ name: `${name}-tls`, mountPath: paths.tls, readOnly: true }] : []),
    ],
  };
}
