import type { Lifecycle } from '../kubernetes/generated/types';
import { preStopSeconds } from './pre-stop';

const seconds = (preStop: unknown) => preStopSeconds({ name: 'a', image: 'i', lifecycle: { preStop } as Lifecycle });

test('returns 0 s without a hook', () => {
  expect(preStopSeconds({ name: 'a', image: 'i' })).toBe(0);
  expect(seconds(null)).toBe(0);
});

test('returns the seconds of the sleep action', () => {
  expect(seconds({ sleep: { seconds: 7 } })).toBe(7);
  expect(seconds({ sleep: { seconds: 0 } })).toBe(0);
});

test.each([
  [['sleep', '5'], 5],
  [['/bin/sleep', '5s'], 5],
  [['sleep', '1.5'], 1.5],
  [['sleep', '2m'], 120],
  [['/bin/sh', '-c', 'sleep 10'], 10],
  [['bash', '-c', ' exec  sleep 10; '], 10],
  [['sh', '-ec', '/usr/bin/sleep 3'], 3],
])('%j sleeps %d s', (command, expected) => {
  expect(seconds({ exec: { command } })).toBe(expected);
});

test.each([
  [['nginx', '-s', 'quit']],
  [['sleep']],
  [['sleep', '$(SECONDS)']],
  [['sleep', 'infinity']],
  [['sleep', '1', '2']],
  [['sh', '-c', 'sleep 5; nginx -s quit']],
  [['sh', '-c', 'sleep 5 && true']],
  [['sh', 'sleep 5']],
  [['sh', '-c']],
  [[]],
])('how long %j takes is unknown', (command) => {
  expect(seconds({ exec: { command } })).toBeUndefined();
});

test('how long a request takes is unknown', () => {
  expect(seconds({ httpGet: { port: 8080 } })).toBeUndefined();
  expect(seconds({})).toBeUndefined();
});
