import type { Duration } from '../../../kubernetes/duration';
import type { Quantity } from '../../../kubernetes/generated/types';
import type { AttachmentOptions } from '../../../pod/attachment';
import type { SecretSource } from '../../../pod/env';
import type { Named } from '../../../values/named';
import type { CaSource, ClientTls } from '../../shared/client-tls';

/** Which repository the application gets, and where. */
export interface GitSyncOptions extends AttachmentOptions {
  /** Its URL, without credentials: `'https://git.example/shop/content.git'`, `'ssh://git@git.example/shop/content.git'`, `'git@git.example:shop/content.git'`. */
  readonly repository: string;
  /** The branch, tag or commit. @default 'HEAD', the repository's default branch */
  readonly ref?: string | undefined;
  /** The absolute directory that the application reads; the files are below `link` in it. */
  readonly directory: string;
  /** The symbolic link in `directory` that always leads to a complete checkout. @default 'current' */
  readonly link?: string | undefined;
  /** The container that reads it. @default the only main container */
  readonly reader?: string | undefined;
  /** Whether the application may write there too. Its own changes are gone with the next commit. @default false */
  readonly writable?: boolean | undefined;
  /** The most that checkouts and history may take; beyond it the kubelet evicts the Pod. @default '1Gi' */
  readonly sizeLimit?: Quantity | undefined;
  /** How many commits of history are fetched, 0 for all. @default 1 */
  readonly depth?: number | undefined;
  /** @default 'recursive' */
  readonly submodules?: 'recursive' | 'shallow' | 'off' | undefined;
  /** How long one sync may take, and the first one until its container is started again. @default '2m' */
  readonly syncTimeout?: Duration | undefined;
  /** Who reads an `https://` repository; for a token, any user and the token as the password. @default anybody */
  readonly login?: { readonly user: string | SecretSource; readonly password: SecretSource } | undefined;
  /** The key that reads an `ssh://` repository. */
  readonly ssh?: GitSyncSsh | undefined;
  /** How a connection to an `https://` repository is secured. @default the server's certificate is checked against the authorities that the image knows */
  readonly tls?: ClientTls | undefined;
  /** Whether it syncs before the application starts, and never again. @default false */
  readonly once?: boolean | undefined;
  /** How often it checks for a new commit; not with `once`. @default '1m' */
  readonly period?: Duration | undefined;
  /** A URL that gets a POST after each sync, such as the application's own: `'http://localhost:8080/reload'`; not with `once`. @default none */
  readonly webhook?: string | undefined;
  /** The port of its health and its metrics (`/metrics`); not with `once`. @default 1234 */
  readonly port?: number | undefined;
}

/** The key of a client of SSH, and those of the servers that it trusts. */
export interface GitSyncSsh {
  /** A Secret of type `kubernetes.io/ssh-auth`. */
  readonly secretName: Named;
  /** Its key with the private key. @default 'ssh-privatekey' */
  readonly key?: string | undefined;
  /** Where the server's public keys are, as `ssh-keyscan` prints them; `false` trusts any server. The key is `known_hosts` if not set. */
  readonly knownHosts: CaSource | false;
}
