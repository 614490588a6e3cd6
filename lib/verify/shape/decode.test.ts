import fc from 'fast-check';
import { rich } from '../../../conformance/fuzz/rich';
import { targetOf } from '../target/target';
import { type Decoded, decode } from './decode';

const target = targetOf('1.32');

function decoded(object: object): { readonly copy: Decoded | undefined; readonly differs: boolean } {
  let differs = false;
  const copy = decode(
    object,
    target,
    () => {},
    () => {
      differs = true;
    },
  );
  return { copy, differs };
}

function pod(container: object): object {
  return { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'app', ...container }] } };
}

describe('decoding tells where its copy says anything else than the object:', () => {
  test.each([
    ['an absent field', { image: undefined }],
    ['a field that is null', { ports: null }],
    ['null in a list of texts', { args: ['a', null] }],
    ['null in a list of objects', { ports: [null] }],
    ['a hole in a list', { args: new Array(2) }],
    ['null in a map', { resources: { limits: { cpu: null } } }],
    ['an absent entry of a map', { resources: { limits: { cpu: undefined } } }],
    ['a wrong type', { image: 1 }],
    ['a wrong type in a list', { args: [1] }],
    ['a wrong type in a map', { resources: { limits: { cpu: {} } } }],
    ['an unknown field', { imagee: 'a' }],
    ['a field called __proto__', JSON.parse('{"__proto__": {"image": "a"}}')],
    ['a field that a later release has', { restartPolicyRules: [] }],
    ['a value that is overwritten', { securityContext: { procMount: 'Other' } }],
    ['an object that inherits', { securityContext: Object.create({ runAsUser: 1 }) }],
    ['a map that inherits', { resources: { limits: Object.create({ cpu: '1' }) } }],
  ])('%s', (_, container) => {
    expect(decoded(pod(container)).differs).toBe(true);
  });

  test('bytes as a list', () => {
    const object = { apiVersion: 'v1', kind: 'Secret', data: { key: [97] } };
    expect(decoded(object)).toMatchObject({ copy: { data: { key: 'YQ==' } }, differs: true });
  });

  test('and where it does not tell, the two are equal', () => {
    const whole = Object.entries(rich).flatMap(([kind, objects]) =>
      objects.flatMap((object) =>
        ['v1', 'apps/v1', 'batch/v1', 'policy/v1', 'autoscaling/v2', 'networking.k8s.io/v1'].map((apiVersion) => ({
          apiVersion,
          kind,
          ...object,
        })),
      ),
    );
    const same = whole.map(decoded).filter(({ copy, differs }) => copy !== undefined && !differs);
    expect(same.length).toBeGreaterThan(0);
    for (const object of whole) expectEqualUnlessTold(object);
    fc.assert(
      fc.property(
        fc.constantFrom('name', 'image', 'args', 'env', 'resources', 'other'),
        fc.jsonValue(),
        (name, value) => expectEqualUnlessTold(pod({ [name]: value })),
      ),
    );
  });
});

function expectEqualUnlessTold(object: object): void {
  const { copy, differs } = decoded(object);
  // Absent fields may be there with `undefined`.
  if (copy !== undefined && !differs) expect(copy).toEqual(object);
}
