import fc from 'fast-check';
import { rich } from '../../../conformance/fuzz/rich';
import { targetOf } from '../target/target';
import { type Decoding, decodeAndCompare } from './decode';

const target = targetOf('1.32');

function decoding(object: object): Decoding | undefined {
  return decodeAndCompare(object, target, () => {});
}

function pod(container: object): object {
  return { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'app', ...container }] } };
}

describe('decodeAndCompare reports a change for', () => {
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
    expect(decoding(pod(container))?.isUnchanged).toBe(false);
  });

  test('bytes as an array', () => {
    const object = { apiVersion: 'v1', kind: 'Secret', data: { key: [97] } };
    expect(decoding(object)).toMatchObject({ decoded: { data: { key: 'YQ==' } }, isUnchanged: false });
  });

  test('no field that equals the object', () => {
    const whole = Object.entries(rich).flatMap(([kind, objects]) =>
      objects.flatMap((object) =>
        ['v1', 'apps/v1', 'batch/v1', 'policy/v1', 'autoscaling/v2', 'networking.k8s.io/v1'].map((apiVersion) => ({
          apiVersion,
          kind,
          ...object,
        })),
      ),
    );
    const same = whole.map(decoding).filter((one) => one?.isUnchanged === true);
    expect(same.length).toBeGreaterThan(0);
    for (const object of whole) expectEqualIfUnchanged(object);
    fc.assert(
      fc.property(
        fc.constantFrom('name', 'image', 'args', 'env', 'resources', 'other'),
        fc.jsonValue(),
        (name, value) => expectEqualIfUnchanged(pod({ [name]: value })),
      ),
    );
  });
});

function expectEqualIfUnchanged(object: object): void {
  const read = decoding(object);
  // Absent fields may be there with `undefined`.
  if (read?.isUnchanged === true) expect(read.decoded).toEqual(object);
}
