import type { SecretSource } from '../../../pod/env';
import type { Named } from '../../../values/named';
import type { AmbassadorOptions } from '../../shared/ambassador';
import type { ClientTls } from '../../shared/client-tls';

/** Options of {@link pgbouncer}. At least one of `users` and `userlist` is required. */
export interface PgbouncerOptions extends AmbassadorOptions {
  /** The PostgreSQL server that it stands for. */
  readonly server: PgbouncerServer;
  /** The databases that clients may name. @default all of the server */
  readonly databases?: readonly string[] | undefined;
  /** Passwords by user: PgBouncer checks that of its client, and connects to the server with it. */
  readonly users?: Readonly<Record<string, SecretSource>> | undefined;
  /** A `userlist.txt` in a Secret, in place of `users`: passwords or SCRAM secrets. */
  readonly userlist?: PgbouncerUserlist | undefined;
  /** Where the passwords of other users are looked up. @default they cannot connect */
  readonly authQuery?: PgbouncerAuthQuery | undefined;
  /**
   * How clients prove who they are. With `trust` they need no password: every container of the Pod is any of the users.
   * @default 'scram-sha-256'
   */
  readonly clientAuth?: 'scram-sha-256' | 'md5' | 'plain' | 'trust' | undefined;
  /** TLS between the application and PgBouncer, for applications that insist on it. @default none: both are in one Pod */
  readonly clientTls?: { readonly secretName: Named } | undefined;
  /** Connections and how they are shared. */
  readonly pool?: PgbouncerPool | undefined;
  /** Users who may read statistics (`SHOW STATS`) in the database `pgbouncer`, for an exporter. @default none */
  readonly statsUsers?: readonly string[] | undefined;
  /** Further parameters of the section `[pgbouncer]`, as `{ server_idle_timeout: 60 }`. @default none */
  readonly settings?: Readonly<Record<string, string | number>> | undefined;
}

/** A server of PostgreSQL, and how a connection to it is secured. */
export interface PgbouncerServer {
  /** A host name or an address. */
  readonly host: string;
  /** @default 5432 */
  readonly port?: number | undefined;
  /**
   * How the server's certificate is checked; files are read when PgBouncer starts.
   * @default encrypted if the server offers it, without a check
   */
  readonly tls?: ClientTls | undefined;
}

/** A Secret with lines such as `"orders" "SCRAM-SHA-256$…"`. */
export interface PgbouncerUserlist {
  readonly secretName: Named;
  /** @default 'userlist.txt' */
  readonly key?: string | undefined;
}

/** A query that finds passwords in the server. */
export interface PgbouncerAuthQuery {
  /** Who runs it; one of `users`, or in the userlist. */
  readonly user: string;
  /** Its result has a user's name and password, for `$1`. @default that of PgBouncer, which needs a superuser */
  readonly query?: string | undefined;
  /** The database that it runs in; needs PgBouncer 1.19 or later. @default the database of the client */
  readonly database?: string | undefined;
}

/** Connections, for each user and database of each Pod. */
export interface PgbouncerPool {
  /**
   * When a connection to the server is given to another client. With `transaction` and `statement`, what belongs to a session
   * does not work: `SET`, `LISTEN`, advisory locks of a session, temporary tables, `WITH HOLD` cursors.
   * @default 'transaction'
   */
  readonly mode?: 'session' | 'transaction' | 'statement' | undefined;
  /** Connections to the server. @default 10 */
  readonly size?: number | undefined;
  /** Connections of clients. @default 200 */
  readonly maxClients?: number | undefined;
  /**
   * Prepared statements of the protocol that PgBouncer knows for each connection, so that they work with `transaction`; 0 for
   * none. Needs PgBouncer 1.21 or later.
   * @default 200, of older releases none
   */
  readonly preparedStatements?: number | undefined;
}
