import { allPractices } from './all-practices';
import { chosenPractices, enableProblem } from './chosen';

const [on, off] = [true, false].map((is) => allPractices.filter((one) => one.on === is).map(({ code }) => code));

test('enabled practices are checked in addition to those that are on by default', () => {
  expect(chosenPractices({})).toBe('default');
  expect(chosenPractices({ enable: ['practice/memory-limit'] })).toEqual(
    new Set([...(on ?? []), 'practice/memory-limit']),
  );
  expect(chosenPractices({ enable: ['practice/*'] })).toEqual(new Set([...(on ?? []), ...(off ?? [])]));
});

test('enabled practices are the only ones where practices are off', () => {
  expect(chosenPractices({ practices: false })).toBeUndefined();
  expect(chosenPractices({ practices: false, enable: ['practice/job-ttl', 'practice/probe-port'] })).toEqual(
    new Set(['practice/probe-port', 'practice/job-ttl']),
  );
});

test('a code or pattern that matches no practice has a problem', () => {
  expect(enableProblem('practice/job-*')).toBeUndefined();
  expect(enableProblem('practice/job-tll')).toBe(
    'unknown practice "practice/job-tll"; did you mean "practice/job-ttl"?',
  );
  expect(enableProblem('job-ttl')).toBe('unknown practice "job-ttl"; did you mean "practice/job-ttl"?');
  expect(enableProblem('api/name')).toBe('rules of api/ are always checked; remove "api/name"');
  expect(enableProblem('pod-security/privileged')).toBe(
    'rules of pod-security/ are checked for a level; set the level of Pod Security in place of "pod-security/privileged"',
  );
  expect(enableProblem('practice/acknowledgement')).toBe('"practice/acknowledgement" is always checked; remove it');
});
