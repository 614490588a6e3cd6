import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import fc from 'fast-check';
import { plainManifest } from './plain-manifest';

const chartIn = (app = new App({ outdir: 'never-written' })) =>
  new Chart(app, 'chart', { namespace: 'shop', labels: { z: '1', a: '2' } });
const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };

/** But for those that are left to the object. */
const keys = fc.string().filter((key) => !['__proto__', 'constructor', 'resolve'].includes(key));

/** As text, in which the order of keys and elements that are undefined show. */
const text = (value: unknown) =>
  JSON.stringify(value, (_key, entry) => (entry === undefined ? '(undefined)' : entry), 1);

/** JSON with what cdk8s leaves out, and keys that JavaScript or cdk8s treat in their own way. */
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(keys, fc.constantFrom('10', '9', 'value', 'toJSON', 'length')), tie('value'), {
      noNullPrototype: true,
    }),
  ),
})).value;

const fails = () => {
  throw new Error('read');
};
const holdingItself: Record<string, unknown> = {};
holdingItself.again = holdingItself;

describe('plainManifest', () => {
  it('returns the same as toJson, for any plain values', () => {
    fc.assert(
      fc.property(
        values,
        fc.dictionary(keys, fc.string(), { noNullPrototype: true }),
        values,
        (spec, annotations, extra) => {
          const metadata = { name: 'one', annotations, extra } as { readonly name: string };
          const object = new ApiObject(chartIn(), 'object', { ...configMap, spec, metadata } as typeof configMap);
          expect(text(plainManifest(object))).toBe(text(object.toJson()));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('sorts many keys like few', () => {
    const data = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`key-${(at * 7) % 40}`, 'x']));
    const object = new ApiObject(chartIn(), 'object', { ...configMap, data } as typeof configMap);
    expect(text(plainManifest(object))).toBe(text(object.toJson()));
  });

  it('keeps the order of keys if set, except in metadata', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    const object = new ApiObject(chartIn(), 'object', { ...configMap, data: { b: '', a: '' } } as typeof configMap);
    const both = [text(plainManifest(object)), text(object.toJson())];
    delete process.env.CDK8S_DISABLE_SORT;
    expect(both[0]).toBe(both[1]);
    expect(both[0]).toMatch(/"b"[\s\S]*"a"/);
  });

  it.each([
    ['a token', { data: Lazy.any({ produce: () => 1 }) }],
    ['what resolves itself', { data: { resolve: () => 1 } }],
    ['an instance of a class', { data: new Date(0) }],
    ['a key that JavaScript takes for the prototype', { data: JSON.parse('{ "__proto__": { "a": 1 } }') }],
    ['a key that cdk8s cannot sort', { data: { constructor: 'x' } }],
    ['a function', { data: () => 1 }],
    ['a list of a class of its own', { data: new (class extends Array {})() }],
    ['a list that resolves itself', { data: Object.assign([1], { resolve: () => 'x' }) }],
    ['a list that cdk8s takes for a union', { data: Object.assign([1], { value: 1 }) }],
    ['what resolves itself by a hidden key', { data: Object.defineProperty({}, 'resolve', { value: () => 1 }) }],
    ['what throws when it is read', { data: Object.defineProperty({}, 'x', { get: fails, enumerable: true }) }],
    ['what holds itself', { data: holdingItself }],
  ])('leaves %s to the object', (_what, rest) => {
    expect(plainManifest(new ApiObject(chartIn(), 'object', { ...configMap, ...rest }))).toBeUndefined();
  });

  it('leaves patches, resolvers of the app and rendering of its own to the object', () => {
    const patched = new ApiObject(chartIn(), 'patched', configMap);
    patched.addJsonPatch(JsonPatch.add('/data', {}));
    const resolving = new App({ outdir: 'never-written', resolvers: [{ resolve: () => {} }] });
    class Own extends ApiObject {
      override toJson() {
        return {};
      }
    }
    const objects = [
      patched,
      new ApiObject(chartIn(resolving), 'object', configMap),
      new Own(chartIn(), 'own', configMap),
    ];
    expect(objects.map((object) => plainManifest(object))).toEqual([undefined, undefined, undefined]);
  });

  it('leaves fields that are of a class, and so not its own, to the object', () => {
    class Props {
      readonly data = 1;
      get apiVersion() {
        return 'v1';
      }
      get kind() {
        return 'ConfigMap';
      }
    }
    const object = new ApiObject(chartIn(), 'object', new Props());
    expect(plainManifest(object)).toBeUndefined();
    expect(object.toJson()).not.toHaveProperty('kind');
  });

  it('returns the same as toJson for sparse arrays, getters, frozen and hidden fields, symbols, duplicates, and -0', () => {
    const twice = Object.freeze({ b: Object.freeze([-0]), a: 1 });
    const sparse = [1, 2, 3];
    delete sparse[1];
    const data = Object.defineProperties(
      { twice, again: [twice, twice], sparse, [Symbol('none')]: 1, value: 'x' },
      { hidden: { value: 1 }, read: { get: () => 'read', enumerable: true } },
    );
    const object = new ApiObject(chartIn(), 'object', { ...configMap, data } as typeof configMap);
    expect(plainManifest(object)).toBeDefined();
    expect(text(plainManifest(object))).toBe(text(object.toJson()));
  });

  it('returns the same as toJson for metadata that was added later', () => {
    const object = new ApiObject(chartIn(), 'object', configMap);
    object.metadata.addLabel('b', '1');
    object.metadata.addAnnotation('a', '1');
    object.metadata.addFinalizers('finalizer');
    object.metadata.add('name', 'not this one');
    object.metadata.add('toString', 'x');
    object.metadata.add('more', { none: [], some: [null, {}] });
    expect(plainManifest(object)).toBeDefined();
    expect(text(plainManifest(object))).toBe(text(object.toJson()));
  });

  it('leaves what was put in the place of cdk8s, for one object or for all, to the object', () => {
    const object = new ApiObject(chartIn(), 'object', configMap);
    object.metadata.toJson = () => ({ name: 'by hand' });
    expect(plainManifest(object)).toBeUndefined();
    const replaced = jest.spyOn(ApiObject.prototype, 'toJson').mockReturnValue({});
    expect(plainManifest(new ApiObject(chartIn(), 'object', configMap))).toBeUndefined();
    replaced.mockRestore();
  });
});
