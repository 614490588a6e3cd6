import { objectType } from './fields';
import { readShape } from './shape';

const read = (value: unknown) => readShape(value, objectType('Container'), 'c');
const base = { name: 'a', image: 'b' };
const findings = (value: object) =>
  read({ ...base, ...value }).findings.map((finding) => `${finding.code} ${finding.field}: ${finding.message}`);

it('returns a valid value unchanged and in order', () => {
  const value = {
    args: ['a'],
    name: 'a',
    resources: { limits: { cpu: 1, memory: '1Gi' }, requests: {} },
    image: '',
    livenessProbe: { httpGet: { port: 'http' }, periodSeconds: 0, terminationGracePeriodSeconds: 2 ** 40 },
    stdin: false,
    env: [],
  };
  expect(read(value).findings).toEqual([]);
  expect(JSON.stringify(read(value).value)).toBe(JSON.stringify(value));
});

it('drops null and undefined fields, and reads null in an array or map as the empty value', () => {
  const value = {
    ...base,
    env: null,
    ports: undefined,
    args: [null],
    resources: { limits: { cpu: null }, requests: null },
  };
  expect(read(value)).toEqual({
    value: { ...base, args: [''], resources: { limits: { cpu: '0' } } },
    findings: [],
  });
  expect(read({ ...base, name: null, env: [null] }).findings.map(({ code, field }) => `${code} ${field}`)).toEqual([
    'shape/required c.env[0].name',
    'shape/required c.name',
  ]);
});

it('reports every finding with its field, value and what is allowed', () => {
  expect(
    findings({
      image: 5,
      imagePullPolicy: 'always',
      args: ['a', 1],
      resources: { limits: { cpu: '1K', 'a.b/c': true } },
      livenessProbe: { httpGet: { port: 1.5 }, periodSeconds: 2 ** 31, terminationGracePeriodSeconds: '0' },
      stdin: 'yes',
      ports: [{}, []],
      securityContext: { capabilities: { drop: 'ALL' } },
      replicas: null,
    }),
  ).toEqual([
    'shape/wrong-type c.image: must be a string, got number 5',
    'shape/wrong-type c.args[1]: must be a string, got number 1',
    `shape/wrong-type c.resources.limits[cpu]: must be a quantity, got string "1K"`,
    `shape/wrong-type c.resources.limits[a.b/c]: must be a quantity, got boolean true`,
    'shape/wrong-type c.livenessProbe.httpGet.port: must be an integer or a string, got number 1.5',
    'shape/wrong-type c.livenessProbe.periodSeconds: must be a 32-bit integer, got number 2147483648',
    'shape/wrong-type c.livenessProbe.terminationGracePeriodSeconds: must be a 64-bit integer, got string "0"',
    'shape/wrong-type c.stdin: must be a boolean, got string "yes"',
    'shape/required c.ports[0].containerPort: missing',
    'shape/wrong-type c.ports[1]: must be an object, got an empty array',
    'shape/wrong-type c.securityContext.capabilities.drop: must be an array, got string "ALL"',
    'shape/unknown-field c.replicas: unknown field "replicas" in Container',
    'shape/value c.imagePullPolicy: must be one of "Always", "IfNotPresent", "Never", got "always"',
  ]);
});

it('suggests the nearest field for an unknown one, and quotes for a number', () => {
  expect(read({ ...base, imagePullPolcy: 'Always' }).findings).toEqual([
    {
      code: 'shape/unknown-field',
      severity: 'error',
      field: 'c.imagePullPolcy',
      value: 'Always',
      message: 'unknown field "imagePullPolcy" in Container',
      fix: 'did you mean "imagePullPolicy"?',
    },
  ]);
  expect(read({ ...base, name: 5 }).findings[0]?.fix).toBe('quote it: "5"');
});

it('accepts fields of any release', () => {
  const value = {
    ...base,
    restartPolicy: 'Always',
    lifecycle: { stopSignal: 'SIGUSR1', preStop: { sleep: { seconds: 0 } } },
  };
  expect(read(value)).toEqual({ value, findings: [] });
});

it.each([[undefined], [null], ['text'], [5], [[]], [() => 1]])('rejects %p as an object', (value) => {
  expect(read(value).findings).toMatchObject([{ code: 'shape/wrong-type', field: 'c' }]);
});

it('treats inherited names as ordinary keys', () => {
  const odd = JSON.parse(
    '{"name":"a","image":"b","resources":{"limits":{"__proto__":1,"constructor":2}},"__proto__":{"stdin":true}}',
  );
  const { value, findings } = read(odd);
  expect(findings.map(({ field }) => field)).toEqual(['c.__proto__']);
  expect(JSON.stringify(value)).toBe(JSON.stringify({ ...base, resources: odd.resources }));
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(read({ ...base, toString: 'x' }).findings.map(({ field }) => field)).toEqual(['c.toString']);
});

it('does not change its input', () => {
  const value = Object.freeze({ ...base, env: null, args: Object.freeze([null]) });
  expect(() => read(value)).not.toThrow();
});
