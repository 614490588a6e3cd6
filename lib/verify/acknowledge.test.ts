import { rules } from '../cli/rules';
import type { Finding } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import { acknowledged } from './acknowledge';

const finding = (code: string): Finding => ({ code: code as Code, severity: 'warning', field: 'spec', message: 'x' });
const object = (text: string) => ({ metadata: { annotations: { 'cdk8s-pods/acknowledge': text } } });
const left = (text: string, ...codes: string[]) =>
  acknowledged(object(text), codes.map(finding)).map((one) => `${one.code} ${one.message}`);

test('an acknowledged finding is not reported, every other one is', () => {
  expect(left('practice/a: known', 'practice/a', 'practice/b')).toEqual(['practice/b x']);
});

test('several stand on lines of their own', () => {
  expect(left('practice/a: known\n  pod/port-clash: only one of them runs\n', 'practice/a', 'pod/port-clash')).toEqual(
    [],
  );
});

test('what a server refuses is reported all the same', () => {
  expect(left('api/name: legacy', 'api/name')).toEqual([
    'api/name x',
    'practice/acknowledgement "api/name" cannot be acknowledged: the object would still be refused',
  ]);
});

test.each([
  ['practice/a', '"practice/a" is acknowledged without a reason'],
  ['known problem', 'found "known problem"; an acknowledgement is "<code>: <reason>"'],
  ['practice/probe-port: gone', 'nothing is found of "practice/probe-port", which is acknowledged here'],
  ['pod/missing-logs: gone', 'nothing is found of "pod/missing-logs", which is acknowledged here'],
  ['practice/b: a reason', 'unknown rule "practice/b"'],
])('%p is a finding itself', (text, message) => {
  expect(left(text)).toEqual([`practice/acknowledgement ${message}`]);
});

test('a rule that is not known has the nearest one as advice', () => {
  const fixes = (text: string) => acknowledged(object(text), []).map(({ fix }) => fix);
  expect(fixes('practice/probe-prt: a reason')).toEqual(['did you mean "practice/probe-port"?']);
  expect(fixes('pod/port-clahs: a reason')).toEqual(['did you mean "pod/port-clash"?']);
  expect(fixes('practice/unheard-of: a reason')).toEqual(['set the code of a finding, as it is printed']);
});

test('every practice that has a row is known', () => {
  for (const { code } of rules.filter((rule) => rule.code.startsWith('practice/'))) {
    expect(acknowledged(object(`${code}: a reason`), [])).toMatchObject([{ fix: 'take the acknowledgement out' }]);
  }
});

test('an object without the annotation keeps its findings', () => {
  expect(acknowledged({}, [finding('practice/a')])).toEqual([finding('practice/a')]);
});
