import { programsOf } from './fences';
import { readPage } from './pages';
import { checkPrograms, readersFolder } from './run-program';

// They run in e2e/cluster/pages.scenario.ts, which has a cluster.
test('the programs of docs/cluster.md compile', () => {
  const page = readPage('docs/cluster.md');
  const programs = programsOf(page);
  expect(programs.map(({ file }) => file)).toEqual(['pod.ts', 'watch.ts']);
  expect(checkPrograms(programs, readersFolder(page))).toBe('');
});
