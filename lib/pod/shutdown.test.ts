import { gracefulShutdown } from './shutdown';

test('the grace period holds the endpoints, the drain and a margin, and the server waits for the endpoints', () => {
  expect(gracefulShutdown({ drain: '20s' })).toEqual({
    pod: { terminationGracePeriodSeconds: 30 },
    container: { lifecycle: { preStop: { sleep: { seconds: 5 } } } },
  });
});

test('all parts can be set, including sidecars', () => {
  expect(gracefulShutdown({ drain: '1m', endpoints: 10, sidecars: '15s', margin: 0, wait: 'execSleep' })).toEqual({
    pod: { terminationGracePeriodSeconds: 85 },
    container: { lifecycle: { preStop: { exec: { command: ['sleep', '10'] } } } },
  });
});

test('a negative part is passed on instead of vanishing in the sum', () => {
  expect(gracefulShutdown({ drain: '-2s' }).pod).toEqual({ terminationGracePeriodSeconds: -2 });
});

test('an unreadable part is an error that names it', () => {
  expect(() => gracefulShutdown({ drain: '0.5s' })).toThrow(/^gracefulShutdown: drain must be whole seconds/);
});
