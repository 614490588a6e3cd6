import type { Finding } from '../../findings/finding';
import type { Container, Volume, VolumeMount } from '../../kubernetes/generated/types';
import type { Context } from '../../pod/attachment';
import { images } from '../../pod/images';
import { exec } from '../../pod/probes';
import { resources } from '../../pod/resources';
import { nameOf } from '../../values/named';
import { type Ambassador, type AmbassadorParts, ambassador, startTiming } from '../shared/ambassador';
import { certificateSources } from '../shared/client-tls';
import { defaultPorts } from '../shared/default-ports';
import { outsideOfPod } from '../shared/destination';
import { imageOf, releaseOf, tooOld } from '../shared/release';
import { authDatabaseSince, paths, pgbouncerConfig, preparedSince } from './pgbouncer/config';
import { checkOptions } from './pgbouncer/option-checks';
import type { PgbouncerOptions } from './pgbouncer/options';
import { startCommand, startWithUsers } from './pgbouncer/userlist';

export type * from './pgbouncer/options';

/**
 * PgBouncer: an ambassador that stands for a PostgreSQL server and pools the connections to it. The application connects to
 * 127.0.0.1, port 6432. It runs as user 998 of its image.
 *
 * @throws TypeError for an option that is not valid, and for a literal password.
 * @throws RangeError for options that do not go together.
 * @see https://www.pgbouncer.org/config.html
 */
export function pgbouncer(options: PgbouncerOptions): Ambassador {
  checkOptions(options);
  const { name = 'pgbouncer', port = defaultPorts.pgbouncer.postgres } = options;
  const local = { host: '127.0.0.1', port };
  return ambassador({ name, ports: {}, local, build: (context) => parts(name, port, options, context) }, options);
}

function parts(name: string, port: number, options: PgbouncerOptions, context: Context): AmbassadorParts {
  const { server } = options;
  const image = imageOf('pgbouncer', options.container, context);
  const mounted = files(name, options);
  return {
    container: containerOf(name, port, options, mounted),
    // Clients have gone by then, for which releases from 1.23 on wait.
    drainSeconds: 1,
    volumes: mounted.map(({ volume }) => volume),
    config: [
      { volume: `${name}-config`, files: { [paths.configFile]: pgbouncerConfig(options, port, releaseOf(image)) } },
    ],
    sendsTo: outsideOfPod({ host: server.host, port: server.port ?? 5432 }),
    findings: tooOldFor(name, options, image),
  };
}

/** A volume, and where it is mounted. */
interface Mounted {
  readonly volume: Volume;
  readonly mount: VolumeMount;
}

function files(name: string, { server, userlist, clientTls }: PgbouncerOptions): readonly Mounted[] {
  const serverTls = server.tls === undefined ? [] : certificateSources(server.tls);
  // Mounted in this container alone, whose user owns none of the files.
  const readable = 0o444;
  const at = (volume: Volume, mountPath: string): Mounted => ({
    volume,
    mount: { name: volume.name, mountPath, readOnly: true },
  });
  const list =
    userlist === undefined
      ? {
          volume: { name: `${name}-run`, emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } } as const,
          mount: { name: `${name}-run`, mountPath: paths.run },
        }
      : at(
          {
            name: `${name}-userlist`,
            secret: {
              secretName: nameOf(userlist.secretName),
              defaultMode: readable,
              items: [{ key: userlist.key ?? paths.userlistFile, path: paths.userlistFile }],
            },
          },
          paths.userlist,
        );
  return [
    list,
    ...(serverTls.length === 0
      ? []
      : [at({ name: `${name}-tls`, projected: { defaultMode: readable, sources: serverTls } }, paths.serverTls)]),
    ...(clientTls === undefined
      ? []
      : [
          at(
            {
              name: `${name}-client-tls`,
              projected: { defaultMode: readable, sources: certificateSources({ certificate: clientTls }) },
            },
            paths.clientTls,
          ),
        ]),
  ];
}

function containerOf(name: string, port: number, { users }: PgbouncerOptions, mounted: readonly Mounted[]): Container {
  const isReady = ['pg_isready', '-q', '-h', '127.0.0.1', '-p', String(port), '-U', 'pgbouncer', '-d', 'pgbouncer'];
  return {
    name,
    image: images.pgbouncer,
    ...(users === undefined ? { command: startCommand } : startWithUsers(users)),
    resources: resources({ cpu: '50m', memory: '32Mi', limits: { memory: '64Mi' } }),
    startupProbe: exec(isReady, startTiming),
    livenessProbe: exec(isReady, { periodSeconds: 10, timeoutSeconds: 3 }),
    securityContext: { runAsUser: 998, runAsGroup: 996 },
    volumeMounts: [
      { name: `${name}-config`, mountPath: paths.config, readOnly: true },
      ...mounted.map(({ mount }) => mount),
    ],
  };
}

function tooOldFor(name: string, { pool, authQuery }: PgbouncerOptions, image: string): readonly Finding[] {
  const who = (option: string) => `${option} of ambassador "${name}"`;
  return [
    ...((pool?.preparedStatements ?? 0) > 0
      ? tooOld(who('pool.preparedStatements'), 'PgBouncer', preparedSince, image)
      : []),
    ...(authQuery?.database !== undefined
      ? tooOld(who('authQuery.database'), 'PgBouncer', authDatabaseSince, image)
      : []),
  ];
}
