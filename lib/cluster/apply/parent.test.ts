import { ClusterError } from '../cluster-error';
import type { ApiRequest } from '../connection/connection';
import { playedConnection } from '../testdata/played-connection';
import { holdParent, renewal } from './parent';

afterEach(() => jest.useRealTimers());

test('a set is released after a renewal of its hold has failed', async () => {
  jest.useFakeTimers();
  const sent: string[] = [];
  const request = async ({ method, body }: ApiRequest): Promise<unknown> => {
    sent.push(method);
    if (sent.length === 2) throw new ClusterError({ reason: 'InternalError', status: 500, message: 'etcd is gone' });
    return body;
  };
  const parent = { kind: 'Secret', namespace: 'shop', name: 'shop' } as const;
  const scope = { kinds: new Set<string>(), namespaces: new Set<string>() };
  const live = { object: undefined, state: undefined };
  const hold = await holdParent(playedConnection({ request }), parent, live, { run: '1', scope });
  await jest.advanceTimersByTimeAsync(renewal.every);
  await hold.release(scope);
  expect(sent).toEqual(['POST', 'PUT', 'PUT']);
  expect(hold.lost.aborted).toBe(false);
});
