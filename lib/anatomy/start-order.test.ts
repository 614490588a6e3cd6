import type { PodSpec } from '../kubernetes/generated/types';
import { startOrder, stopOrder } from './start-order';

const probe = { httpGet: { port: 1 } };
const hook = { exec: { command: ['true'] } };

const spec: PodSpec = {
  initContainers: [
    { name: 'wait', image: 'i' },
    { name: 'logs', image: 'i', restartPolicy: 'Always' },
    { name: 'proxy', image: 'i', restartPolicy: 'Always', startupProbe: probe, lifecycle: { postStart: hook } },
    { name: 'migrate', image: 'i' },
  ],
  containers: [
    { name: 'web', image: 'i', startupProbe: probe, lifecycle: { postStart: hook, preStop: hook } },
    { name: 'adapter', image: 'i' },
    { name: 'extra', image: 'i' },
  ],
};

describe('startOrder', () => {
  test('each container waits for the one before it', () => {
    expect(startOrder(spec).map(({ container, after }) => [container, after?.container, after?.gates])).toEqual([
      ['wait', undefined, undefined],
      ['logs', 'wait', ['exits']],
      ['proxy', 'logs', ['created']],
      ['migrate', 'proxy', ['postStart', 'startupProbe']],
      ['web', 'migrate', ['exits']],
      ['adapter', 'web', ['postStart']],
      ['extra', 'adapter', ['created']],
    ]);
  });

  test('probes of a main container do not delay others', () => {
    const order = startOrder({
      containers: [
        { name: 'a', image: 'i', startupProbe: probe },
        { name: 'b', image: 'i' },
      ],
    });
    expect(order[1]?.after).toEqual({ container: 'a', gates: ['created'] });
  });

  test('a Pod without containers has no start', () => {
    expect(startOrder(undefined)).toEqual([]);
  });
});

describe('stopOrder', () => {
  test('main containers are signalled first, sidecars after all of them in reverse order, init containers never', () => {
    expect(stopOrder(spec).map(({ container, signalledAfter }) => [container, signalledAfter])).toEqual([
      ['web', []],
      ['adapter', []],
      ['extra', []],
      ['proxy', ['web', 'adapter', 'extra']],
      ['logs', ['web', 'adapter', 'extra', 'proxy']],
    ]);
  });

  test('marks containers with a preStop hook, but not with a null hook', () => {
    expect(stopOrder(spec).map(({ preStop }) => preStop)).toEqual([true, false, false, false, false]);
    const nulls = { containers: [{ name: 'a', image: 'i', lifecycle: { preStop: null } }] };
    expect(stopOrder(nulls as never)[0]?.preStop).toBe(false);
  });
});
