import { kindDefinition } from '../kubernetes/fields';
import { difference } from './difference';
import { withShown } from './masked';

const podType = kindDefinition('v1', 'Pod');
const ofPod = (before: object, after: object) =>
  difference(withShown({ spec: before }), withShown({ spec: after }), podType);
const ofData = (before: object, after: object) => difference(withShown(before), withShown(after), undefined);

test('items of lists are told apart by their keys', () => {
  const port = (containerPort: number, more: object = {}) => ({ containerPort, protocol: 'TCP', ...more });
  const containers = (...ports: readonly object[]) => ({ containers: [{ name: 'web', ports }] });
  expect(ofPod(containers(port(80), port(90)), containers(port(80, { name: 'http' }), port(70)))).toEqual([
    { field: 'spec.containers[web].ports[80/TCP].name', change: 'added', after: 'http' },
    { field: 'spec.containers[web].ports[90/TCP]', change: 'removed', before: port(90) },
    { field: 'spec.containers[web].ports[70/TCP]', change: 'added', after: port(70) },
  ]);
});

test('another order of a list is a difference', () => {
  const containers = (...names: readonly string[]) => ({ containers: names.map((name) => ({ name })) });
  expect(ofPod(containers('a', 'b', 'c'), containers('b', 'a'))).toEqual([
    { field: 'spec.containers[c]', change: 'removed', before: { name: 'c' } },
    { field: 'spec.containers', change: 'reordered', before: ['a', 'b'], after: ['b', 'a'] },
  ]);
});

test('of lists without keys, only the items in the middle that differ are named', () => {
  const tolerations = (...keys: readonly string[]) => ({
    tolerations: keys.map((key) => ({ key, operator: 'Exists' })),
  });
  expect(ofPod(tolerations('a', 'b', 'c'), tolerations('a', 'x', 'y', 'c'))).toEqual([
    { field: 'spec.tolerations[1].key', change: 'changed', before: 'b', after: 'x' },
    { field: 'spec.tolerations[2]', change: 'added', after: { key: 'y', operator: 'Exists' } },
  ]);
  const args = (...list: readonly string[]) => ({ containers: [{ name: 'a', args: list }] });
  expect(ofPod(args('a', 'b'), args('a', 'c'))).toEqual([
    { field: 'spec.containers[a].args', change: 'changed', before: ['a', 'b'], after: ['a', 'c'] },
  ]);
});

test('two items with one key are compared in their order', () => {
  const env = (...values: readonly string[]) => ({
    containers: [{ name: 'a', env: values.map((value) => ({ name: 'A', value })) }],
  });
  expect(ofPod(env('1', '2'), env('1', '3'))).toEqual([
    { field: 'spec.containers[a].env[1].value', change: 'changed', before: '2', after: '3' },
  ]);
});

test.each([
  ['amounts', { overhead: { cpu: '1000m' } }, { overhead: { cpu: 1 } }],
  ['an empty list', { tolerations: [] }, {}],
  ['an empty map', { nodeSelector: {} }, {}],
  ['null', { hostname: null }, {}],
  ['false of a plain value', { hostNetwork: false }, {}],
  [
    'an empty string of a plain value',
    { containers: [{ name: 'a', env: [{ name: 'A', value: '' }] }] },
    { containers: [{ name: 'a', env: [{ name: 'A' }] }] },
  ],
])('%s that a server stores in the same way are no difference', (_what, before, after) => {
  expect(ofPod(before, after)).toEqual([]);
  expect(ofPod(after, before)).toEqual([]);
});

test('false and an empty object of a pointer are a difference', () => {
  expect(ofPod({ shareProcessNamespace: false }, {})).toHaveLength(1);
  expect(ofPod({ containers: [{ name: 'a', securityContext: {} }] }, { containers: [{ name: 'a' }] })).toHaveLength(1);
});

test('an entry of a map is a field of its own', () => {
  expect(ofPod({}, { nodeSelector: { 'example.com/disk': 'ssd' } })).toEqual([
    { field: 'spec.nodeSelector[example.com/disk]', change: 'added', after: 'ssd' },
  ]);
});

test('objects of unknown kinds are compared as data, with their items by name', () => {
  const object = (...items: readonly object[]) => ({
    metadata: { labels: { 'a.b/c': 'd' } },
    spec: { items, 'a.b': 1 },
  });
  expect(ofData(object({ name: 'a', x: 1 }, { name: 'b' }), object({ name: 'b' }, { name: 'a', x: 2 }))).toEqual([
    { field: 'spec.items[a].x', change: 'changed', before: 1, after: 2 },
    { field: 'spec.items', change: 'reordered', before: ['a', 'b'], after: ['b', 'a'] },
  ]);
  expect(ofData({ ...object(), metadata: {} }, { ...object(), spec: { 'a.b': 2 } })).toEqual([
    { field: 'metadata.labels[a.b/c]', change: 'added', after: 'd' },
    { field: 'spec.items', change: 'removed', before: [] },
    { field: 'spec[a.b]', change: 'changed', before: 1, after: 2 },
  ]);
});

test('what may be secret is described, in part or as a whole', () => {
  const env = (value: string) => ({
    containers: [
      {
        name: 'a',
        env: [
          { name: 'DB_PASSWORD', value },
          { name: 'URL', value: `redis://:${value}@cache` },
        ],
      },
    ],
  });
  expect(ofPod(env('hunter2'), env('hunter33'))).toEqual([
    {
      field: 'spec.containers[a].env[DB_PASSWORD].value',
      change: 'changed',
      before: '(a string of 7 characters)',
      after: '(a string of 8 characters)',
    },
    {
      field: 'spec.containers[a].env[URL].value',
      change: 'changed',
      before: 'redis://:(a string of 7 characters)@cache',
      after: 'redis://:(a string of 8 characters)@cache',
    },
  ]);
  const added = ofPod({ containers: [] }, env('hunter2'));
  expect(JSON.stringify(added)).not.toContain('hunter2');
});
