import type { Duration } from '../../../kubernetes/duration';
import type { AttachmentOptions } from '../../../pod/attachment';
import type { Named } from '../../../values/named';

/** What is watched, and the URL that is called. */
export interface ConfigReloaderOptions extends AttachmentOptions {
  /** The directories whose files are watched. */
  readonly watch: readonly WatchedDirectory[];
  /** The URL that gets a POST when a file has changed: `'http://localhost:9090/-/reload'`. A certificate of https is not verified. */
  readonly url: string;
  /** The container that reads the files. @default the only main container */
  readonly reader?: string | undefined;
  /** How long it waits after a change for others. @default '1s' */
  readonly delay?: Duration | undefined;
  /** How often it reads the files besides, for changes that it missed. The first time, it calls the URL once. @default '3m' */
  readonly interval?: Duration | undefined;
  /** The port of its metrics. @default 9101 */
  readonly port?: number | undefined;
}

/** A directory of the application. With a ConfigMap or a Secret, both containers get its keys as files there. */
export type WatchedDirectory =
  | {
      /** The absolute directory, which the application mounts already. */
      readonly directory: string;
      readonly configMapName?: undefined;
      readonly secretName?: undefined;
    }
  | { readonly directory: string; readonly configMapName: Named; readonly secretName?: undefined }
  | { readonly directory: string; readonly secretName: Named; readonly configMapName?: undefined };
