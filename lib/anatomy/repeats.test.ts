import fc from 'fast-check';
import type { PodSpec } from '../kubernetes/generated/types';
import { clashes } from './clashes';
import { saysAnythingTwice } from './repeats';

/** A part without clashes that makes `clashes` check everything. */
const configFiles = [{ volume: 'none', files: {} }];

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', '');
const port = fc.record(
  {
    containerPort: fc.constantFrom(80, 81, 443, 8080),
    name: fc.constantFrom('http', 'https', ''),
    protocol: fc.constantFrom('TCP', 'UDP'),
    hostPort: fc.constantFrom(0, 80, 443),
    hostIP: fc.constantFrom('', '10.0.0.1'),
  },
  { requiredKeys: ['containerPort'] },
);
const mountPath = fc.constantFrom('/a', '/a/', '//a', '/a/./', '/b', 'a', '/b/../a', '/');
const container = fc.record(
  {
    name,
    restartPolicy: fc.constant('Always'),
    ports: fc.array(port, { maxLength: 3 }),
    env: fc.array(fc.record({ name }), { maxLength: 12 }),
    volumeMounts: fc.array(fc.record({ name, mountPath }), { maxLength: 3 }),
  },
  { requiredKeys: ['name'] },
);
const wrong = fc.constantFrom(null, 'text', 5, [null], [{ name: null }], [{ ports: [null], env: 'text' }]);
const list = fc.oneof({ weight: 9, arbitrary: fc.array(container, { maxLength: 3 }) }, { weight: 1, arbitrary: wrong });
const spec = fc
  .record({ containers: list, initContainers: list, volumes: fc.array(fc.record({ name }), { maxLength: 3 }) })
  // Specs come from anywhere: the types are only what they should be.
  .map((made) => made as unknown as PodSpec);

test('a template without duplicates has no clashes', () => {
  fc.assert(
    fc.property(spec, (made) => {
      const inFull = clashes({ spec: made }, { configFiles });
      expect(clashes({ spec: made })).toEqual(inFull);
      if (!saysAnythingTwice(made)) expect(inFull).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test.each<[string, PodSpec, boolean]>([
  ['no spec', { containers: [] }, false],
  ['one port in two containers', twoContainers({ ports: [{ containerPort: 80 }] }), true],
  ['one variable in two containers', twoContainers({ env: [{ name: 'A' }] }), false],
  ['one mount path in two containers', twoContainers({ volumeMounts: [{ name: 'a', mountPath: '/a' }] }), false],
  [
    'a port of the node with the number of a port of the Pod',
    { containers: [{ name: 'a', image: 'a', ports: [{ containerPort: 80, hostPort: 81 }, { containerPort: 81 }] }] },
    false,
  ],
  [
    'more variables than are compared one by one',
    { containers: [{ name: 'a', image: 'a', env: [...'abcdefghija'].map((one) => ({ name: one })) }] },
    true,
  ],
  [
    'two variables without a name, which is the same as an empty one',
    { containers: [{ name: 'a', image: 'a', env: [{ name: '' }, {} as { name: string }] }] },
    true,
  ],
])('detects possible clashes in %s', (_, made, expected) => {
  expect(saysAnythingTwice(made)).toBe(expected);
});

function twoContainers(container: object): PodSpec {
  return {
    containers: [
      { name: 'a', image: 'a', ...container },
      { name: 'b', image: 'b', ...container },
    ],
  };
}
