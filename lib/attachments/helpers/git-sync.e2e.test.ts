import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { join } from 'node:path';
import { contextFor } from '../../../test-helpers/attachment-context';
import { writeAuthority } from '../../../test-helpers/certificate';
import { metrics, metricsWith, realPrograms } from '../../../test-helpers/real-container';
import { freePorts } from '../../../test-helpers/real-nginx';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { fromSecret } from '../../pod/env';
import { type GitSyncOptions, gitSync } from './git-sync';

// The real git-sync and a real git over HTTPS with a login. No registry has the program: GIT_SYNC names it.

const program = process.env.GIT_SYNC;
const { runContainer } = realPrograms();
const folder = temporaryFolder();
const backend = '/usr/lib/git-core/git-http-backend';

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: join(folder(), 'work'),
    stdio: 'ignore',
  });

function commit(text: string): void {
  writeFileSync(join(folder(), 'work/page.html'), text);
  git('add', '.');
  git('commit', '-m', text);
  git('push', '-q', join(folder(), 'content.git'), 'HEAD:main');
}

let server: Server;
let webPort = 0;

/** The CGI program of git, behind a login. */
beforeEach(async () => {
  chmodSync(folder(), 0o755);
  for (const name of ['work', 'content.git', 'tls', 'files', 'files-once']) mkdirSync(join(folder(), name));
  for (const name of ['files', 'files-once']) chmodSync(join(folder(), name), 0o777);
  git('init', '-q', '-b', 'main');
  git('init', '-q', '--bare', '-b', 'main', join(folder(), 'content.git'));
  commit('one');
  writeAuthority(join(folder(), 'tls'));
  const read = (file: string) => readFileSync(join(folder(), 'tls', file));
  server = createServer({ key: read('tls.key'), cert: read('tls.crt') }, (request, response) => {
    if (request.headers.authorization !== `Basic ${Buffer.from('bot:secret').toString('base64')}`) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    const { pathname, search } = new URL(request.url ?? '/', 'https://localhost');
    const env = {
      PATH: process.env.PATH ?? '',
      GIT_PROJECT_ROOT: folder(),
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      REQUEST_METHOD: request.method ?? 'GET',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    };
    const child = spawn(backend, { env });
    request.pipe(child.stdin);
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.once('exit', () => {
      const answer = Buffer.concat(parts);
      const end = answer.indexOf('\r\n\r\n');
      const headers = answer.subarray(0, end).toString().split('\r\n');
      response.writeHead(
        200,
        headers.flatMap((line) => line.split(': ')),
      );
      response.end(answer.subarray(end + 4));
    });
  });
  [webPort = 0] = await freePorts(1);
  await new Promise<void>((done) => server.listen(webPort, 'localhost', done));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

function started(options: Partial<GitSyncOptions>, files: string, password = 'secret') {
  const attachment = gitSync({
    repository: `https://localhost:${webPort}/content.git`,
    directory: '/srv/content',
    login: { user: 'bot', password: fromSecret('git', 'password') },
    tls: { ca: { secretName: 'ca' } },
    ...options,
  } as GitSyncOptions);
  const mounts = { '/git': join(folder(), files), '/etc/git-sync-tls': join(folder(), 'tls') };
  return runContainer(program ?? '', attachment.build(contextFor()), { secrets: { password }, mounts });
}

const page = (files: string) => readFileSync(join(folder(), files, 'current/page.html'), 'utf8');

const health = (port: number) =>
  fetch(`http://localhost:${port}/`).then(
    ({ status }) => status,
    () => undefined,
  );

(program === undefined ? describe.skip : describe)('the real git-sync', () => {
  test('checks out, follows commits by a link, keeps the last checkout of a server that is away, and stops', async () => {
    const [port = 0] = await freePorts(1);
    const running = started({ port, period: '200ms' }, 'files');
    while ((await health(port)) !== 200) await new Promise((done) => setTimeout(done, 50));
    expect(page('files')).toBe('one');
    const link = readlinkSync(join(folder(), 'files/current'));
    expect(link).toMatch(/^\.worktrees\/[0-9a-f]{40}$/);
    commit('two');
    while (page('files') !== 'two') await new Promise((done) => setTimeout(done, 50));
    expect(existsSync(join(folder(), 'files', link))).toBe(true);
    server.closeAllConnections();
    server.close();
    await metricsWith(port, /^git_sync_count_total\{status="error"\} [1-9]/m, running);
    expect(await health(port)).toBe(200);
    expect(page('files')).toBe('two');
    expect(await metrics(port, '[::1]')).toMatch(/^git_sync_count_total\{status="success"\} [1-9]/m);
    await running.stop();
  });

  test('is not healthy before the first checkout, as with a wrong password', async () => {
    const [port = 0] = await freePorts(1);
    const running = started({ port }, 'files', 'wrong');
    await metricsWith(port, /^git_sync_count_total\{status="error"\} [1-9]/m, running);
    expect(await health(port)).toBe(503);
  });

  test('with once, ends after the checkout; with a wrong password, it fails', async () => {
    const first = started({ once: true, port: undefined }, 'files-once');
    expect(`${await first.ended} ${first.output()}`).toMatch(/^0 /);
    expect(page('files-once')).toBe('one');
    expect(await started({ once: true, port: undefined }, 'files', 'wrong').ended).toBe(1);
  });
});
