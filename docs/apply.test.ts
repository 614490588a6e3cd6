import { waitedKinds } from '../lib/cluster/watch/readiness';
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

test('docs/apply.md says of each kind that may be waited for when it is ready', () => {
  const [, section = ''] = readPage('docs/apply.md').split('## What counts as ready');
  const rows = [...section.matchAll(/^\| ([A-Z][\w, ]*) \|/gm)].flatMap(([, kinds = '']) => kinds.split(', '));
  const ofTable = rows.filter((kind) => kind !== 'Kind');
  expect([...ofTable].sort()).toEqual([...waitedKinds()].sort());
});
