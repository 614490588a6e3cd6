import type { Duration } from '../../../kubernetes/duration';
import type { SecretSource } from '../../../pod/env';
import type { AmbassadorOptions, AppEnv } from '../../shared/ambassador';
import type { ClientTls } from '../../shared/client-tls';

/** Options of {@link redisProxy}. */
export interface RedisProxyOptions extends AmbassadorOptions {
  /** The Redis that it stands for. */
  readonly server: RedisServer;
  /**
   * Whether the server is a node of a Redis Cluster, from which the others are found: the application needs a client for a
   * single Redis only. @default false
   */
  readonly cluster?: boolean | undefined;
  /** Which nodes of a cluster answer commands that only read. @default 'primary' */
  readonly readFrom?: 'primary' | 'prefer-primary' | 'replica' | 'prefer-replica' | 'any' | undefined;
  /** The user of an access control list (Redis 6). A plain name is not a secret. @default Redis' default user */
  readonly user?: string | undefined;
  /** The password. A literal one does not compile: `fromSecret('redis', 'password')`. @default none */
  readonly password?: SecretSource | undefined;
  /** How long a command may take. @default '5s' */
  readonly timeout?: Duration | undefined;
  readonly appEnv?: RedisAppEnv | undefined;
  /** The port for probes and metrics: `/ready` and `/metrics`. @default 9803 */
  readonly probePort?: number | undefined;
  /** Whether the probe port listens on IPv6, too; `false` for nodes on which it is disabled. @default true */
  readonly ipv6?: boolean | undefined;
}

/** A server of Redis, and how a connection to it is secured. */
export interface RedisServer {
  /** A host name or an address. One that resolves to several addresses is taken for as many parts of one data set. */
  readonly host: string;
  /** @default 6379 */
  readonly port?: number | undefined;
  /** How the connection is encrypted; renewed certificates are used without a restart. @default not at all */
  readonly tls?: ClientTls | undefined;
}

/** The variables that tell a container where Redis is. */
export interface RedisAppEnv extends AppEnv {
  /** The variable with the address as a URL, `redis://127.0.0.1:6379`. @default none */
  readonly url?: string | undefined;
}
