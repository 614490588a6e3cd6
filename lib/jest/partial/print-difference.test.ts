import { absent } from './asymmetric';
import { compare } from './compare';
import { printDifference } from './print-difference';
import { schemaOf } from './schema';
import { secretsOf } from './secrets';

const plain = (text: string) => text;
const printed = (partial: object, received: object, colors = { expected: plain, received: plain, dim: plain }) => {
  const difference = compare(partial, received, schemaOf(received));
  if (difference === undefined) throw new Error('it matches');
  return printDifference(difference, secretsOf(partial, received), colors);
};

const pod = (container: object, ...others: readonly object[]) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  spec: { containers: [...others, { name: 'web', ...container }] },
});
const partOfPod = (container: object) => ({ spec: { containers: [{ name: 'web', ...container }] } });

test('marks what differs where it is, and collapses the rest', () => {
  const received = pod({ image: 'web:1', ports: [{ name: 'http', containerPort: 80 }], tty: true }, { name: 'logs' });
  const partial = partOfPod({
    image: 'web:2',
    ports: [{ containerPort: 80, name: 'https' }],
    tty: absent(),
    stdin: true,
  });
  expect(printed(partial, received)).toBe(
    `
  spec:
    containers:
      …
      - name: web
-       image: web:2
+       image: web:1
        ports:
          - containerPort: 80
-           name: https
+           name: http
            …
-       tty: absent()
+       tty: true
-       stdin: true
+       stdin: (not set)
        …
  …`.slice(1),
  );
});

test('an item that is missing is shown with the names of those that were received', () => {
  const lines = printed(
    { spec: { containers: [{ name: 'debug', image: 'busybox' }] } },
    pod({}, { name: 'logs' }),
  ).split('\n');
  expect(lines).toContain('-     - name: debug');
  expect(lines).toContain('-       image: busybox');
  expect(lines).toContain('      … has "logs", "web"');
});

test('an item that is missing is shown with the ports of those that were received', () => {
  const ports = [
    { name: 'http', containerPort: 8080 },
    { containerPort: 53, protocol: 'UDP' },
  ];
  const lines = printed(partOfPod({ ports: [{ containerPort: 9090 }] }), pod({ ports })).split('\n');
  expect(lines).toContain('-         - containerPort: 9090');
  expect(lines).toContain('          … has { name: http, containerPort: 8080 }, { containerPort: 53, protocol: UDP }');
  const service = { apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 80 }] } };
  expect(printed({ spec: { ports: [{ port: 443 }] } }, service)).toContain('… has { port: 80 }');
});

test('of very many items that were received, the first twenty are named', () => {
  const env = Array.from({ length: 30 }, (_, at) => ({ name: `V${at}` }));
  const text = printed(partOfPod({ env: [{ name: 'MODE' }] }), pod({ env }));
  expect(text).toContain('… has "V0", "V1"');
  expect(text).toContain('"V19", and 10 more');
});

test('items that are missing or too many in a list without keys are shown one by one', () => {
  const lines = printed(partOfPod({ args: ['a', 'c'] }), pod({ args: ['a', 'b', 'd'] })).split('\n');
  expect(lines.slice(3, 8).map((line) => line.replace(/ {2,}/, ' '))).toEqual([
    ' args:',
    ' …',
    '- - c',
    '+ - b',
    '+ - d',
  ]);
});

test('of texts of several lines, those that differ are shown', () => {
  const file = (text: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', data: { 'a.conf': `one\n${text}\nthree\n` } });
  expect(printed(file('two'), file('2')).split('\n').slice(1, -1)).toEqual([
    '    a.conf: |',
    '      …',
    '-     two',
    '+     2',
    '      …',
  ]);
});

test('asymmetric matchers are shown by their names and samples', () => {
  const text = printed(
    partOfPod({
      image: expect.stringMatching(/:2$/),
      args: expect.arrayContaining(['--debug']),
      tty: expect.any(Number),
    }),
    pod({ image: 'web:1', args: ['--port'], tty: true }),
  );
  expect(text).toContain('image: StringMatching /:2$/\n');
  expect(text).toContain('args: ArrayContaining ["--debug"]\n');
  expect(text).toContain('tty: Any<Number>\n');
});

describe('what may be secret is described', () => {
  const variable = (name: string, value: unknown) => ({ env: [{ name, value }] });

  test('in a variable, on both sides', () => {
    const text = printed(partOfPod(variable('DB_PASSWORD', 'correct')), pod(variable('DB_PASSWORD', 'hunter2!')));
    expect(text).toContain('value: (a string of 7 characters)');
    expect(text).toContain('value: (a string of 8 characters)');
    expect(text).not.toMatch(/correct|hunter2/);
  });

  test('in a Secret', () => {
    const secret = (value: string) => ({ apiVersion: 'v1', kind: 'Secret', data: { key: value } });
    expect(printed(secret('aHVudGVyMg=='), secret('cGFzc3dvcmQ='))).not.toMatch(/aHVu|cGFz/);
  });

  test('as another one, where both would read the same', () => {
    const token = { expected: 'correct', received: 'hunter2' };
    const text = printed(partOfPod(variable('TOKEN', token.expected)), pod(variable('TOKEN', token.received)));
    expect(text).toContain('value: (a string of 7 characters)\n');
    expect(text).toContain('value: (another string of 7 characters)');
    const url = (password: string) => ({ args: [`https://shop:${password}@db`] });
    const urls = printed(partOfPod(url(token.expected)), pod(url(token.received)));
    expect(urls).toContain('@db (another secret)\n');
    expect(urls).not.toMatch(/correct|hunter2/);
  });

  test('in a whole item that is missing, and in a matcher', () => {
    expect(printed(partOfPod(variable('TOKEN', 'hunter2!')), pod({ env: [] }))).not.toContain('hunter2');
    const matcher = { env: expect.arrayContaining([{ name: 'TOKEN', value: 'hunter2!' }]) };
    expect(printed(partOfPod(matcher), pod({ env: [] }))).not.toContain('hunter2');
    for (const value of [
      expect.stringMatching(/^hunter2$/),
      expect.stringMatching('hunter2'),
      expect.not.stringMatching(/hunter2/),
    ]) {
      for (const env of [
        [{ name: 'DB_PASSWORD', value: 'swordfish' }],
        [{ name: 'DB_PASSWORD', value: 'hunter2' }],
        [],
      ]) {
        const partial = partOfPod({ env: [{ name: 'DB_PASSWORD', value }], image: 'b' });
        expect(printed(partial, pod({ env, image: 'a' }))).not.toContain('hunter2');
      }
    }
    const pattern = partOfPod({ image: expect.stringMatching(/^web:2/) });
    expect(printed(pattern, pod({ image: 'web:1' }))).toContain('StringMatching /^web:2/');
  });

  test('in a URL', () => {
    const text = printed(
      partOfPod({ args: ['https://shop:hunter2!@db'] }),
      pod({ args: ['https://shop:swordfish@db'] }),
    );
    expect(text).toContain('@db');
    expect(text).not.toMatch(/hunter2|swordfish/);
  });
});

test('colors what was expected, what was received and what is collapsed', () => {
  const colors = {
    expected: (text: string) => `E${text}`,
    received: (text: string) => `R${text}`,
    dim: (text: string) => `D${text}`,
  };
  expect(printed({ spec: { a: 1 } }, { kind: 'X', spec: { a: 2 } }, colors).split('\n')).toEqual([
    '  spec:',
    'E-   a: 1',
    'R+   a: 2',
    'D  …',
  ]);
});

test('control characters are spelled out', () => {
  expect(printed({ a: 1 }, { a: '\u001b[2J' })).not.toContain('\u001b');
});

test('of texts in which very many lines differ, the first ones are shown', () => {
  const file = (what: string, lines: number) => {
    const text = Array.from({ length: lines }, (_, at) => `${what} ${at}\n`).join('');
    return { apiVersion: 'v1', kind: 'ConfigMap', data: { 'a.conf': text } };
  };
  expect(printed(file('a', 50), file('b', 50)).split('\n')).toContainEqual(expect.stringContaining('… 60 more lines'));
  expect(printed(file('a', 5000), file('b', 5000)).length).toBeLessThan(3000);
});

test('of lists and objects with very many differences, the first ones are shown, and how many more there are', () => {
  const list = (what: string) => Array.from({ length: 20_000 }, (_, at) => `${what}${at}`);
  const args = printed({ args: list('a') }, { args: list('b') });
  expect(args).toContain('… 19950 more items differ');
  expect(args.length).toBeLessThan(5000);
  const labels = (what: string) => Object.fromEntries(list('').map((name) => [name, what]));
  const map = printed({ labels: labels('a') }, { labels: labels('b') });
  expect(map).toContain('… 19950 more fields differ');
  const env = (value: string) => Array.from({ length: 50 }, (_, at) => ({ name: `V${at}`, value }));
  const containers = (value: string) =>
    list('c')
      .slice(0, 100)
      .map((name) => ({ name, env: env(value) }));
  expect(printed(containers('a'), containers('b')).split('\n').length).toBeLessThan(310);
});
