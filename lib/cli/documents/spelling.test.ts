import { githubOutput } from '../outputs/output-github';
import { jsonOutput } from '../outputs/output-json';
import { sarifOutput } from '../outputs/output-sarif';
import { textOutput } from '../outputs/output-text';
import { rules } from '../rules/rules';
import { verifySources } from '../verify/verify-sources';

const outcomeOf = (text: string) =>
  verifySources([{ name: 'pod.yaml', text }], { kubernetes: '1.35', practices: false });

const fixesOf = (text: string) => outcomeOf(text).findings.map(({ finding }) => finding.fix);

const podWith = (argument: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n    - {name: web, image: web, args: [${argument}]}\n`;

test.each([
  ...['1.10', '0.10', '1.0', '.5', '5.', '+5', '-0', '1e3', '553640e6', '03788745', '0022', '010', '1_000'],
  ...['0x1F', '0o644', '0O17', '0b11', '-0b11', '+0o7', '12345678901234567890123'],
  ...['on', 'On', 'OFF', 'y', 'N', 'yes', 'NO', 'true', 'False'],
])('a string that is written %s without quotes is to be quoted as it is written', (written) => {
  expect(fixesOf(podWith(written))).toEqual([`quote it: "${written}"`]);
});

test.each([
  ['!!int "3"', 'remove its tag, and quote it: "3"'],
  ["!!float '1.10'", 'remove its tag, and quote it: "1.10"'],
  ['!!int 0o17', 'remove its tag, and quote it: "0o17"'],
  ['!!bool on', 'remove its tag, and quote it: "on"'],
  ['&port 010', 'quote it: "010"'],
])('of %s, where a string belongs, the advice is to %s', (written, fix) => {
  expect(fixesOf(podWith(written))).toEqual([fix]);
});

test('quotes the target of an alias as written', () => {
  expect(fixesOf(podWith('&a 1.10, *a'))).toEqual(['quote it: "1.10"', 'quote it: "1.10"']);
});

test('JSON is quoted as it is written', () => {
  const json = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","labels":{"v":1.10}},"data":{"n":1e3}}';
  expect(fixesOf(json)).toEqual(['quote it: "1.10"', 'quote it: "1e3"']);
});

test('the items of a list are quoted as they are written', () => {
  const list =
    'apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {v: 1.10}}\n';
  expect(fixesOf(list)).toEqual(['quote it: "1.10"']);
});

test('all outputs have the spelling', () => {
  const outcome = outcomeOf(podWith('1.10'));
  const outputs = [
    textOutput(outcome, (_, text) => text),
    githubOutput(outcome),
    jsonOutput(outcome),
    sarifOutput(outcome, { version: '1', rules }),
  ];
  for (const output of outputs) expect(output.replaceAll('\\"', '"')).toContain('quote it: "1.10"');
});

test('does not print the spelling of a secret', () => {
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {pin: 0022, on: yes}\n';
  const password = podWith('a').replace('args: [a]', 'env: [{name: DB_PASSWORD, value: 03788745}]');
  expect(fixesOf(secret)).toEqual(['quote it', 'quote it']);
  expect(fixesOf(password)).toEqual(['quote it']);
  expect(fixesOf(podWith('--password, 03788745'))).toEqual(['quote it']);
});

test('the advice for an object that has no text of its own stays', () => {
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {a: {toString: 1}}}\nspec: {containers: [{name: a, image: a}]}\n`;
  expect(fixesOf(pod)).toEqual([expect.any(String)]);
});
