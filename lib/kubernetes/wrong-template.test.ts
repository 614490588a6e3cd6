import fc from 'fast-check';
import { wrongTemplate } from './wrong-template';

const container = { name: 'app', image: 'app:1' };
const wrongIn = (spec: unknown) =>
  wrongTemplate({ spec }, 'spec.template').map(({ field, message }) => `${field}: ${message}`);

test.each<[string, unknown]>([
  ['is a template', { containers: [container], volumes: [], nodeSelector: { a: 'b' } }],
  ['has null for absent', { containers: [container], volumes: null, securityContext: null }],
  ['lacks containers', {}],
  ['has fields that nobody knows', { containers: [{ ...container, newField: 5 }] }],
])('accepts a template that %s', (_, spec) => {
  expect(wrongIn(spec)).toEqual([]);
});

test.each<[unknown, string]>([
  [{ containers: 'x' }, 'spec.template.spec.containers: must be an array, got string "x"'],
  [{ containers: {} }, 'spec.template.spec.containers: must be an array, got an object'],
  [{ containers: ['x'] }, 'spec.template.spec.containers[0]: must be an object, got string "x"'],
  [{ containers: [container, null] }, 'spec.template.spec.containers[1]: must not be null in an array or map'],
  [{ containers: [container, undefined] }, 'spec.template.spec.containers[1]: must not be null in an array or map'],
  [{ nodeSelector: { a: null } }, 'spec.template.spec.nodeSelector[a]: must not be null in an array or map'],
  [
    { containers: [{ ...container, name: 5 }] },
    'spec.template.spec.containers[0].name: must be a string, got number 5',
  ],
  [
    { containers: [{ ...container, env: 'x' }] },
    'spec.template.spec.containers[0].env: must be an array, got string "x"',
  ],
  [{ containers: [container], volumes: 'x' }, 'spec.template.spec.volumes: must be an array, got string "x"'],
  ['x', 'spec.template.spec: must be an object, got string "x"'],
])('reports %j at its field', (spec, finding) => {
  expect(wrongIn(spec)).toEqual([finding]);
});

test('never throws, and accepts only templates whose arrays can be read', () => {
  const field = fc.constantFrom('containers', 'initContainers', 'volumes', 'imagePullSecrets', 'securityContext', 'x');
  fc.assert(
    fc.property(fc.dictionary(field, fc.jsonValue()), (spec) => {
      if (wrongIn(spec).length > 0) return;
      const { containers, volumes } = spec as Readonly<Record<string, readonly { readonly name?: string }[] | null>>;
      for (const list of [containers, volumes])
        for (const { name = '' } of list ?? []) expect(typeof name).toBe('string');
    }),
  );
});
