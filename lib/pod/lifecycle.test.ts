import type { Lifecycle } from '../kubernetes/generated/types';
import { execSleep, sleep } from './lifecycle';

test('sleep is the wire action and execSleep a command of the image', () => {
  const lifecycle: Lifecycle = { preStop: sleep('5s'), postStart: execSleep('1m') };
  expect(lifecycle).toEqual({
    preStop: { sleep: { seconds: 5 } },
    postStart: { exec: { command: ['sleep', '60'] } },
  });
});

test('passes on a negative sleep for the verifier, but rejects it in a command', () => {
  expect(sleep('-5s')).toEqual({ sleep: { seconds: -5 } });
  expect(() => execSleep('-5s')).toThrow('execSleep: must be 0 s or more, got "-5s"');
});

test('rejects half a second', () => {
  expect(() => sleep(0.5)).toThrow(/^sleep\.seconds must be whole seconds/);
  expect(() => execSleep('500ms')).toThrow(/^execSleep must be whole seconds/);
});
