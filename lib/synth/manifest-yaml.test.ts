import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { realApps } from '../../conformance/manifests/read';
import { readDocuments } from '../yaml';
import { manifestsYaml } from './manifest-yaml';
import { hasLoneSurrogate } from './yaml/double-quoted';
import { arbitraryString, arbitraryTree } from './yaml/testdata/arbitrary-tree';
import { nastyStrings } from './yaml/testdata/nasty-strings';
import { stockBytes } from './yaml/testdata/stock-bytes';

const ours = (...documents: readonly unknown[]) =>
  manifestsYaml(documents.map((manifest) => ({ manifest }))).toString();
const stock = (...documents: readonly unknown[]) => Yaml.stringify(...documents);

/** Every place that a string can have in a document. */
const places: Readonly<Record<string, (text: string) => unknown>> = {
  'a document': (text) => text,
  'an item': (text) => [text, text],
  'an item of an item': (text) => [[text], [[text, [text]]]],
  'a value': (text) => ({ key: text, other: text }),
  'a value far in': (text) => ({ a: { b: [{ c: text, d: [[{ e: text }]] }] } }),
  'a key': (text) => ({ [text]: text }),
  'a key of a mapping': (text) => ({ [text]: { [text]: { a: 1 } }, b: { a: 1, [text]: 1 } }),
  'a key of a sequence': (text) => ({ [text]: [text] }),
  'a key of nothing': (text) => ({ [text]: {}, outer: { [text]: [], other: [{ [text]: null, again: undefined }] } }),
  'a key of an item': (text) => [
    { [text]: 1, b: 2 },
    { a: 1, [text]: { [text]: [] } },
  ],
};

const writable = nastyStrings.filter((text) => !hasLoneSurrogate(text));
const objects = Object.entries(places).filter(([place]) => place !== 'a document');

describe.each(objects)('a nasty string as %s', (_, place) => {
  it('is written as cdk8s writes it, unless kubectl reads that otherwise', () => {
    for (const text of writable) expect(ours(place(text))).toBe(stockBytes(place(text)));
  });

  it('is read by kubectl as that string', () => {
    const all = writable.map(place);
    const value = JSON.parse(JSON.stringify(all, (_key, entry) => (entry === undefined ? null : entry)));
    expect(readDocuments(ours(all))).toMatchObject([{ value, problem: undefined, duplicates: [] }]);
  });
});

it.each([
  ['0o755', '"0o755"'],
  ['0O17', '"0O17"'],
  ['0X1F', '"0X1F"'],
  ['0B101', '"0B101"'],
  ['+0o7', '"+0o7"'],
  ['0_o7', '"0_o7"'],
  ['1e3_', '"1e3_"'],
  ['a\u007f\u0085\u2028\ufffeb', '"a\\u007f\\u0085\\u2028\\ufffeb"'],
  ['\ufeff', '"\\ufeff"'],
])('%j is written as %s, as a value and as a key', (text, written) => {
  expect(ours({ [text]: { [text]: [text] } })).toBe(`${written}:\n  ${written}:\n    - ${written}\n`);
});

it('a key that would merge, or separate documents, is quoted', () => {
  expect(ours({ '<<': { a: 1 }, '---a': 1, b: { '---a': 1 } })).toBe('"<<":\n  a: 1\n"---a": 1\nb:\n  ---a: 1\n');
});

it('half a surrogate pair is an error with the path of each string that has one', () => {
  const manifest = { data: { a: 'x\ud800', 'b.c': ['\udc00', 'ok'], 'd\ud800': '' } };
  expect(() => manifestsYaml([{ manifest, path: 'shop/settings' }])).toThrow(
    [
      'Validation failed with the following errors:',
      '  [shop/settings] data.a: must not contain half a surrogate pair; cut strings between characters, for example with Array.from [app/lone-surrogate]',
      '  [shop/settings] data[b.c][0]: must not contain half',
    ].join('\n'),
  );
  expect(() => manifestsYaml([{ manifest }])).toThrow('data[d\ufffd]: must not contain half');
});

it('a number that is not finite is an error with its path, wherever it is', () => {
  const replicas = { replicas: Number('x') };
  const spec: Record<string, unknown> = { n: [replicas, replicas], 'a.b': 1 / 0, min: { toJSON: () => -1 / 0 } };
  spec.self = spec;
  const finding = (value: string) =>
    `must be a finite number, got ${value}; set a finite number, or remove it [app/not-finite]`;
  expect(() => manifestsYaml([{ manifest: { spec }, path: 'shop/custom' }])).toThrow(
    [
      'Validation failed with the following errors:',
      `  [shop/custom] spec.n[0].replicas: ${finding('NaN')}`,
      `  [shop/custom] spec[a.b]: ${finding('Infinity')}`,
      `  [shop/custom] spec.min: ${finding('-Infinity')}`,
    ].join('\n'),
  );
  for (const value of [Number.NaN, [1 / 0]]) expect(() => manifestsYaml([{ manifest: value }])).toThrow('not-finite');
});

const shared = { a: 1 };
const none = {};
const nothing: unknown[] = [];
const cyclic: { self?: unknown; list?: unknown } = { list: [1] };
cyclic.self = { cyclic };
class Instance {
  readonly a = 1;
}
class List extends Array {}
const nest = (depth: number): unknown => (depth === 0 ? { a: ['b', 'c: d\n'] } : { a: [nest(depth - 1)] });
const many = Array.from({ length: 300 }, () => ({}));

const values: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 1],
  ['a boolean', false],
  ['minus zero', [-0, { a: -0, b: 0 }]],
  ['numbers large and small', [1e21, 1e20, 1e-7, 1.5e300, 2 ** 53, 0.1, -1.5, 5e-324]],
  ['bigint', { a: 12n, b: [1n] }],
  ['booleans', [true, { a: false }]],
  ['undefined and null inside', { a: undefined, b: [undefined, null], c: null }],
  ['holes', { a: Array(2) }],
  ['an empty object', {}],
  ['an empty array', []],
  ['empty collections everywhere', { a: {}, b: [], c: [{}, [], [[]], { d: {}, e: [] }, [{}, []]] }],
  ['arrays of arrays', [[1, [2, [3]]], [[[]]], [[{ a: [[1]] }]]]],
  ['objects first in arrays of arrays', [[{ a: { b: 1 }, c: 2 }, 3], { d: [[4]], e: 5 }]],
  ['integer keys', { b: 1, 2: 2, 1: 1, '-1': 0, 1.5: 3 }],
  ['a key __proto__', JSON.parse('{"__proto__":{"a":1},"b":{"__proto__":null},"constructor":{}}')],
  ['an object twice', { a: shared, b: [shared] }],
  ['an empty object twice', { a: none, b: none, c: nothing, d: nothing }],
  ['an object within itself', cyclic],
  ['an object twice far apart', { many, again: many[0], last: many[250] }],
  ['many objects', { many }],
  ['an instance', { a: new Instance() }],
  ['an instance of Array', { a: List.from(['b']) }],
  ['a date', { a: new Date(0), b: [new Date(1e12)] }],
  ['a Map', { a: new Map<unknown, unknown>([['b', { c: 1 }]]) }],
  ['a Set', { a: new Set([1, 'b']) }],
  ['bytes', { a: Buffer.from('abc') }],
  ['toJSON', { a: { toJSON: () => ({ b: 1 }) }, b: Object.assign([1], { toJSON: () => 'c' }) }],
  ['toJSON that is a field', { a: { toJSON: 1 } }],
  ['no prototype', Object.assign(Object.create(null), { a: 1 })],
  ['another prototype', { a: Object.create({ b: 1 }) }],
  [
    'an object that can be iterated',
    {
      a: {
        *[Symbol.iterator]() {
          yield 'b';
        },
      },
    },
  ],
  [
    'an array that is iterated otherwise',
    {
      a: Object.assign(['a', 'b'], {
        *[Symbol.iterator]() {
          yield 'c';
        },
      }),
    },
  ],
  ['symbols as keys', { [Symbol('a')]: 1, b: 2 }],
  ['what cannot be seen', Object.defineProperty({ a: 1 }, 'b', { value: 2, enumerable: false })],
  [
    'a getter',
    {
      get a() {
        return { b: 1 };
      },
    },
  ],
  ['boxed scalars', { a: Object('b'), c: Object(1), d: Object(true) }],
  ['much depth', nest(20)],
  ['more depth than any manifest has', nest(80)],
];

it.each(values)('%s: written as cdk8s writes it', (_, value) => {
  expect(ours(value)).toBe(stock(value));
});

it.each<readonly [string, unknown]>([
  ['a function', { a: () => 1 }],
  ['a symbol', { a: [Symbol('a')] }],
  [
    'a toJSON that throws',
    {
      a: {
        toJSON: () => {
          throw new Error('no');
        },
      },
    },
  ],
])('%s: the error is that of cdk8s', (_, value) => {
  const thrown = (write: () => string): unknown => {
    try {
      return write();
    } catch (error) {
      return error;
    }
  };
  expect(thrown(() => ours(value))).toEqual(thrown(() => stock(value)));
});

it('any JSON is written as cdk8s writes it, unless kubectl reads a string in it otherwise', () => {
  fc.assert(
    fc.property(arbitraryTree, (value) => {
      if (typeof value === 'string') return;
      const expected = stockBytes(value);
      // What is more than JSON is written as JSON where a string in it is not as cdk8s writes it.
      if (expected === stock(value)) expect(ours(value)).toBe(expected);
      const json = JSON.parse(JSON.stringify(value ?? null));
      expect(ours(json)).toBe(stockBytes(json));
    }),
    { numRuns: 5_000 },
  );
});

it('any string is written as cdk8s writes it, unless kubectl reads that otherwise', () => {
  fc.assert(
    fc.property(arbitraryString, (text) => {
      const value = { [text]: text, list: [{ [text]: [text] }] };
      return ours(value) === stockBytes(value);
    }),
    { numRuns: 5_000 },
  );
});

it('any string is read by kubectl as that string, also where an object occurs twice', () => {
  fc.assert(
    fc.property(arbitraryString, (text) => {
      const twice = { [text]: text };
      const value = { [text]: text, list: [{ [text]: [text] }, twice, twice] };
      expect(readDocuments(ours(value))).toMatchObject([{ value, problem: undefined }]);
    }),
  );
});

it('documents are joined as cdk8s joins them', () => {
  for (const documents of [[], [undefined], [{ a: 1 }, undefined, 'a', [1]], [null, {}], [shared, shared]])
    expect(ours(...documents)).toBe(stock(...documents));
});

it('real manifests are written as cdk8s writes them', () => {
  const manifests = [...realApps().values()].flat().filter((_, at) => at % 10 === 0);
  for (const manifest of manifests) expect(ours(manifest)).toBe(stock(manifest));
});

it('what was asked before is answered the same at another depth, and after the answers were forgotten', () => {
  const write = (text: string): void => {
    for (const value of [{ a: text }, { a: { b: [text] } }, { [text]: 1 }, [{ [text]: 1 }]])
      expect(ours(value)).toBe(stock(value));
  };
  write(' a\nb');
  write('---');
  for (let number = 0; number < 10_001; number += 1) ours({ [`${number}.5`]: `${number}.5` });
  write(' a\nb');
  write('---');
});
