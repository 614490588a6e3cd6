import type { ReadinessTarget } from '../shared/addition';
import { ciphers } from '../shared/ciphers';
import { backends } from './backends';
import { frontends } from './frontends';
import type { HaproxySettings } from './settings';
import { printSections, type Section } from './words';

/**
 * The whole haproxy.cfg, for an image that runs as any user with a read-only root file system.
 * @see https://docs.haproxy.org/3.2/configuration.html
 */
export function haproxyConfig(settings: HaproxySettings, readiness: ReadinessTarget): string {
  return printSections([
    global(settings),
    defaults(settings),
    ...frontends(settings),
    ...backends(settings, readiness),
  ]);
}

/** Connections that are left to probes and scrapes when clients have taken all of theirs. */
const ownConnections = 100;

function global({ maxConnections, threads, sleep, drain, tls }: HaproxySettings): Section {
  return {
    head: ['global'],
    lines: [
      ['log', 'stdout', 'format', 'raw', 'daemon'],
      ['maxconn', maxConnections + ownConnections],
      ['nbthread', threads],
      // It serves for that time after SIGUSR1, and completes what is open in that one.
      ...(sleep === 0 ? [] : [['grace', `${sleep}s`]]),
      ['hard-stop-after', `${drain}ms`],
      ...(tls === undefined
        ? []
        : [
            ['ssl-default-bind-options', 'ssl-min-ver', 'TLSv1.2', 'no-tls-tickets'],
            ['ssl-default-bind-ciphers', ciphers.join(':')],
          ]),
    ],
  };
}

function defaults({ timeouts: { connect, read, client, idle } }: HaproxySettings): Section {
  return {
    head: ['defaults'],
    lines: [
      ['mode', 'http'],
      ['option', 'dontlognull'],
      ['timeout', 'connect', connect],
      ['timeout', 'server', read],
      ['timeout', 'tunnel', read],
      ['timeout', 'client', client],
      ['timeout', 'http-request', client],
      ['timeout', 'http-keep-alive', idle],
    ],
  };
}
