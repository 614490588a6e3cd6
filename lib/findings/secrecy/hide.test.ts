import type { Finding } from '../finding';
import { valueText } from '../value-text';
import { withoutSecrets } from './hide';

const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'postgres' },
  stringData: { password: 'hunter2-hunter2', pin: 12345, on: true, user: 'postgres', none: '', long: 'x'.repeat(80) },
};

function hidden(object: unknown, finding: Partial<Finding>): Finding | undefined {
  const whole: Finding = { code: 'shape/wrong-type', severity: 'error', field: '', message: '', ...finding };
  return withoutSecrets(object, [whole])[0];
}

test.each([
  ['stringData[password]', 'must not be "hunter2-hunter2"', 'must not be a string of 15 characters'],
  ['stringData[password]', 'must not have "ter2"', 'must not have a string of 4 characters'],
  ['stringData[password]', 'must consist of letters and "-"', 'must consist of letters and "-"'],
  ['stringData[long]', `must not be "${'x'.repeat(60)}"… (80 characters)`, 'must not be a string of 80 characters'],
  ['stringData[pin]', 'must be a string, got number 12345', 'must be a string, got a number'],
  ['stringData[on]', 'must be a string, got true', 'must be a string, got a boolean'],
  ['stringData[user]', 'must not be "postgres"', 'must not be a string of 8 characters'],
  [
    'metadata.name',
    'is "hunter2-hunter2", or with it: "a hunter2-hunter2 b"',
    'is a string of 15 characters, or with it: "a (a string of 15 characters) b"',
  ],
  ['metadata.name', 'is 12345', 'is a number'],
  ['stringData[none]', 'must not be ""', 'must not be ""'],
  [
    'metadata.name',
    '"postgres" is true, has 15 characters, and 1234567',
    '"postgres" is true, has 15 characters, and 1234567',
  ],
])('hides secrets in a message about %s: %s becomes %s', (field, message, expected) => {
  expect(hidden(secret, { field, message })?.message).toBe(expected);
});

test('hides a credential within a string', () => {
  const pod = { kind: 'Pod', spec: { containers: [{ args: ['--url=redis://:hunter2@cache'] }] } };
  const finding = { field: 'spec.containers[0].args[0]', message: 'got "--url=redis://:hunter2@cache"' };
  expect(hidden(pod, finding)?.message).toBe('got "--url=redis://:(a string of 7 characters)@cache"');
});

test.each([
  ['quote it: "redis://:hunter2@cache"', 'quote it'],
  ['write a list: ["redis://:hunter2@cache"]', 'write a list'],
  ['write words: ["redis", "hunter2"]', 'write words'],
  ['write { name: "redis://:hunter2@cache" }', 'write { name: "redis://:(a string of 7 characters)@cache" }'],
])('hides secrets in the fix %s: %s', (fix, left) => {
  const pod = { kind: 'Pod', spec: { containers: [{ args: 'redis://:hunter2@cache' }] } };
  expect(hidden(pod, { field: 'spec.containers[0].args', fix })?.fix).toBe(left);
});

test.each([
  ['token=hunter2', 'rename it to "token-hunter2"', 'rename it'],
  ["token='Hunter2 x'", 'rename it to "token-hunter2-x"', 'rename it'],
  ['token=hunter2', 'rename it to "token-hunt"', 'rename it'],
  ['web=hunter2', 'rename it to "web-hunter2"', 'rename it to "web-hunter2"'],
])('advises no name that is made of a secret: of %s, %s becomes %s', (name, fix, left) => {
  const object = { kind: 'Pod', metadata: { name } };
  expect(hidden(object, { field: 'metadata.name', fix })?.fix).toBe(left);
});

test('advises no name where the message is of a secret of another field', () => {
  const job = { kind: 'Job', spec: { template: { metadata: { labels: { PASSWORD: 'hunter2 x' } } } } };
  const finding = { field: 'metadata.labels[PASSWORD]', message: 'got "hunter2 x"', fix: 'rename it to "hunter2-x"' };
  expect(hidden(job, finding)?.fix).toBe('rename it');
});

test('hides a secret behind quotes that are in what is quoted', () => {
  const pod = { kind: 'Pod', metadata: { name: '{"password":"hunter2-2"}' } };
  const message = 'container "{"password":"hunter2-2"}" has no probe';
  expect(hidden(pod, { code: 'practice/probe-port', message })?.message).not.toContain('hunter2');
});

test('removes a value that has a secret of another field in it', () => {
  const value = 'redis://:hunter2@cache';
  const service = { kind: 'Service', spec: { clusterIP: value } };
  expect(hidden(service, { field: 'spec.clusterIPs[0]', value })).not.toHaveProperty('value');
  expect(hidden(service, { field: 'spec.clusterIPs[0]', value: '10.0.0.1' })).toHaveProperty('value');
  expect(hidden(service, { field: 'spec.clusterIPs', value: ['10.0.0.1', value] })).not.toHaveProperty('value');
  expect(hidden(service, { field: 'spec.clusterIPs', value: { a: [{ b: value }] } })).not.toHaveProperty('value');
  const inItself: unknown[] = ['10.0.0.1', null];
  inItself.push(inItself);
  expect(hidden(service, { field: 'spec.clusterIPs', value: inItself })).toHaveProperty('value');
});

test('hides the value of a Secret as it is quoted: without its credentials, and cut', () => {
  for (const a of ['hunter1 --token=hunter2', `hunter1 --token=hunter2 ${'x'.repeat(80)}`, 'hunter1']) {
    const object = { kind: 'Secret', stringData: { a } };
    const { message } = hidden(object, { field: 'stringData[a]', message: `got ${valueText(a)}` }) ?? {};
    expect(message).toBe(`got a string of ${a.length} characters`);
  }
});

test('checks practices that quote more than names', () => {
  const pod = { kind: 'Pod', spec: { env: [{ name: 'TOKEN=hunter2', value: 'x' }] } };
  const said = (message: string) => hidden(pod, { code: 'practice/env-secret', message })?.message;
  expect(said('variable "TOKEN" of container "a"')).toBe('variable "TOKEN" of container "a"');
  expect(said('variable "TOKEN=hunter2" of container "a"')).not.toContain('hunter2');
});

test('hides a bigint', () => {
  const finding = { field: 'stringData[a]', message: 'got 12345678901234567890', value: 12345678901234567890n };
  const object = { kind: 'Secret', stringData: { a: 12345678901234567890n } };
  expect(hidden(object, finding)).toMatchObject({ message: 'got a number' });
  expect(hidden(object, finding)).not.toHaveProperty('value');
});

test('changes nothing when it hides twice', () => {
  const object = { kind: 'Secret', stringData: { a: 'hunter2', b: 7, c: 'characters', d: true } };
  const texts = [
    'got "hunter2"',
    'got 7',
    'got "a hunter2 b"',
    'got "characters", true',
    'got a string of 7 characters',
  ];
  const findings = texts.flatMap((message) => ['a', 'b', 'c'].map((name) => ({ ...findingAt(name), message })));
  const once = withoutSecrets(object, findings);
  expect(withoutSecrets(object, once)).toEqual(once);
});

function findingAt(name: string): Finding {
  return { code: 'custom/a', severity: 'error', field: `stringData[${name}]`, message: '' };
}

test('cuts a fix where it would quote a secret', () => {
  const advised = (field: string, fix: string) => hidden(secret, { field, fix })?.fix;
  expect(advised('stringData[pin]', 'quote it: "12345"')).toBe('quote it');
  expect(advised('stringData[pin]', 'write one, as "web"')).toBe('write one, as "web"');
});

test.each(['stringData[pin]', 'stringData', '', 'stringData[pin].more'])(
  'removes the value of a finding at "%s"',
  (field) => {
    expect(hidden(secret, { field, value: 12345 })).not.toHaveProperty('value');
  },
);

test('keeps the value of a finding about what is not secret', () => {
  expect(hidden(secret, { field: 'metadata.name', value: 'a_b' })).toMatchObject({ value: 'a_b' });
});

test('reads the fields of a nested object without its path', () => {
  const finding: Finding = {
    code: 'custom/a',
    severity: 'error',
    field: 'spec.items[0].data[a]',
    message: 'got 12',
    value: 12,
  };
  expect(withoutSecrets({ kind: 'Secret', data: { a: 12 } }, [finding], 'spec.items[0]')).toEqual([
    { code: 'custom/a', severity: 'error', field: 'spec.items[0].data[a]', message: 'got a number' },
  ]);
});

test('takes linear time for many secrets with a finding each', () => {
  const many = 20_000;
  const names = Array.from({ length: many }, (_, at) => `key-${at}`);
  const data = Object.fromEntries(names.map((name, at) => [name, at]));
  const findings = names.map(
    (name, at): Finding => ({
      code: 'custom/a',
      severity: 'error',
      field: `data[${name}]`,
      message: `got ${at}`,
      value: at,
    }),
  );
  const found = withoutSecrets({ kind: 'Secret', data }, findings);
  expect(new Set(found.map(({ message }) => message))).toEqual(new Set(['got a number']));
});
