import { contextFor } from '../../../test-helpers/attachment-context';
import type { AddedContainer, Addition } from '../../pod/attachment';
import { env, fromSecret } from '../../pod/env';
import { defineAttachment } from './define-attachment';
import { option } from './option';

const login = defineAttachment(
  'login',
  {
    issuer: option.matching(/^https:/, 'an https URL such as "https://id.example"'),
    secret: option.secret,
    hosts: option.optional(option.list(option.string)),
    level: option.withDefault(option.oneOf(['info', 'debug']), 'info'),
    rules: option.optional(option.map(option.object({ path: option.string, open: option.optional(option.boolean) }))),
    cache: option.withDefault(option.quantity, '16Mi'),
    timeout: option.withDefault(option.duration, '5s'),
    weight: option.optional(option.number),
    port: option.port(4180, { role: 'http', purpose: 'traffic' }),
    metricsPort: option.port(4181, { role: 'metrics', purpose: 'metrics' }),
  },
  ({ name, ports, issuer, secret, hosts = [], level, timeout }): Addition => ({
    containers: [
      { as: 'init', container: { name: `${name}-init`, image: 'registry.example/init:1' } },
      {
        as: 'sidecar',
        image: 'registry.example/login:1',
        container: {
          name,
          args: [issuer, level, String(timeout), ...hosts],
          env: env({ SECRET: secret }),
          ports: Object.values(ports).map(({ name, containerPort }) => ({ name, containerPort })),
        },
      },
    ],
  }),
);

const required = { issuer: 'https://id.example', secret: fromSecret('login', 'key') };
const built = (options: Partial<Parameters<typeof login>[0]> = {}): readonly AddedContainer[] =>
  login({ ...required, ...options }).build(contextFor()).containers ?? [];

test('gives build the options with their defaults, and the ports by role', () => {
  expect(built()[1]?.container).toMatchObject({
    name: 'login',
    args: ['https://id.example', 'info', '5s'],
    ports: [
      { name: 'login-http', containerPort: 4180 },
      { name: 'metrics', containerPort: 4181 },
    ],
  });
  expect(built({ level: 'debug', hosts: ['a'], timeout: 9 })[1]?.container.args?.slice(1)).toEqual(['debug', '9', 'a']);
});

test('has the ports by role before it is built', () => {
  const { ports } = login({ ...required, name: 'front', port: 5000 });
  expect(ports.http).toEqual({ name: 'front-http', containerPort: 5000, purpose: 'traffic' });
  expect(ports.metrics.name).toBe('metrics-front');
  // @ts-expect-error it has no such port
  expect(ports.https).toBeUndefined();
});

test('applies the shared options to the container that has its name', () => {
  const container = { env: [{ name: 'A', value: 'b' }], image: 'registry.example/own:1' };
  const [init, main] = built({ name: 'front', container, startsBefore: ['migrate'], startsAfter: ['proxy'] });
  expect(init).toEqual({ as: 'init', container: { name: 'front-init', image: 'registry.example/init:1' } });
  expect(main).toMatchObject({ startsBefore: ['migrate'], startsAfter: ['proxy'], container: { name: 'front' } });
  expect(main?.container.image).toBe('registry.example/own:1');
  expect(main?.container.env?.map(({ name }) => name)).toEqual(['SECRET', 'A']);
});

test('needs no argument where no option is required', () => {
  const tool = defineAttachment('tool', { level: option.optional(option.string) }, ({ level }) => ({
    podMetadata: { labels: { level: level ?? 'none' } },
  }));
  expect(tool().build(contextFor())).toEqual({ podMetadata: { labels: { level: 'none' } } });
  expect(tool()).toMatchObject({ name: 'tool', ports: {} });
});

test.each<[object, string]>([
  [{}, 'login: issuer is missing; set an https URL such as "https://id.example"'],
  [
    { ...required, issuer: 'id.example' },
    'login: issuer must be an https URL such as "https://id.example", got a string of 10 characters',
  ],
  [{ ...required, isuser: 'x' }, 'login: unknown property "isuser"; did you mean "issuer"?'],
  [{ ...required, secret: 'hunter2' }, "login: secret must come from a Secret; set fromSecret('name', 'key')"],
  [
    { ...required, secret: { ...required.secret, value: 'hunter2' } },
    "login: secret must come from a Secret; set fromSecret('name', 'key')",
  ],
  [
    { ...required, secret: { secretKeyRef: 3 } },
    "login: secret must come from a Secret; set fromSecret('name', 'key')",
  ],
  [{ ...required, weight: Number.NaN }, 'login: weight must be a finite number, got NaN'],
  [{ ...required, weight: 'a' }, 'login: weight must be a number, got a string'],
  [{ ...required, level: 'inf' }, 'login: level must be "info" or "debug"; did you mean "info"?'],
  [{ ...required, hosts: 'a' }, 'login: hosts must be an array, got a string; put it into brackets: [ … ]'],
  [{ ...required, rules: { a: { open: true } } }, 'login: rules.a.path is missing; set a string'],
  [{ ...required, cache: 'much' }, 'login: cache must be a quantity such as "64Mi", got "much"'],
  [{ ...required, cache: '-1Mi' }, 'login: cache must be 0 or greater, got "-1Mi"'],
  [{ ...required, timeout: '5 s' }, 'login: timeout must be a duration such as "5s", got "5 s"'],
  [{ ...required, timeout: -5 }, 'login: timeout must be 0 or greater, got -5'],
  [{ ...required, port: 80 }, 'login: port must be 1024 to 65535, got 80; lower ones need root'],
  [{ ...required, port: 70_000 }, 'login: port must be 1024 to 65535, got 70000'],
  [{ ...required, port: '8080' }, 'login: port must be a number, got string "8080"'],
  [
    { ...required, name: 'A b' },
    'login: name must be a DNS label of at most 50 characters: a-z, 0-9 and "-", got "A b"',
  ],
  [{ ...required, container: { name: 'x' } }, 'login: container.name is not supported here; set name in the options'],
])('rejects %j with what is wrong and what to set', (options, message) => {
  expect(() => login(options as never)).toThrow(message);
});

test('accepts a value each time that its pattern with the flag g matches', () => {
  const tool = defineAttachment('tool', { path: option.matching(/\/a/g, 'a path') }, () => ({}));
  expect(() => [1, 2, 3].map(() => tool({ path: '/a' }))).not.toThrow();
});

test('does not compile with a missing or wrong option', () => {
  const calls = () => [
    // @ts-expect-error issuer is missing
    login({ secret: required.secret }),
    // @ts-expect-error a literal secret
    login({ ...required, secret: 'hunter2' }),
    // @ts-expect-error an unknown level
    login({ ...required, level: 'loud' }),
    // @ts-expect-error an unknown option
    login({ ...required, isuser: 'x' }),
  ];
  expect(calls).toThrow(TypeError);
});

test('gives build frozen copies of the options of the caller and of the defaults', () => {
  const hosts = ['a'];
  const ports = [{ from: 1, to: 2 }];
  const types = { from: option.number, to: option.number };
  const tool = defineAttachment(
    'tool',
    { hosts: option.list(option.string), ranges: option.withDefault(option.list(option.object(types)), ports) },
    (options) => {
      Object.assign(options.ranges[0] ?? {}, { from: 3 });
      return {};
    },
  );
  const made = tool({ hosts });
  hosts.push('b');
  expect(() => made.build(contextFor())).toThrow(TypeError);
  expect(ports).toEqual([{ from: 1, to: 2 }]);
  const reads = defineAttachment('tool', { hosts: option.list(option.string) }, ({ hosts }) => ({
    podMetadata: { annotations: { hosts: hosts.join() } },
  }));
  const given = ['a'];
  const reader = reads({ hosts: given });
  given.push('b');
  expect(reader.build(contextFor())).toEqual({ podMetadata: { annotations: { hosts: 'a' } } });
});

test.each<[string, unknown]>([
  ['undefined', undefined],
  ['an empty container', { containers: [{}] }],
  ['a container without fields', { containers: [{ as: 'init', container: null }] }],
])('leaves %s as the result of build, which is reported where it is used', (_what, result) => {
  const tool = defineAttachment('tool', {}, () => result as Addition);
  expect(tool().build(contextFor())).toBe(result);
});

test('leaves the promise of an async build, which is reported where it is used', () => {
  const tool = defineAttachment('tool', {}, (async () => ({})) as never);
  expect(tool().build(contextFor())).toBeInstanceOf(Promise);
});

test('accepts one number for a TCP and a UDP port', () => {
  const table = {
    tcp: option.port(5000, { role: 'tcp', purpose: 'admin' }),
    udp: option.port(5000, { role: 'udp', purpose: 'admin', protocol: 'UDP' }),
  } as const;
  expect(() => defineAttachment('tool', table, () => ({}))).not.toThrow();
});

test.each<[() => unknown, string]>([
  [() => option.oneOf([]), 'option.oneOf: words must be an array of at least one string, got an empty array'],
  [
    () => option.matching('a' as never, 'a path'),
    'option.matching: pattern must be a regular expression, got a string',
  ],
])('rejects a type that accepts nothing: %s', (make, message) => {
  expect(make).toThrow(message);
});

const http = (role: string, port = 7000) => option.port(port, { role, purpose: 'admin' });

test.each<[unknown[], string]>([
  [
    ['tool', { a: http('My Role!') }, () => ({})],
    'options.a.opens.role must be a DNS label of at most 13 characters: a-z, 0-9 and "-", got "My Role!"',
  ],
  [['tool', { a: http('') }, () => ({})], 'options.a.opens.role must be a DNS label of at most 13 characters'],
  [
    ['tool', { a: http('web'), b: http('web', 7001) }, () => ({})],
    'defineAttachment: options.b.opens.role is a duplicate of "web" (first in a); use another role',
  ],
  [
    ['tool', { a: http('web'), b: http('api') }, () => ({})],
    'defineAttachment: options.b.default is a duplicate of "7000/TCP" (first in a); use another port',
  ],
  [
    ['tool', { a: http('web', 80) }, () => ({})],
    'defineAttachment: options.a.default must be 1024 to 65535, got 80; lower ones need root',
  ],
  [['tool', { a: http('web', Number.NaN) }, () => ({})], 'options.a.default must be 1024 to 65535, got NaN'],
  [
    ['tool', { a: option.withDefault(option.number, 'a' as never) }, () => ({})],
    'defineAttachment: options.a.default must be a number, got a string',
  ],
  [
    ['tool', { a: option.withDefault(option.list(option.number), ['a'] as never) }, () => ({})],
    'defineAttachment: options.a.default[0] must be a number, got a string',
  ],
  [
    ['tool', { a: option.withDefault(option.number, undefined as never) }, () => ({})],
    'defineAttachment: options.a.default is missing; set a value, or use option.optional',
  ],
  [['Tool', {}, () => ({})], 'defineAttachment: tool must be a DNS label of at most 50 characters'],
  [
    ['tool', { name: option.string }, () => ({})],
    'defineAttachment: options.name is not supported here; use another name',
  ],
  [['tool', { ports: option.string }, () => ({})], 'defineAttachment: options.ports is not supported here'],
  [['tool', { level: 'x' }, () => ({})], 'defineAttachment: options.level must be an object with presence and check'],
  [['tool', {}], 'defineAttachment: build is missing; set a function'],
])('rejects a definition with %j', (definition, message) => {
  expect(() => (defineAttachment as (...given: unknown[]) => unknown)(...definition)).toThrow(message);
});
