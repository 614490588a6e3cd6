import { wholeSeconds } from '../../kubernetes/duration';
import type { SecretSource } from '../../pod/env';
import { nameOf } from '../../values/named';
import type { Manifest } from '../manifest';
import type { ScrapeOptions, ScrapeTls } from './options';
import type { ScrapedPort } from './scraped-ports';

/** How one port is scraped, in the words of the Prometheus operator, which monitors of both kinds share. */
export function endpoint({ name }: ScrapedPort, options: ScrapeOptions): Manifest {
  const { path, interval, tls, token, basicAuth } = options;
  return {
    port: name,
    ...(path !== undefined && { path }),
    ...(interval !== undefined && { interval: `${wholeSeconds(interval, 'scrape: interval')}s` }),
    ...(tls !== undefined && { scheme: 'https', tlsConfig: tlsConfig(tls) }),
    ...(token !== undefined && { authorization: { credentials: selector(token) } }),
    ...(basicAuth !== undefined && {
      basicAuth: { username: selector(basicAuth.user), password: selector(basicAuth.password) },
    }),
  };
}

function tlsConfig({ ca, serverName, verify = true }: ScrapeTls): Manifest {
  return {
    ...(ca !== undefined && { ca: caOf(ca) }),
    ...(serverName !== undefined && { serverName }),
    ...(!verify && { insecureSkipVerify: true }),
  };
}

function caOf({ secretName, configMapName, key = 'ca.crt' }: NonNullable<ScrapeTls['ca']>): Manifest {
  return secretName !== undefined
    ? { secret: { name: nameOf(secretName), key } }
    : { configMap: { name: nameOf(configMapName), key } };
}

function selector({ secretKeyRef: { name, key, optional } }: SecretSource): Manifest {
  return { name, key, ...(optional !== undefined && { optional }) };
}
