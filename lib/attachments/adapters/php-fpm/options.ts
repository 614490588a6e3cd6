import type { MetricsAdapterOptions } from '../../shared/metrics-adapter';

/** Which pool of PHP-FPM is read, and where its image has its pools. */
export interface PhpFpmOptions extends MetricsAdapterOptions {
  /** The container of PHP-FPM. @default the only main container */
  readonly application?: string | undefined;
  /** The pool whose figures are served. @default 'www', that of the official image */
  readonly pool?: string | undefined;
  /**
   * The directory whose `*.conf` files PHP-FPM includes. A file with the pool's status page is mounted there.
   * @default '/usr/local/etc/php-fpm.d', that of the official image
   */
  readonly poolDirectory?: string | undefined;
  /**
   * The path of the status page. The pool answers it on its own port, too, where the web server should not pass it.
   * @default '/php-fpm-status'
   */
  readonly statusPath?: string | undefined;
  /** The port of the status page, on 127.0.0.1. @default 9001 */
  readonly statusPort?: number | undefined;
}
