import { getEventListeners } from 'node:events';
import { endsOf } from './ends';

const listeners = (signal: AbortSignal) => getEventListeners(signal, 'abort').length;

test('what has ended leaves no listener: neither a request, nor the connection', () => {
  const [whole, caller] = [new AbortController().signal, new AbortController().signal];
  const ends = endsOf(whole);
  const { signal, done } = ends.begin(caller);
  expect([listeners(whole), listeners(caller)]).toEqual([1, 1]);
  done();
  ends.close();
  expect([listeners(whole), listeners(caller), signal.aborted]).toEqual([0, 0, false]);
});

test('a closed connection ends what is open, and what begins later', () => {
  const ends = endsOf(undefined);
  const { signal } = ends.begin(undefined);
  ends.close();
  expect([signal.reason, ends.begin(undefined).signal.reason]).toEqual([
    expect.objectContaining({ message: 'the connection is closed' }),
    expect.objectContaining({ message: 'the connection is closed' }),
  ]);
});
