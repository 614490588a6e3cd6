import { check as checkGiven } from '../../../values/check';
import { defaultPorts } from '../../shared/default-ports';
import * as check from '../shared/checks';
import { checkDistinct, type ProxySettings, proxySettings, type Where, whereIn } from '../shared/settings';
import { oauth2ProxyOptions } from './option-checks';
import type { Oauth2ProxyOptions } from './options';

/** The options, checked, with every default filled in. Times are in milliseconds unless said. */
export interface Oauth2ProxySettings
  extends Pick<ProxySettings, 'name' | 'listen' | 'upstream' | 'websockets' | 'trustedProxies' | 'sleep' | 'drain'> {
  /** It stops at the same time as the application, in a container next to it. */
  readonly stopsWithApplication: true;
  readonly tls: undefined;
  readonly issuer: string;
  readonly redirectUrl: string | undefined;
  readonly skipAuth: readonly string[];
  readonly read: number;
  readonly expire: number;
  readonly refresh: number | undefined;
  readonly metricsPort: number;
}

/**
 * Checks the options and fills in their defaults.
 * @throws RangeError for the first value that oauth2-proxy or the Pod does not accept, with what is allowed.
 */
export function oauth2ProxySettings(options: Oauth2ProxyOptions): Oauth2ProxySettings {
  checkGiven('oauth2Proxy', options, oauth2ProxyOptions);
  const { name = 'oauth2-proxy', cookie = {}, timeouts = {} } = options;
  const where = whereIn('oauth2Proxy', name);
  const { listen, upstream, websockets, trustedProxies, sleep, drain } = proxySettings(where, name, options);
  const metricsPort = check.checkListen(
    where('metricsPort'),
    options.metricsPort ?? defaultPorts['oauth2-proxy'].metrics,
  );
  checkDistinct(where, { listen, upstream, tls: undefined }, { metricsPort });
  return {
    ...{ name, listen, upstream, websockets, trustedProxies, sleep, drain, metricsPort },
    stopsWithApplication: true,
    tls: undefined,
    issuer: url(where, 'issuer', options.issuer),
    redirectUrl: options.redirectUrl === undefined ? undefined : url(where, 'redirectUrl', options.redirectUrl),
    skipAuth: skipped(where, options),
    read: check.checkTime(where('timeouts.read'), timeouts.read ?? '30s'),
    expire: check.checkTime(where('cookie.expire'), cookie.expire ?? '168h'),
    refresh: cookie.refresh === undefined ? undefined : check.checkTime(where('cookie.refresh'), cookie.refresh),
  };
}

function url(where: Where, option: string, given: string): string {
  if (/^https?:\/\/[A-Za-z0-9.[\]:_-]+(?:\/[!-~]*)?$/.test(given)) return given;
  const what = 'must be a URL without credentials, such as "https://login.example/"';
  throw new RangeError(`${where(option)} ${what}, got a string of ${given.length} characters`);
}

/** An expression that does not begin at the path's beginning would open more than it says: `/public` is in `/admin/public`. */
function skipped(where: Where, { skipAuth = [], upstream }: Oauth2ProxyOptions): readonly string[] {
  for (const route of skipAuth) {
    if (/^(?:[A-Z]+!?=)?\^\/[!-~]*$/.test(route)) continue;
    throw check.invalidValue(where('skipAuth'), route, 'must be a path that begins with "^/", as "GET=^/public/"');
  }
  const path = upstream.readinessPath?.replace(/\?.*$/s, '');
  return path === undefined ? skipAuth : [...skipAuth, `GET=^${path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`];
}
