import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

// What an API server asks a kubelet for: the logs of containers. kwok plays none, so they are those of files:
// DIR/logs/NAMESPACE/POD/CONTAINER.log, and CONTAINER.previous.log of one that has ended; each line begins with its time.

const [folder = '', port = ''] = process.argv.slice(2);

const file = (name: string): string => readFileSync(join(folder, 'certs', name), 'utf8');
createServer({ key: file('apiserver.key'), cert: file('apiserver.crt') }, (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'https://kubelet');
  const [, what, namespace = '', pod = '', container = ''] = pathname.split('/');
  if (what !== 'containerLogs') return response.writeHead(404).end();
  const path = join(folder, 'logs', namespace, pod, container);
  void logs(path, searchParams, response);
}).listen(Number(port), '127.0.0.1');

async function logs(path: string, query: URLSearchParams, response: ServerResponse): Promise<void> {
  const isSet = (name: string): boolean => query.get(name) === 'true';
  const log = `${path}${isSet('previous') ? '.previous' : ''}.log`;
  if (isSet('previous') && !existsSync(log)) {
    response.writeHead(400).end('previous terminated container not found');
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/plain' });
  response.flushHeaders();
  const shown = (line: string): string => (isSet('timestamps') ? line : line.slice(line.indexOf(' ') + 1));
  const first = chosen(linesIn(log), query);
  let seen = linesIn(log).length;
  for (const line of first) response.write(`${shown(line)}\n`);
  // A container that starts anew has another file.
  while (isSet('follow') && !response.closed && linesIn(log).length >= seen) {
    for (const line of linesIn(log).slice(seen)) response.write(`${shown(line)}\n`);
    seen = linesIn(log).length;
    await setTimeout(100);
  }
  response.end();
}

/** The lines that were asked for: those since a time, and of these the last ones. */
function chosen(lines: readonly string[], query: URLSearchParams): readonly string[] {
  const [seconds, time, tail] = ['sinceSeconds', 'sinceTime', 'tailLines'].map((name) => query.get(name));
  const since = time ?? (seconds == null ? '' : new Date(Date.now() - Number(seconds) * 1000).toISOString());
  const recent = lines.filter(
    (line) => Date.parse(line.split(' ', 1)[0] ?? '') >= (since === '' ? 0 : Date.parse(since)),
  );
  return tail == null ? recent : recent.slice(Math.max(0, recent.length - Number(tail)));
}

function linesIn(log: string): readonly string[] {
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
}
