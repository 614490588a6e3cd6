import { chmodSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { contextFor } from '../../../test-helpers/attachment-context';
import { metricsWith, realPrograms } from '../../../test-helpers/real-container';
import { freePorts } from '../../../test-helpers/real-nginx';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { configReloader } from './config-reloader';

// The real prometheus-config-reloader, on a directory that is updated as the kubelet updates one.

const { runContainer } = realPrograms();
const folder = temporaryFolder();
const program = process.env.CONFIG_RELOADER ?? 'prometheus-config-reloader';

/** What the kubelet does: a new directory, and a symbolic link that is renamed to it. */
function update(generation: number, text: string): void {
  const directory = join(folder(), 'config');
  mkdirSync(join(directory, `..${generation}`), { recursive: true });
  writeFileSync(join(directory, `..${generation}`, 'app.yaml'), text);
  symlinkSync(`..${generation}`, join(directory, '..next'));
  renameSync(join(directory, '..next'), join(directory, '..data'));
  if (generation === 0) symlinkSync('..data/app.yaml', join(directory, 'app.yaml'));
}

let application: Server;
let calls: string[] = [];
let answer = 200;

beforeEach(async () => {
  chmodSync(folder(), 0o755);
  update(0, 'one');
  calls = [];
  answer = 200;
  application = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    response.writeHead(answer).end();
  });
  await new Promise<void>((done) => application.listen(0, 'localhost', done));
});

afterEach(async () => {
  application.closeAllConnections();
  await new Promise((done) => application.close(done));
});

test('calls the application when a mounted file has changed, again where that fails, and stops', async () => {
  const [port = 0] = await freePorts(1);
  const url = `http://localhost:${(application.address() as AddressInfo).port}/reload`;
  const watch = [{ directory: '/etc/app', configMapName: 'app' }];
  const addition = configReloader({ watch, url, delay: '100ms', port }).build(contextFor());
  const running = runContainer(program, addition, { mounts: { '/etc/app': join(folder(), 'config') } });
  await metricsWith(port, /^reloader_watches 1$/m, running);
  expect(calls).toEqual([]);
  answer = 503;
  update(1, 'two');
  await metricsWith(port, /^reloader_reloads_failed_total [1-9]/m, running);
  answer = 200;
  await metricsWith(port, /^reloader_last_reload_successful 1$/m, running);
  const before = calls.length;
  update(2, 'three');
  while (calls.length === before) await new Promise((done) => setTimeout(done, 50));
  expect(new Set(calls)).toEqual(new Set(['POST /reload']));
  expect(await running.stop()).toBe(0);
});
