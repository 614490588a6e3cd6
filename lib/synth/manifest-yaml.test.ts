import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { realApps } from '../../conformance/manifests/read';
import { manifestsYaml, manifestYaml } from './manifest-yaml';

/** Every place that a string can have in a document. */
const places = (text: string): readonly unknown[] => [
  text,
  [text],
  [[text], [[text, text]]],
  { key: text },
  { [text]: text },
  { [text]: { [text]: [text] } },
  { [text]: {} },
  { outer: { [text]: [], other: [{ [text]: null, again: text }] } },
];

const words = 'y n yes no on off true false null y: ~ Yes NO On OFF True FALSE Null NULL nUll'.split(' ');
const numbers =
  '0 1 -1 +1 010 08 0o10 0x1F 0b11 0b12 1_000 1:30 1:60 -1:30:00 1:30.5 1. .5 . - + -. 1.5 1e3 1E-3 e5 E+10 -e1 1.e5 .e5 ' +
  'ee5 e5e 1.2.3 10.0.0.1 .inf -.inf +.Inf .nan .NAN inf NaN 0x 0b 0o 00 1e 3e21ab 12ab34 250m 64Mi 1Gi 25% 0_ _1 ' +
  '2024-01-01 2024-1-1 2024-01-01T00:00:00Z 20:30:59 1-2 0.0.0.0/0 1234567890123456789012345678901234567890';
const dates = ['2024-01-01 10:00:00', '2024-01-01 10:00:00 +5', '1 2', '1e3 '];
const signs = [
  ...'-?:,[]{}#&*!|>\'"%@`=<~^$()/\\;_. ',
  '<<',
  '---',
  '...',
  '--- a',
  '...a',
  '---a',
  '%a',
  '--',
  '-a',
  '--a',
];
const shapes = [
  'a: b',
  'a:b',
  'a :b',
  'a:',
  ' a',
  'a ',
  'a #b',
  'a#b',
  '- a',
  '? a',
  '-\ta',
  'a\tb',
  'a:\tb',
  '!t',
  '&a',
  '*a',
];
const quotes = ['"', "'", `"'`, 'a"b', "a'b", `a"'b`, '{"a":"b"}', "it's: a", '\\', 'a: \\n', '"\\'];
const lines = [
  '\n',
  '\n\n',
  'a\n',
  'a\n\n',
  '\na',
  '\n\na',
  'a\nb',
  'a\n\nb\n',
  ' a\nb',
  'a\n b',
  'a \nb',
  'a\t\nb',
  'a\n\tb',
  '\ta\nb',
  'a\n ',
  'a\n \n',
  'a \n',
  'a\t\n',
  ' \n',
  ' \n ',
  '\n \n',
  'a\n  \nb',
  'a\n\n ',
  '- a\n- b\n',
  'a: b\nc: d',
  '---\na',
  'a\n---\nb',
  'a\n...\n',
  '%a\nb',
  '"a"\n\'b\'',
  "a'\n\nb",
  '#a\n#b',
  'a\r\nb',
  'a\rb',
  '\r',
  'a\u0085\nb',
  `${'a '.repeat(600)}\nb`,
];
const unicode = [
  'é',
  '日本',
  '😀',
  '\ud800',
  'a\udc00',
  '\0',
  '\x07',
  '\x1b[0m',
  '\x7f',
  '\u0080',
  '\u0085',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufeffa',
  'a\u2028b',
  '\ufffe',
  '😀\na',
  '\ud800\na\n\nb and a longer line behind it\n c',
];
const long = [
  'a'.repeat(1000),
  'a'.repeat(1001),
  'a'.repeat(1024),
  'a'.repeat(1025),
  '1'.repeat(1023),
  '1'.repeat(1030),
  'a b '.repeat(500),
];
const special = ['', '__proto__', 'constructor', 'toString', 'toJSON', '1', '2'];
const nasty = [
  ...words,
  ...numbers.split(' '),
  ...dates,
  ...signs,
  ...shapes,
  ...quotes,
  ...lines,
  ...unicode,
  ...long,
  ...special,
];

test.each(nasty.map((text) => [JSON.stringify(text).slice(0, 60), text]))(
  '%s is written as cdk8s writes it, in every place',
  (_, text) => {
    for (const place of places(text)) expect(manifestYaml(place)).toBe(Yaml.stringify(place));
  },
);

const shared = { a: 1 };
const empty = {};
const cyclic: { self?: unknown } = {};
cyclic.self = cyclic;
class Instance {
  readonly a = 1;
}
const values: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 1],
  ['minus zero', [-0, { a: -0 }]],
  ['large numbers', [1e21, 1e-7, 2 ** 53, 0.1]],
  ['no number', [Number.NaN, { a: Number.POSITIVE_INFINITY }, Number.NEGATIVE_INFINITY]],
  ['a bigint', { a: 12n }],
  ['booleans', [true, { a: false }]],
  ['undefined inside', { a: undefined, b: [undefined, null], c: null }],
  ['a hole', { a: Array(2) }],
  ['empty', {}],
  ['an empty list', []],
  ['empty inside', { a: {}, b: [], c: [{}, [], [[]], { d: {} }] }],
  ['lists of lists', [[1, [2, [3]]], [[[]]]]],
  ['integer keys', { b: 1, 2: 2, 1: 1, '-1': 0 }],
  ['a key of a prototype', JSON.parse('{"__proto__":{"a":1},"b":{"__proto__":null}}')],
  ['an object twice', { a: shared, b: [shared] }],
  ['an empty object twice', { a: empty, b: empty }],
  ['a cycle', cyclic],
  ['an instance', { a: new Instance() }],
  ['a date', { a: new Date(0) }],
  ['a map', { a: new Map([['b', 1]]) }],
  ['a set', { a: new Set([1]) }],
  ['bytes', { a: new Uint8Array([1]) }],
  ['toJSON', { a: { toJSON: () => ({ b: 1 }) } }],
  ['no prototype', Object.assign(Object.create(null), { a: 1 })],
  ['boxed', { a: Object('b'), c: Object(1) }],
  ['many objects', Array.from({ length: 300 }, () => ({}))],
  [
    'the first of many objects again',
    ((list) => [...list, list[0], list[250]])(Array.from({ length: 300 }, () => ({}))),
  ],
];

test.each(values)('%s is written as cdk8s writes it', (_, value) => {
  expect(manifestYaml(value)).toBe(Yaml.stringify(value));
});

const characters = fc.constantFrom(
  ...'ab1.5e0-_:# \n\t"\'\\{[&*!|>%@`,?~=<yn/xZT+',
  '\r',
  '\u0085',
  '\u2028',
  '\ud800',
  '😀',
  'é',
  '\x7f',
);
const text = fc.oneof(
  fc.string({ unit: characters, maxLength: 12 }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...nasty.filter(({ length }) => length < 100)),
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constantFrom(null, undefined)),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
  ),
}));

it('any JSON is written as cdk8s writes it', () => {
  fc.assert(
    fc.property(tree, (value) => manifestYaml(value) === Yaml.stringify(value)),
    { numRuns: 1000 },
  );
});

it('a string is written as cdk8s writes it, as key and as value', () => {
  fc.assert(
    fc.property(text, (string) => {
      const value = { [string]: string, list: [{ [string]: [string] }] };
      return manifestYaml(value) === Yaml.stringify(value);
    }),
    { numRuns: 2000 },
  );
});

it('documents are joined as cdk8s joins them', () => {
  for (const documents of [[], [undefined], [{ a: 1 }, undefined, 'a', [1]], [null]])
    expect(manifestsYaml(documents)).toBe(Yaml.stringify(...documents));
});

it('real manifests are written as cdk8s writes them', () => {
  const objects = [...realApps().values()].flat().filter((_, at) => at % 10 === 0);
  for (const object of objects) expect(manifestYaml(object)).toBe(Yaml.stringify(object));
});
