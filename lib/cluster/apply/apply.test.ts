import { playedServer, statusOf } from '../testdata/played-server';
import { appliedTo } from '../testdata/served-kinds';
import { apply, preview } from './apply';
import type { ApplyOptions } from './options';
import type { ApplyEvent } from './result';

const server = playedServer();
const configMap = (name: string, namespace = 'shop') => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace },
  data: { a: '1' },
});
const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'new' } };
const widget = { apiVersion: 'a.example/v1', kind: 'Widget', metadata: { name: 'one', namespace: 'shop' }, spec: {} };

/** What a run reports, each event in a line. */
function lines(): { readonly seen: string[]; readonly onEvent: (event: ApplyEvent) => void } {
  const seen: string[] = [];
  const onEvent = (event: ApplyEvent) => {
    if (event.type === 'note') seen.push(`note ${event.text}`);
    else if (event.type === 'waiting') seen.push(`${event.object.name} waits: ${event.text}`);
    else seen.push(`${event.object.name} ${event.object.action}`);
  };
  return { seen, onEvent };
}

test('a preview creates what is in a Namespace of the same run, and says once that the server has not judged it', async () => {
  server.play = appliedTo();
  const { seen, onEvent } = lines();
  const manifests = [configMap('a', 'new'), configMap('b', 'new'), configMap('c'), namespace];
  const { objects } = await preview(await server.connect(), manifests, { onEvent });
  expect(objects.map(({ name, action, reason }) => [name, action, reason])).toEqual([
    ['a', 'created', 'ConfigMap new/a: not judged by the server, as Namespace new does not exist yet'],
    ['b', 'created', 'ConfigMap new/b: not judged by the server, as Namespace new does not exist yet'],
    ['c', 'created', undefined],
    ['new', 'created', undefined],
  ]);
  expect(seen.at(-1)).toBe('note Namespace new does not exist yet: the server has not judged 2 objects that need it');
  expect(seen.filter((line) => line.startsWith('note'))).toHaveLength(1);
  expect(server.got.filter((line) => line.startsWith('PATCH'))).toHaveLength(2);
});

describe('an object that a webhook refuses which does not answer', () => {
  const message = (why: string) =>
    `Internal error occurred: failed calling webhook "widgets.a.example": failed to call webhook: Post "https://a.b.svc:443/": ${why}`;
  const applied = async (why: string, refusals: number, options: ApplyOptions = {}) => {
    let left = refusals;
    server.play = appliedTo(new Map(), ({ path }) => {
      if (!path.includes('widgets') || left === 0) return undefined;
      left -= 1;
      return statusOf(500, 'InternalError', message(why));
    });
    const { seen, onEvent } = lines();
    const run = apply(await server.connect(), [widget], { ...options, onEvent });
    const error = await run.then(
      () => '',
      (reason: Error) => reason.message,
    );
    return { seen, error };
  };

  test('is sent again until the webhook has started, and waits for it meanwhile', async () => {
    const { seen, error } = await applied('dial tcp 10.0.0.1:443: connect: connection refused', 6);
    expect(error).toBe('');
    expect(seen).toEqual(['one waits: webhook "widgets.a.example" does not answer yet', 'one created']);
  });

  test('fails with the words of the server once the time is over', async () => {
    const why = 'no endpoints available for service "b"';
    const { seen, error } = await applied(why, Number.POSITIVE_INFINITY, { timeoutSeconds: 0.1 });
    expect(error).toContain(why);
    expect(seen.at(-1)).toBe('one failed');
  });

  test('fails at once where the time is over for another one', async () => {
    const late = statusOf(500, 'InternalError', message('connection refused'));
    server.play = appliedTo(new Map(), ({ path }) => (path.includes('widgets') ? late : undefined));
    const widgets = Array.from({ length: 17 }, (_, at) => ({
      ...widget,
      metadata: { ...widget.metadata, name: `w${at}` },
    }));
    await expect(apply(await server.connect(), widgets, { timeoutSeconds: 0.1 })).rejects.toThrow('connection refused');
    // Of sixteen at once, the first is sent again, and the other one never. Each time are four requests, as an error may pass.
    const sent = (name: string) =>
      server.got.filter((line) => line.startsWith('PATCH') && line.includes(`/${name}?`)).length;
    expect([Math.max(...widgets.map(({ metadata }) => sent(metadata.name))), sent('w16')]).toEqual([8, 4]);
  });

  test('fails at once where the webhook has answered', async () => {
    const { seen, error } = await applied('the server could not find the requested resource', Number.POSITIVE_INFINITY);
    expect(error).toContain('could not find');
    expect(seen).toEqual(['one failed']);
  });
});
