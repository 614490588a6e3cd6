import type { AttachmentPort } from '../../../pod/attachment';
import { block, type Directive, directive, printDirectives } from '../../proxies/nginx/directives';
import { inForeground, temporaryFolders } from '../../proxies/nginx/process';

/** What the two files say. */
export interface StatusPage {
  readonly pool: string;
  readonly statusPath: string;
  readonly statusPort: number;
  readonly ports: { readonly metrics: AttachmentPort };
}

/** The name of nginx' own file. */
export const configFile = 'nginx.conf';

/**
 * Adds the status page to a pool: PHP-FPM reads all sections of one name as one pool. It is included after the files of the
 * image by its name.
 * @see https://www.php.net/manual/en/install.fpm.configuration.php#pm.status-listen
 */
export function poolFile({ pool, statusPath, statusPort }: StatusPage): string {
  return `[${pool}]\npm.status_path = ${statusPath}\npm.status_listen = 127.0.0.1:${statusPort}\n`;
}

/** An nginx that answers `/metrics` with the status page, and nothing else. */
export function nginxConfig(page: StatusPage): string {
  return printDirectives([
    ...inForeground,
    directive('worker_processes', 1),
    directive('worker_shutdown_timeout', '4s'),
    block('events', [], [directive('worker_connections', 64)]),
    block(
      'http',
      [],
      [...temporaryFolders, directive('access_log', 'off'), directive('server_tokens', 'off'), server(page)],
    ),
  ]);
}

function server({ ports: { metrics }, statusPath, statusPort }: StatusPage): Directive {
  const parameters = {
    REQUEST_METHOD: '$request_method',
    SCRIPT_NAME: statusPath,
    SCRIPT_FILENAME: statusPath,
    QUERY_STRING: 'openmetrics',
  };
  return block(
    'server',
    [],
    [
      directive('listen', metrics.containerPort),
      directive('listen', `[::]:${metrics.containerPort}`),
      block(
        'location',
        ['=', '/metrics'],
        [
          block('limit_except', ['GET'], [directive('deny', 'all')]),
          directive('fastcgi_pass', `127.0.0.1:${statusPort}`),
          directive('fastcgi_pass_request_body', 'off'),
          directive('fastcgi_max_temp_file_size', 0),
          directive('fastcgi_connect_timeout', '5s'),
          directive('fastcgi_read_timeout', '5s'),
          ...Object.entries(parameters).map(([name, value]) => directive('fastcgi_param', name, value)),
        ],
      ),
      block('location', ['/'], [directive('return', 404)]),
    ],
  );
}
