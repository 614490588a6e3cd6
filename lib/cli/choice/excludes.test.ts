import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { workingFolder } from '../../../test-helpers/temporary-folder';
import { excludesOf } from './excludes';
import { pathFrom, patternFrom } from './path-patterns';

workingFolder();

test('a later pattern with "!" includes a file again', () => {
  const { isExcluded } = excludesOf(['*.yaml', '!kept.yaml']);
  expect(isExcluded('a.yaml', false)).toBe(true);
  expect(isExcluded('kept.yaml', false)).toBe(false);
});

test('a pattern with a slash at its end excludes folders only', () => {
  const { isExcluded } = excludesOf(['charts/']);
  expect(isExcluded('a/charts', true)).toBe(true);
  expect(isExcluded('a/charts', false)).toBe(false);
});

test('patterns know the case of names', () => {
  expect(excludesOf(['Chart.yaml']).isExcluded('chart.yaml', false)).toBe(false);
});

test('patterns that exclude nothing are known afterwards', () => {
  const { isExcluded, unused } = excludesOf(['a.yaml', 'b.yaml', '!c.yaml']);
  isExcluded('x/a.yaml', false);
  expect(unused()).toEqual(['b.yaml']);
  expect(excludesOf([]).unused()).toEqual([]);
});

test('a file outside the working folder is matched by its path without ".." and the root', () => {
  expect(pathFrom('', '../deploy/a.yaml')).toBe('deploy/a.yaml');
  expect(pathFrom('', join(process.cwd(), 'lib/a.yaml'))).toBe('lib/a.yaml');
  expect(excludesOf(['testdata']).isExcluded('../other/testdata', true)).toBe(true);
});

test('the working folder itself is never excluded', () => {
  expect(excludesOf(['*']).isExcluded('.', true)).toBe(false);
});

test('patterns are relative to their folder', () => {
  const { isExcluded } = excludesOf(['/deploy/*.yaml'], '..');
  expect(isExcluded('../deploy/a.yaml', false)).toBe(true);
  expect(isExcluded('deploy/a.yaml', false)).toBe(false);
});

test.each([
  ['/a.yaml', '/x[1]/a.yaml'],
  ['a/b', '/x[1]/a/b'],
  ['!/a/', '!/x[1]/a/'],
  ['a/', 'a/'],
  ['*.gen.yaml', '*.gen.yaml'],
  ['**/a/b', '**/a/b'],
])('the pattern %s of a folder is %s of the one above it', (pattern, above) => {
  mkdirSync('x[1]');
  process.chdir('x[1]');
  expect(patternFrom('..', pattern)).toBe(above.replace('[1]', '\\[1\\]'));
  expect(patternFrom('', pattern)).toBe(pattern);
});
