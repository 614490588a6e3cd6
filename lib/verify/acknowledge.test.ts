import type { Issue } from '../kubernetes/issue';
import { acknowledged } from './acknowledge';

const issue = (code: string): Issue => ({ code, severity: 'warning', field: 'spec', message: 'x' });
const object = (text: string) => ({ metadata: { annotations: { 'cdk8s-pods/acknowledge': text } } });
const left = (text: string, ...codes: string[]) =>
  acknowledged(object(text), codes.map(issue)).map((one) => `${one.code} ${one.message}`);

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
  ['practice/b: gone', 'nothing is found of "practice/b", which is acknowledged here'],
])('%p is a finding itself', (text, message) => {
  expect(left(text)).toEqual([`practice/acknowledgement ${message}`]);
});

test('an object without the annotation keeps its findings', () => {
  expect(acknowledged({}, [issue('practice/a')])).toEqual([issue('practice/a')]);
});
