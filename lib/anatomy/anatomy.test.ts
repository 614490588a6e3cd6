import fc from 'fast-check';
import { anatomyOf } from './anatomy';

test('returns all facts of a template in one value', () => {
  const anatomy = anatomyOf(
    {
      spec: {
        initContainers: [{ name: 'logs', image: 'i', restartPolicy: 'Always' }],
        containers: [{ name: 'web', image: 'i', ports: [{ containerPort: 80 }], resources: { limits: { cpu: 1 } } }],
      },
    },
    { undeclared: [{ container: 'logs', containerPort: 2020 }], drains: { web: 10, logs: 5 } },
  );
  expect(anatomy.containers.map(({ role }) => role)).toEqual(['sidecar', 'main']);
  expect(anatomy.startOrder.map(({ container }) => container)).toEqual(['logs', 'web']);
  expect(anatomy.stopOrder.map(({ container }) => container)).toEqual(['web', 'logs']);
  expect(anatomy.listeners.map(({ port }) => port)).toEqual([2020, 80]);
  expect(anatomy.mounts).toEqual([]);
  expect(anatomy.drainBudget).toMatchObject({ seconds: 20, known: true });
  expect(anatomy.effectiveRequests).toEqual({ cpu: '1' });
  expect(anatomy.effectiveLimits).toEqual({});
});

test('does not throw for any JSON in a template', () => {
  const keys = [
    'name',
    'ports',
    'volumeMounts',
    'lifecycle',
    'preStop',
    'postStart',
    'exec',
    'command',
    'sleep',
    'seconds',
  ];
  const more = ['resources', 'requests', 'limits', 'cpu', 'restartPolicy', 'startupProbe', 'overhead'];
  const lists = ['containers', 'initContainers', 'volumes', 'spec'];
  const { loose } = fc.letrec<{ loose: unknown }>((tie) => ({
    loose: fc.oneof(
      { depthSize: 'large', withCrossShrink: true },
      fc.constantFrom(null, undefined, 0, -1, '', 'Always', '1Gi', [], {}, true),
      fc.array(tie('loose'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys, ...more, ...lists), tie('loose'), { maxKeys: 6 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...lists, 'overhead', 'resources'), loose), (spec) => {
      anatomyOf({ spec } as never);
    }),
    { numRuns: 500 },
  );
});
