import { readShape, type Shape, type ShapeField } from './shape';

const field = (shape: Shape, required = false): ShapeField => ({ shape, required });
const text: Shape = { scalar: 'string' };
const definitions = new Map([
  [
    'Container',
    new Map([
      ['name', field(text, true)],
      ['image', field(text)],
      ['imagePullPolicy', field({ scalar: 'string', values: ['Always', 'Never'] })],
      ['args', field({ list: text })],
      ['limits', field({ map: { scalar: 'quantity' } })],
      ['labels', field({ map: text })],
      ['port', field({ scalar: 'intOrString' })],
      ['stdin', field({ scalar: 'boolean' })],
      ['seconds', field({ scalar: 'int32' })],
      ['user', field({ scalar: 'int64' })],
      ['inner', field({ definition: 'Container' })],
    ]),
  ],
]);
const read = (value: unknown) => readShape(value, { definition: 'Container' }, (name) => definitions.get(name), 'c');
const findings = (value: object) =>
  read({ name: 'a', ...value }).issues.map(({ code, field: at, message }) => `${code} ${at}: ${message}`);

it('what fits comes out as it went in, in its order', () => {
  const value = {
    args: ['a'],
    name: 'a',
    limits: { cpu: 1, memory: '1Gi' },
    labels: {},
    port: 'http',
    stdin: false,
    seconds: 0,
    user: 2 ** 40,
    inner: { name: '' },
  };
  expect(read(value).issues).toEqual([]);
  expect(JSON.stringify(read(value).value)).toBe(JSON.stringify(value));
});

it('a field that is null or undefined is absent, null in a list or map is the empty value', () => {
  expect(
    read({ name: 'a', image: null, args: [null], inner: null, labels: { a: null }, limits: { cpu: null } }),
  ).toEqual({
    value: { name: 'a', args: [''], labels: { a: '' }, limits: { cpu: '0' } },
    issues: [],
  });
  expect(read({ name: null }).issues.map(({ code }) => code)).toEqual(['shape/required']);
});

it('every finding is told, with its place, what was found and what is allowed', () => {
  expect(
    findings({
      image: 5,
      imagePullPolicy: 'always',
      args: ['a', 1],
      limits: { cpu: '1K', 'a.b/c': true },
      port: 1.5,
      stdin: 'yes',
      seconds: 2 ** 31,
      user: '0',
      inner: {},
      command: null,
    }),
  ).toEqual([
    'shape/type c.image: must be a text, but is 5',
    'shape/value c.imagePullPolicy: must be one of "Always", "Never", but is "always"',
    'shape/type c.args[1]: must be a text, but is 1',
    `shape/type c.limits[cpu]: must be a quantity, as '500m', '1.5Gi' or 2, but is "1K"`,
    `shape/type c.limits[a.b/c]: must be a quantity, as '500m', '1.5Gi' or 2, but is true`,
    'shape/type c.port: must be a whole number or a text, but is 1.5',
    'shape/type c.stdin: must be true or false, but is "yes"',
    'shape/type c.seconds: must be a whole number of 32 bits, but is 2147483648',
    'shape/type c.user: must be a whole number of 64 bits, but is "0"',
    'shape/required c.inner.name: must be given: a text',
    'shape/unknown-field c.command: is no field that any known release has',
  ]);
});

it('a mistyped field gets the field that was meant, a number for a text the advice to quote it', () => {
  expect(read({ name: 'a', imagePullPolcy: 'Always' }).issues).toEqual([
    {
      code: 'shape/unknown-field',
      severity: 'error',
      field: 'c.imagePullPolcy',
      value: 'Always',
      message: 'is no field that any known release has',
      fix: 'write imagePullPolicy',
    },
  ]);
  expect(read({ name: 5 }).issues[0]?.fix).toBe('quote it');
});

it.each([[undefined], [null], ['text'], [5], [[]], [() => 1]])('%p is no object', (value) => {
  expect(read(value).issues).toMatchObject([{ code: 'shape/type', field: 'c' }]);
});

it('keys that objects inherit are keys like any other', () => {
  const odd = JSON.parse('{"name":"a","labels":{"__proto__":"x","constructor":"y"},"__proto__":{"stdin":true}}');
  const { value, issues } = read(odd);
  expect(issues.map(({ field: at }) => at)).toEqual(['c.__proto__']);
  expect(JSON.stringify(value)).toBe(JSON.stringify(odd));
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(read({ name: 'a', toString: 'x' }).issues.map(({ field: at }) => at)).toEqual(['c.toString']);
});

it('what was given is not changed', () => {
  const value = Object.freeze({ name: 'a', image: null, labels: Object.freeze({ a: null }) });
  expect(() => read(value)).not.toThrow();
});
