import { programsOf } from './fences';
import { readPage } from './pages';
import { checkPrograms, readersFolder } from './run-program';

// It runs in e2e/cluster/apply-page.scenario.ts, which has a cluster.
test('the program of docs/apply.md compiles', () => {
  const page = readPage('docs/apply.md');
  const programs = programsOf(page);
  expect(programs.map(({ file }) => file)).toEqual(['apply.ts']);
  expect(checkPrograms(programs, readersFolder(readPage('README.md')))).toBe('');
});
