import type { AddedContainer, Addition, Attachment } from '../../pod/attachment';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import { paths } from '../proxies/nginx/paths';
import { defaultPorts } from '../shared/default-ports';
import { defineAttachment, type SettledOptions } from '../shared/define-attachment';
import { adapterRole, scraped, scrapeOptions } from '../shared/metrics-adapter';
import { type Option, option } from '../shared/option';
import { port } from '../shared/option-values';
import { configFile, nginxConfig, poolFile } from './php-fpm/config';
import type { PhpFpmOptions } from './php-fpm/options';

export type * from './php-fpm/options';

/**
 * PHP-FPM's own figures as Prometheus metrics, on port 9253: an adapter without an exporter. The status page of a pool is
 * OpenMetrics since PHP 8.1; nginx passes each scrape to it. The page has a process of its own, so that it answers while all
 * processes of the pool are busy.
 *
 * @throws TypeError for an option that is not valid.
 * @throws RangeError where `port` and `statusPort` are the same.
 * @see https://www.php.net/manual/en/fpm.status.php
 */
export function phpFpm(options: PhpFpmOptions = {}): Attachment<'metrics'> {
  const attachment = define(options);
  const { containerPort } = attachment.ports.metrics;
  if (containerPort === (options.statusPort ?? defaults['php-fpm-status'])) {
    // The one that was set is the one to change.
    const [set, other] = options.port === undefined ? ['statusPort', 'port'] : ['port', 'statusPort'];
    throw new RangeError(
      `${attachment.name}: ${set} must differ from ${other}, got ${containerPort}; set another port`,
    );
  }
  return attachment;
}

const defaults = defaultPorts.nginx;

/** The application opens it on the loopback address, so the attachment does not have it in `ports`. */
const statusPort: Option<number> = { presence: 'required', check: port };

const table = {
  ...scrapeOptions(defaults['php-fpm']),
  application: option.optional(option.string),
  pool: option.withDefault(option.matching(/^[\w.-]+$/, 'the name of a pool such as "www"'), 'www'),
  poolDirectory: option.withDefault(
    option.matching(/^\/[\w./-]*[\w.-]$/, 'an absolute directory such as "/usr/local/etc/php-fpm.d"'),
    '/usr/local/etc/php-fpm.d',
  ),
  statusPath: option.withDefault(option.matching(/^\/[\w./-]+$/, 'a path such as "/status"'), '/php-fpm-status'),
  statusPort: option.withDefault(statusPort, defaults['php-fpm-status']),
} as const;

type Settled = SettledOptions<typeof table>;

const define = defineAttachment(
  'php-fpm-metrics',
  table,
  (settled, context): Addition => {
    const { name, application, poolDirectory } = settled;
    const file = `zz-${name}.conf`;
    const mount = { name: `${name}-pool`, mountPath: `${poolDirectory}/${file}`, subPath: file, readOnly: true };
    return {
      containers: [{ ...gateway(settled), as: adapterRole(context) }],
      volumes: [{ name: `${name}-tmp`, emptyDir: { sizeLimit: '8Mi' } }],
      config: [
        { volume: `${name}-config`, files: { [configFile]: nginxConfig(settled) } },
        { volume: `${name}-pool`, files: { [file]: poolFile(settled) } },
      ],
      extend: [{ container: application, option: 'application', add: { volumeMounts: [mount] } }],
      ...scraped(settled, context),
    };
  },
  'adapter',
);

/** The port of the status page is PHP-FPM's, and as taken as the other one. */
function gateway({ name, ports: { metrics }, statusPort }: Settled): Omit<AddedContainer, 'as'> {
  return {
    image: images.nginx,
    drainSeconds: 5,
    listens: [{ containerPort: statusPort }],
    container: {
      name,
      command: ['nginx', '-e', 'stderr', '-c', `${paths.config}/${configFile}`],
      ports: [{ name: metrics.name, containerPort: metrics.containerPort }],
      resources: resources({ cpu: '10m', memory: '16Mi', limits: { memory: '32Mi' } }),
      securityContext: { runAsUser: 101, runAsGroup: 101 },
      volumeMounts: [
        { name: `${name}-config`, mountPath: paths.config, readOnly: true },
        { name: `${name}-tmp`, mountPath: paths.scratch },
      ],
    },
  };
}
