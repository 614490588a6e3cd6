import { expectLinear } from '../../test-helpers/linear-time';
import {
  byteLength,
  configMapKey,
  cronJobName,
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  envVarName,
  httpHeaderName,
  labelValue,
  type Problems,
  portName,
  portNumber,
  qualifiedName,
  serviceName,
  userId,
} from './names';
import verdicts from './testdata/names.json';

const rules: Readonly<Record<keyof typeof verdicts.errors, (text: string) => Problems>> = {
  dns1123Label,
  dns1123Subdomain,
  dns1035Label,
  'serviceName 1.36': (text) => serviceName(text, '1.36'),
  cronJobName,
  qualifiedName,
  labelValue,
  portName,
  configMapKey,
  'envVarName 1.31': (text) => envVarName(text, '1.31'),
  'envVarName 1.35': (text) => envVarName(text, '1.35'),
  httpHeaderName,
};

describe.each(Object.entries(rules))('%s', (rule, problems) => {
  const counts = Object.entries(verdicts.errors).find(([name]) => name === rule)?.[1] ?? '';

  it('has a problem for each error that an API server has', () => {
    const server = verdicts.texts.map((text, at) => [text, Number(counts[at])] as const);
    const ours = verdicts.texts.map((text) => [text, problems(text).length + (noName(rule, text) ? 1 : 0)] as const);
    expect(counts).toHaveLength(verdicts.texts.length);
    expect(ours).toEqual(server);
  });
});

/** Where the name part of a label key is empty, a server says so, and that an empty text is misspelt. We say it once. */
function noName(rule: string, text: string): boolean {
  return rule === 'qualifiedName' && /^[^/]*\/$/.test(text);
}

describe('a message about a name', () => {
  it('says what is allowed and what it got', () => {
    expect(dns1123Label('Web_1')).toEqual(['must consist of a-z, 0-9 and "-", got "Web_1"']);
    expect(dns1123Label('-a')).toEqual(['must start with a letter or digit, got "-a"']);
    expect(dns1035Label('1a')).toEqual(['must start with a letter, got "1a"']);
    expect(labelValue('a.')).toEqual(['must end with a letter or digit, got "a."']);
    expect(dns1123Subdomain('a..b')).toEqual(['must have a letter or digit on both sides of each dot, got "a..b"']);
    expect(qualifiedName('a/b/c')).toEqual(['must have at most one slash, got "a/b/c"']);
    expect(qualifiedName('A/')).toEqual([
      'prefix must consist of a-z, 0-9, "-" and ".", got "A"',
      'name must not be empty',
    ]);
    expect(configMapKey('..a')).toEqual(['must not start with "..", got "..a"']);
    expect(configMapKey('..')).toEqual(['must not be ".."']);
  });

  it('counts bytes, as an API server does', () => {
    expect(byteLength('é😀')).toBe(6);
    expect(labelValue('é'.repeat(32))).toEqual([
      'must be at most 63 bytes, got 64',
      'must consist of letters, digits, "-", "_" and ".", got "éééééééééééééééééééééééééééééééé"',
    ]);
  });
});

it('accepts an empty string as a label value and as nothing else', () => {
  expect(labelValue('')).toEqual([]);
  const others = [dns1123Label, dns1123Subdomain, dns1035Label, qualifiedName, configMapKey, httpHeaderName, portName];
  for (const rule of others) expect(rule('')).not.toEqual([]);
  expect(envVarName('', '1.28')).toEqual(['must not be empty']);
  expect(envVarName('', '1.37')).toEqual(['must not be empty']);
});

it('accepts a Service name that starts with a digit since 1.36', () => {
  expect(serviceName('1svc', '1.35')).not.toEqual([]);
  expect(serviceName('1svc', '1.36')).toEqual([]);
});

it('accepts ports 1 to 65535 and IDs 0 to 2147483647', () => {
  expect([1, 65_535].flatMap(portNumber)).toEqual([]);
  expect([0, -1, 65_536, 1.5, Number.NaN].filter((port) => portNumber(port).length === 0)).toEqual([]);
  expect([0, 2_147_483_647].flatMap(userId)).toEqual([]);
  expect(userId(-1)).toEqual(['must be 0 to 2147483647, got -1']);
  expect(userId(2_147_483_648)).toHaveLength(1);
});

it('checks long strings in linear time', () => {
  const texts: readonly ((size: number) => string)[] = [
    (size) => 'a'.repeat(size),
    (size) => 'a.'.repeat(size / 2),
    (size) => '-'.repeat(size),
    (size) => `${'a-'.repeat(size / 2)}!`,
  ];
  for (const [name, rule] of Object.entries(rules)) {
    for (const text of texts) {
      const judging = (judged: string) => () => {
        rule(judged);
      };
      expectLinear((size) => judging(text(size)), 10_000, `${name}: ${text(10)}`);
    }
  }
});
