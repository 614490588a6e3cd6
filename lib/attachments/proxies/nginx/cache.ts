import { block, type Directive, directive } from './directives';
import { paths } from './paths';
import type { NginxSettings } from './settings';
import { size } from './units';

type Cache = NonNullable<NginxSettings['cache']>;

/**
 * What the cache needs at the `http` level. It is kept to 80 % of the volume, as nginx goes over the size before it clears,
 * which it does every 10 s, and the kubelet evicts the Pod that exceeds the volume. A single response that alone could fill the rest is not
 * cached, and neither is one that does not tell its length: nginx would write all of it before it could know better.
 */
export function cacheStore({ size: bytes, inactive }: Cache): readonly Directive[] {
  const maxSize = Math.floor((bytes * 0.8) / 1024) * 1024;
  return [
    directive(
      'proxy_cache_path',
      paths.cache,
      'levels=1:2',
      'keys_zone=responses:10m',
      `max_size=${size(maxSize)}`,
      `inactive=${inactive}s`,
      'use_temp_path=off',
    ),
    block(
      'map',
      ['$upstream_http_content_length', '$too_large_to_cache'],
      [
        directive('default', 0),
        directive('', 1),
        // Fewer digits than the limit has are certainly below it.
        directive(`~^[0-9]{${String(Math.floor(bytes / 10)).length},}$`, 1),
      ],
    ),
  ];
}

/** What a location needs to answer from the cache. */
export function cached({ valid, minUses }: Cache, forwardedProto: string): readonly Directive[] {
  const never = ['$http_authorization', ...(valid === undefined ? [] : ['$http_cookie'])];
  return [
    directive('proxy_cache', 'responses'),
    // nginx's default key omits the host, so that two hosts would get each other's pages.
    directive('proxy_cache_key', `${forwardedProto}://$http_host$request_uri`),
    // What is asked for once would fill the volume between two clearings.
    directive('proxy_cache_min_uses', minUses),
    directive('proxy_cache_lock', 'on'),
    // Requests for what turns out not to be cacheable wait for each other too, half a second each.
    directive('proxy_cache_lock_timeout', '1s'),
    directive('proxy_cache_use_stale', 'error', 'timeout', 'updating', 'http_500', 'http_502', 'http_503', 'http_504'),
    directive('proxy_cache_background_update', 'on'),
    directive('proxy_cache_revalidate', 'on'),
    directive('proxy_cache_bypass', ...never),
    directive('proxy_no_cache', ...never, '$too_large_to_cache'),
    ...(valid === undefined ? [] : [directive('proxy_cache_valid', 200, 301, 302, `${valid}s`)]),
    directive('add_header', 'X-Cache-Status', '$upstream_cache_status', 'always'),
  ];
}
