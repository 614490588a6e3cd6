import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { anySignal, timeoutSignal } from './signals';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

test('a time that runs out ends a signal made of others, even if nothing else refers to them', async () => {
  const signal = anySignal(undefined, anySignal(new AbortController().signal, timeoutSignal(0.2)));
  // What is only referred to weakly goes after the current turn.
  await new Promise(setImmediate);
  collectGarbage();
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
});

test('the first of others ends a signal', () => {
  const [one, other] = [new AbortController(), new AbortController()];
  const signal = anySignal(one.signal, undefined, other.signal);
  other.abort(new Error('enough'));
  expect(signal.reason).toEqual(new Error('enough'));
});
