import { rules } from '../cli/rules/rules';
import type { Finding } from '../findings/finding';
import type { Code } from '../findings/generated/codes';
import { byAcknowledgement } from './acknowledge';

const finding = (code: string): Finding => ({ code: code as Code, severity: 'warning', field: 'spec', message: 'x' });
const object = (text: string) => ({ metadata: { annotations: { 'cdk8s-pods/acknowledge': text } } });
const acknowledged = (object: unknown, findings: readonly Finding[]) => byAcknowledgement(object, findings).open;
const left = (text: string, ...codes: string[]) =>
  acknowledged(object(text), codes.map(finding)).map((one) => `${one.code} ${one.message}`);

test('drops an acknowledged finding and keeps every other one', () => {
  expect(left('practice/a: known', 'practice/a', 'practice/b')).toEqual(['practice/b x']);
});

test('has acknowledged findings apart', () => {
  const [known, open] = [finding('practice/a'), finding('practice/b')];
  expect(byAcknowledgement(object('practice/a: known'), [known, open])).toEqual({
    open: [open],
    acknowledged: [known],
  });
});

test('an acknowledgement of what is not checked is not a finding', () => {
  expect(byAcknowledgement(object('practice/probe-port: known'), [], () => false).open).toEqual([]);
});

test('reads several acknowledgements, one a line', () => {
  expect(left('practice/a: known\n  pod/port-clash: only one of them runs\n', 'practice/a', 'pod/port-clash')).toEqual(
    [],
  );
});

test('keeps a finding that an API server refuses, and warns about its acknowledgement', () => {
  expect(left('api/name: legacy', 'api/name')).toEqual([
    'api/name x',
    'practice/acknowledgement api/name cannot be acknowledged: the object would still be refused',
  ]);
});

test.each([
  ['practice/a', 'acknowledgement of practice/a has no reason'],
  ['known problem', 'must be "<code>: <reason>", got "known problem"'],
  ['practice/probe-port: gone', 'acknowledgement of practice/probe-port matches no finding'],
  ['pod/missing-logs: gone', 'acknowledgement of pod/missing-logs matches no finding'],
  ['practice/b: a reason', 'unknown rule "practice/b"'],
])('warns about the acknowledgement %p', (text, message) => {
  expect(left(text)).toEqual([`practice/acknowledgement ${message}`]);
});

test('suggests the nearest rule for an unknown one', () => {
  const fixes = (text: string) => acknowledged(object(text), []).map(({ fix }) => fix);
  expect(fixes('practice/probe-prt: a reason')).toEqual(['did you mean "practice/probe-port"?']);
  expect(fixes('pod/port-clahs: a reason')).toEqual(['did you mean "pod/port-clash"?']);
  expect(fixes('practice/unheard-of: a reason')).toEqual(['use the code that the finding prints in brackets']);
});

test('knows every practice that has a row', () => {
  for (const { code } of rules.filter((rule) => rule.code.startsWith('practice/'))) {
    expect(acknowledged(object(`${code}: a reason`), [])).toMatchObject([{ fix: 'remove it' }]);
  }
});

test('keeps the findings of an object without the annotation', () => {
  expect(acknowledged({}, [finding('practice/a')])).toEqual([finding('practice/a')]);
});
