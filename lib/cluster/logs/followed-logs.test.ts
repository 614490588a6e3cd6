import type { ApiRequest } from '../connection/connection';
import { playedConnection } from '../testdata/played-connection';
import { statusOf } from '../testdata/played-server';
import { podResource } from '../testdata/served-kinds';
import { followedLogs } from './followed-logs';
import { logsAtOnce } from './past-logs';
import { at, playedLogs, state, withStates } from './testdata/played-logs';

const { server, play, read } = playedLogs();

const ended = (name: string, version: string) => ({
  ...withStates(name, version),
  status: { phase: 'Succeeded', containerStatuses: [state(name, false)] },
});
const job = (resourceVersion: string, ...conditions: object[]) => ({
  metadata: { namespace: 'shop', name: 'report', uid: 'uid-report', resourceVersion },
  spec: { selector: { matchLabels: { job: 'report' } } },
  status: { conditions },
});
const complete = { type: 'Complete', status: 'True' };
const list = (...items: object[]) => ({ body: { metadata: { resourceVersion: '10' }, items } });

test('the logs of all Pods of a Job that has completed are read, and end', async () => {
  play(({ path, query }) => {
    if (query.watch === 'true') return { after: 'open' };
    if (path.endsWith('/jobs/report')) return { body: job('5', complete) };
    if (path.endsWith('/jobs')) return list(job('5', complete));
    if (path.endsWith('/pods')) return list(ended('a', '3'), ended('b', '4'));
    return path.endsWith('/log')
      ? { lines: [at(1, path.split('/').at(-2) ?? '')] }
      : { body: ended(path.slice(-1), '3') };
  });
  const lines = await read({ kind: 'Job', name: 'report' }, { follow: true });
  expect([...lines].sort()).toEqual(['a/app a', 'b/app b']);
});

test('the logs of a Job end with it, also where it completes after all changes of its Pods', async () => {
  let lists = 0;
  play(({ path, query }) => {
    if (query.watch === 'true') {
      if (path.endsWith('/pods')) return { lines: [{ type: 'MODIFIED', object: ended('a', '11') }], after: 'open' };
      const isRead = server.got.filter((line) => line.includes('/log')).length > 0;
      return isRead ? { lines: [{ type: 'MODIFIED', object: job('12', complete) }], after: 'open' } : { after: 'cut' };
    }
    if (path.endsWith('/jobs/report')) return { body: job('5') };
    if (path.endsWith('/jobs')) return list(job('5'));
    if (path.endsWith('/pods')) {
      lists += 1;
      // A Pod of which the watch has not told yet.
      return list(withStates('a', '3', state('a')), ...(lists > 2 ? [ended('b', '12')] : []));
    }
    return path.endsWith('/log')
      ? { lines: [at(1, path.split('/').at(-2) ?? '')] }
      : { body: ended(path.slice(-1), '11') };
  });
  expect(await read({ kind: 'Job', name: 'report' }, { follow: true })).toEqual(['a/app a', 'b/app b']);
});

test('the logs of any number of Pods that have ended are read, with a bounded number of connections', async () => {
  const names = Array.from({ length: 600 }, (_, count) => `p${count}`);
  const pods = names.map((name) => ended(name, '3'));
  play(({ path, query }) => {
    if (query.watch === 'true') return { after: 'open' };
    if (path.endsWith('/jobs/report')) return { body: job('5', complete) };
    if (path.endsWith('/jobs')) return list(job('5', complete));
    if (path.endsWith('/pods')) return list(...pods);
    const name = path.split('/').at(path.endsWith('/log') ? -2 : -1) ?? '';
    return path.endsWith('/log') ? { lines: [at(1, name)] } : { body: ended(name, '3') };
  });
  const lines = await read({ kind: 'Job', name: 'report' }, { follow: true });
  expect([...lines].sort()).toEqual(names.map((name) => `${name}/app ${name}`).sort());
  // Two watches are open, too.
  expect(server.mostOpen()).toBeLessThanOrEqual(logsAtOnce + 2);
});

test('the logs of a Job end with it, also for who may not watch Jobs', async () => {
  let reads = 0;
  play(({ path, query }) => {
    if (path.endsWith('/jobs')) return statusOf(403, 'Forbidden');
    if (query.watch === 'true') return { after: 'open' };
    if (path.endsWith('/jobs/report')) {
      reads += 1;
      return { body: reads > 2 ? job('5', complete) : job('5') };
    }
    if (path.endsWith('/pods')) return list(ended('a', '3'));
    return path.endsWith('/log') ? { lines: [at(1, 'done')] } : { body: ended('a', '3') };
  });
  expect(await read({ kind: 'Job', name: 'report' }, { follow: true })).toEqual(['a/app done']);
  expect(reads).toBe(3);
});

test('a log that waits for its reader ends where that reads no more', async () => {
  let closed = 0;
  async function* lines({ signal }: ApiRequest): AsyncGenerator<string> {
    try {
      for (let count = 0; ; count += 1) {
        signal?.throwIfAborted();
        yield at(1, `${count}`);
      }
    } finally {
      closed += 1;
    }
  }
  // Of a Pod that has ended, nothing is open but its log.
  const request = async () => list(ended('a', '3')).body;
  const source = { text: 'Pod shop/a', namespace: 'shop', has: async () => true, isPod: true };
  const connection = playedConnection({ request, lines });
  for await (const { line } of followedLogs(connection, podResource, source, { follow: true })) {
    expect(line).toBe('0');
    // By then, the log is as far ahead as it may be.
    await new Promise(setImmediate);
    break;
  }
  await new Promise(setImmediate);
  expect(closed).toBe(1);
});
