import type { PodSpec } from '../kubernetes/generated/types';
import { containerNamed, onlyMainContainer, roles, runTogether } from './containers';

const spec: PodSpec = {
  initContainers: [
    { name: 'migrate', image: 'i' },
    { name: 'proxy', image: 'i', restartPolicy: 'Always' },
  ],
  containers: [{ name: 'web', image: 'i' }],
};

test('returns init containers, sidecars and main containers in start order, with their fields', () => {
  expect(roles(spec).map(({ name, role, field }) => [name, role, field])).toEqual([
    ['migrate', 'init', 'spec.initContainers[0]'],
    ['proxy', 'sidecar', 'spec.initContainers[1]'],
    ['web', 'main', 'spec.containers[0]'],
  ]);
});

test('an init container with restart rules but without restartPolicy Always is not a sidecar', () => {
  const [first] = roles({ containers: [], initContainers: [{ name: 'a', image: 'i', restartPolicy: 'OnFailure' }] });
  expect(first?.role).toBe('init');
});

test('a main container with restartPolicy Always stays a main container', () => {
  expect(roles({ containers: [{ name: 'a', image: 'i', restartPolicy: 'Always' }] })[0]?.role).toBe('main');
});

test('a container is found by its name in any role', () => {
  expect(containerNamed(spec, 'proxy')?.field).toBe('spec.initContainers[1]');
  expect(containerNamed(spec, 'nobody')).toBeUndefined();
});

test('returns the only main container if there is exactly one', () => {
  expect(onlyMainContainer(spec)?.name).toBe('web');
  expect(onlyMainContainer({ containers: [...spec.containers, { name: 'other', image: 'i' }] })).toBeUndefined();
  expect(onlyMainContainer({ containers: [] })).toBeUndefined();
});

test('returns the positions of the original list, also with invalid entries between', () => {
  const odd = { containers: [null, 'web', { name: 'web', image: 'i' }, { image: 'i' }] };
  // Foreign JSON fits the types only loosely.
  expect(roles(odd as never).map(({ name, field }) => [name, field])).toEqual([
    ['web', 'spec.containers[2]'],
    ['', 'spec.containers[3]'],
  ]);
  expect(roles(undefined)).toEqual([]);
});

test.each([
  ['init', 'init', false],
  ['init', 'sidecar', false],
  ['init', 'main', false],
  ['sidecar', 'init', true],
  ['sidecar', 'sidecar', true],
  ['sidecar', 'main', true],
  ['main', 'main', true],
] as const)('of %s and a later %s, running at once is %s', (earlier, later, together) => {
  expect(runTogether({ role: earlier }, { role: later })).toBe(together);
});

test('a container runs together with itself', () => {
  const init = { role: 'init' } as const;
  expect(runTogether(init, init)).toBe(true);
});
