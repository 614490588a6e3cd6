import { nothingSkipped } from '../documents/skipped';
import { leftOutText, nothingLeftOut } from './left-out';
import { type LocatedFinding, leaveOut, type Outcome } from './outcome';

const at = (line: number): LocatedFinding => ({
  file: 'a.yaml',
  line,
  column: 1,
  resource: {},
  finding: { code: 'api/containers', severity: 'error', field: '', message: 'missing' },
  namedField: '',
});
const outcome: Outcome = {
  findings: [at(1), at(2), at(3)],
  leftOut: nothingLeftOut,
  resources: [],
  verified: 0,
  unchecked: [],
  skipped: nothingSkipped,
  releases: ['1.35'],
};

test('findings that are left out are counted by the reason, in each step', () => {
  const known = leaveOut(outcome, 'known', ({ line }) => line === 1);
  const unchanged = leaveOut(known, 'unchanged', ({ line }) => line === 3);
  expect(unchanged.findings).toEqual([at(2)]);
  expect(unchanged.leftOut).toEqual({ ignored: 0, acknowledged: 0, known: 1, unchanged: 1, incomplete: 0 });
  expect(leaveOut(unchanged, 'known', () => true).leftOut).toEqual({
    ignored: 0,
    acknowledged: 0,
    known: 2,
    unchanged: 1,
    incomplete: 0,
  });
});

test('the note names each reason that has findings', () => {
  expect(leftOutText(nothingLeftOut)).toBeUndefined();
  expect(leftOutText({ ...nothingLeftOut, ignored: 3 })).toBe('findings not reported: 3 ignored');
  expect(leftOutText({ ignored: 3, acknowledged: 2, known: 12, unchanged: 1, incomplete: 0 })).toBe(
    'findings not reported: 3 ignored, 2 acknowledged, 12 in the baseline, 1 in unchanged objects',
  );
});
