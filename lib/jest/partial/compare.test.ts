import { get } from '../../findings/field-path';
import { absent } from './asymmetric';
import { compare } from './compare';
import { valuesOf } from './difference';
import { schemaOf } from './schema';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', labels: { 'example.com/team': 'shop' } },
  spec: {
    replicas: 2,
    template: {
      spec: {
        nodeName: null,
        containers: [
          { name: 'web', image: 'web:1', args: ['--a', '--b'], ports: [{ containerPort: 80 }, { containerPort: 81 }] },
          { name: 'logs', image: 'logs:1' },
        ],
        tolerations: [{ key: 'a' }, { key: 'b' }],
      },
    },
  },
};

const fieldsThatDiffer = (partial: unknown, received: unknown = deployment) => {
  const difference = compare(partial, received, schemaOf(received));
  return difference === undefined ? [] : valuesOf(difference).map(({ place }) => place.field);
};
const pod = (spec: unknown) => ({ spec: { template: { spec } } });
const withEnv = (env: unknown) => ({
  ...deployment,
  spec: { template: { spec: { containers: [{ name: 'web', env }] } } },
});
const inPod = (field: string) => `spec.template.spec.${field}`;

test('an object matches where each field of the partial does, whatever else is in it', () => {
  expect(fieldsThatDiffer({ kind: 'Deployment', spec: { replicas: 2 } })).toEqual([]);
  expect(fieldsThatDiffer({ spec: { replicas: 3, paused: true } })).toEqual(['spec.replicas', 'spec.paused']);
  expect(fieldsThatDiffer({ spec: { replicas: '2' } })).toEqual(['spec.replicas']);
});

test('an entry of a map is named in brackets', () => {
  expect(fieldsThatDiffer({ metadata: { labels: { 'example.com/team': 'api' } } })).toEqual([
    'metadata.labels[example.com/team]',
  ]);
});

test.each([undefined, null, absent()])('%s matches what is not set, or null, only', (partial) => {
  expect(fieldsThatDiffer({ spec: { paused: partial, ...pod({ nodeName: partial }).spec } })).toEqual([]);
  expect(fieldsThatDiffer({ spec: { replicas: partial } })).toEqual(['spec.replicas']);
});

test('items of a list with keys are found by them, in any order, whatever else is in the list', () => {
  const containers = [{ name: 'logs' }, { name: 'web', ports: [{ containerPort: 81 }] }];
  expect(fieldsThatDiffer(pod({ containers }))).toEqual([]);
  expect(fieldsThatDiffer(pod({ containers: [{ name: 'web', image: 'web:2' }] }))).toEqual([
    inPod('containers[0].image'),
  ]);
  expect(fieldsThatDiffer(pod({ containers: [{ image: 'logs:1' }] }))).toEqual([]);
});

test('an item whose keys no item has is missing from the list', () => {
  expect(fieldsThatDiffer(pod({ containers: [{ name: 'debug' }] }))).toEqual([inPod('containers')]);
});

test('an item with another key but the same name is the nearest', () => {
  const service = { apiVersion: 'v1', kind: 'Service', spec: { ports: [{ name: 'http', port: 80 }] } };
  expect(fieldsThatDiffer({ spec: { ports: [{ name: 'http', port: 8080 }] } }, service)).toEqual([
    'spec.ports[0].port',
  ]);
});

test('any other list matches as a whole: as many items, in this order', () => {
  expect(fieldsThatDiffer(pod({ tolerations: [{ key: 'a' }, {}] }))).toEqual([]);
  expect(fieldsThatDiffer(pod({ tolerations: [{ key: 'a' }] }))).toEqual([inPod('tolerations[1]')]);
  expect(fieldsThatDiffer(pod({ tolerations: [{ key: 'b' }, { key: 'a' }] }))).toEqual([
    inPod('tolerations[0].key'),
    inPod('tolerations[1].key'),
  ]);
  expect(fieldsThatDiffer(pod({ containers: [{ name: 'web', args: ['--a'] }] }))).toEqual([
    inPod('containers[0].args[1]'),
  ]);
});

test('an empty list matches an empty list only', () => {
  expect(fieldsThatDiffer(pod({ containers: [] }))).toHaveLength(2);
  expect(fieldsThatDiffer({ items: [] }, { items: [] })).toEqual([]);
});

test('in a kind without known fields, items with names of their own are found by them', () => {
  const rollout = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    spec: { steps: [{ name: 'a' }, { name: 'b', weight: 1 }] },
  };
  expect(fieldsThatDiffer({ spec: { steps: [{ name: 'b', weight: 1 }] } }, rollout)).toEqual([]);
  expect(fieldsThatDiffer({ spec: { steps: [{ name: 'b', weight: 2 }] } }, rollout)).toEqual(['spec.steps[1].weight']);
});

test('asymmetric matchers of jest match anywhere in a partial', () => {
  const containers = [
    { name: expect.stringMatching(/^w/), image: expect.any(String), args: expect.arrayContaining(['--b']) },
  ];
  expect(fieldsThatDiffer(pod({ containers }))).toEqual([]);
  expect(fieldsThatDiffer(pod(expect.objectContaining({ nodeName: null })))).toEqual([]);
  expect(fieldsThatDiffer(pod({ containers: expect.arrayContaining([{ name: 'debug' }]) }))).toEqual([
    inPod('containers'),
  ]);
});

test('the path of a difference leads to what was received', () => {
  for (const field of fieldsThatDiffer(pod({ containers: [{ name: 'logs', image: 'logs:2' }] }))) {
    expect(get(deployment, field)).toBe('logs:1');
  }
});

test.each<[string, unknown[], unknown[], string]>([
  ['null', ['a'], ['a', null], '[1]'],
  ['null alone', [], [null], '[0]'],
  ['undefined', ['a', undefined], ['a'], '[1]'],
  ['absent()', [absent()], [], '[0]'],
  ['a matcher that matches what is not set', [expect.not.stringContaining('x')], [], '[0]'],
])('a list with more or fewer items never matches, whatever they are: %s', (_, partial, received, item) => {
  expect(fieldsThatDiffer({ args: partial }, { args: received })).toEqual([`args${item}`]);
});

test('each item of a partial needs an item of its own in a list with keys', () => {
  expect(fieldsThatDiffer(pod({ containers: [{}, {}] }))).toEqual([]);
  expect(fieldsThatDiffer(pod({ containers: [{}, {}, {}] }))).toEqual([inPod('containers')]);
  expect(fieldsThatDiffer(pod({ containers: [{ name: 'web' }, { name: 'web' }] }))).toHaveLength(1);
  // What only one of them matches goes to that one.
  expect(fieldsThatDiffer(pod({ containers: [{}, { image: 'web:1' }] }))).toEqual([]);
  expect(fieldsThatDiffer(pod({ containers: [{ name: expect.any(String) }, { name: 'web' }] }))).toEqual([]);
});

test('lists with a thousand items are compared by their keys', () => {
  const env = Array.from({ length: 1000 }, (_, at) => ({ name: `V${at}`, value: `${at}` }));
  let compared = 0;
  const counting = (value: string) => ({ asymmetricMatch: (other: unknown) => ++compared > 0 && other === value });
  const containers = [{ name: 'web', env: env.map(({ name, value }) => ({ name, value: counting(value) })).reverse() }];
  expect(fieldsThatDiffer(pod({ containers }), withEnv(env))).toEqual([]);
  expect(compared).toBe(1000);
});
