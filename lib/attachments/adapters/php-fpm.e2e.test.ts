import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { contextFor } from '../../../test-helpers/attachment-context';
import { metrics, metricsWith, realPrograms } from '../../../test-helpers/real-container';
import { freePorts } from '../../../test-helpers/real-nginx';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { type PhpFpmOptions, phpFpm } from './php-fpm';

// The real PHP-FPM and the real nginx. Debian's nginx is older than that of our image.

const { run, runContainer } = realPrograms();
const folder = temporaryFolder();

const phpProgram = process.env.PHP_FPM_PROGRAM ?? readdirSync('/usr/sbin').find((name) => /^php-fpm\d/.test(name));

/** PHP-FPM with files as those of its official image, the file that the adapter adds, and nginx in front of its status page. */
async function started(options: PhpFpmOptions = {}) {
  const [listen = 0, statusPort = 0, port = 0] = await freePorts(3);
  const addition = phpFpm({ ...options, port, statusPort }).build(contextFor());
  const files = {
    'www.conf': '[www]\npm = static\npm.max_children = 1\n',
    'docker.conf': `[global]\nerror_log = ${folder()}/log\n[www]\nlisten = 127.0.0.1:${listen}\n`,
    'zz-docker.conf': '[global]\ndaemonize = no\n[www]\n',
    ...addition.config?.find(({ volume }) => volume.endsWith('-pool'))?.files,
  };
  const pools = join(folder(), 'pools');
  mkdirSync(pools);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(pools, name), text);
  writeFileSync(join(folder(), 'php-fpm.conf'), `include=${pools}/*.conf\n`);
  chmodSync(folder(), 0o777);
  const identity = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
  const php = run(`/usr/sbin/${phpProgram}`, ['-y', join(folder(), 'php-fpm.conf')], {}, identity);
  const containers = addition.containers?.map(({ container, ...added }) => {
    const [, ...args] = container.command ?? [];
    return { ...added, container: { ...container, args } };
  });
  const nginx = runContainer(process.env.NGINX_PROGRAM ?? 'nginx', { ...addition, containers });
  return { listen, port, php, nginx };
}

/** Requests a script of PHP-FPM, as a web server does. */
function request(port: number, script: string): Socket {
  const record = (type: number, content: Buffer) =>
    Buffer.concat([Buffer.from([1, type, 0, 1, 0, content.length, 0, 0]), content]);
  const variables = Object.entries({ REQUEST_METHOD: 'GET', SCRIPT_FILENAME: script, SCRIPT_NAME: '/index.php' });
  const parameters = variables.map(([name, value]) =>
    Buffer.concat([Buffer.from([name.length, value.length]), Buffer.from(name + value)]),
  );
  const [begin, parametersOf, input] = [1, 4, 5];
  const socket = connect(port, '127.0.0.1');
  socket.write(record(begin, Buffer.from([0, 1, 0, 0, 0, 0, 0, 0])));
  socket.write(Buffer.concat([record(parametersOf, Buffer.concat(parameters)), record(parametersOf, Buffer.alloc(0))]));
  socket.write(record(input, Buffer.alloc(0)));
  return socket;
}

test('serves the figures of the pool on IPv4 and IPv6, also while all of its processes are busy', async () => {
  const { listen, port, nginx } = await started();
  const idle = await metricsWith(port, /^phpfpm_idle_processes 1$/m, nginx);
  expect(idle).toMatch(/^phpfpm_accepted_connections 0$/m);
  const script = join(folder(), 'index.php');
  writeFileSync(script, '<?php sleep(600);');
  const client = request(listen, script);
  const busy = await metricsWith(port, /^phpfpm_active_processes 1$/m, nginx);
  expect(busy).toMatch(/^phpfpm_idle_processes 0$/m);
  expect(busy).toMatch(/^# EOF$/m);
  expect(await metrics(port, '[::1]')).toMatch(/^phpfpm_up 1$/m);
  client.destroy();
});

test('is OpenMetrics by its type, and takes no other path and method', async () => {
  const { port, nginx } = await started();
  await metricsWith(port, /^phpfpm_up 1$/m, nginx);
  const url = `http://127.0.0.1:${port}`;
  expect((await fetch(`${url}/metrics`)).headers.get('content-type')).toContain('application/openmetrics-text');
  expect((await fetch(`${url}/index.php`)).status).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST', body: 'a' })).status).toBe(403);
});

test('a scrape fails while PHP-FPM is down, and nginx goes on until it is stopped', async () => {
  const { port, php, nginx } = await started();
  await metricsWith(port, /^phpfpm_up 1$/m, nginx);
  await php.stop();
  expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(502);
  expect(await nginx.stop()).toBe(0);
});
