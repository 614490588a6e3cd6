import { join } from 'node:path';
import { excludesOf } from './excludes';
import { fromWorkingFolder } from './path-patterns';

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
  expect(fromWorkingFolder('../deploy/a.yaml')).toBe('deploy/a.yaml');
  expect(fromWorkingFolder(join(process.cwd(), 'lib/a.yaml'))).toBe('lib/a.yaml');
  expect(excludesOf(['testdata']).isExcluded('../other/testdata', true)).toBe(true);
});

test('the working folder itself is never excluded', () => {
  expect(excludesOf(['*']).isExcluded('.', true)).toBe(false);
});
