import type { Code } from '../../findings/generated/codes';
import { nothingSkipped } from '../documents/skipped';
import { nothingLeftOut } from '../outputs/left-out';
import type { LocatedFinding, Outcome } from '../outputs/outcome';
import { withoutIgnored } from './ignored';

const found = (file: string, code: Code, container = 'web'): LocatedFinding => ({
  file,
  line: 1,
  column: 1,
  resource: { kind: 'Pod', name: 'shop' },
  finding: { code, severity: 'warning', field: 'spec.containers[0]', message: 'wrong' },
  namedField: `spec.containers[name=${container}]`,
});
const findings = [
  found('a.yaml', 'practice/probe-port'),
  found('legacy/a.yaml', 'practice/probe-port'),
  found('legacy/b.yaml', 'api/containers', 'proxy'),
];
const outcome: Outcome = {
  findings,
  leftOut: nothingLeftOut,
  resources: [],
  verified: 0,
  unchecked: [],
  skipped: nothingSkipped,
  releases: ['1.35'],
};
const reason = 'it is replaced in spring';
const ignoring = (ignore: readonly string[], ...overrides: readonly object[]) =>
  withoutIgnored(
    outcome,
    { ignore, folder: '', overrides: overrides.map((one) => ({ ignore: ['*'], reason, ...one })) },
    { today: '2027-06-30', scope: 'whole' },
  );

test('without anything to ignore, an outcome stays as it is', () => {
  expect(ignoring([])).toEqual({ outcome, warnings: [], notes: [] });
});

test('findings of a code are ignored, and counted', () => {
  const ignored = ignoring(['practice/*']);
  expect(ignored.outcome.findings).toEqual([findings[2]]);
  expect(ignored.outcome.leftOut).toEqual({ ignored: 2, acknowledged: 0, known: 0, unchanged: 0, incomplete: 0 });
});

test.each([
  ['a folder', { paths: ['legacy/'] }, [0]],
  ['a file', { paths: ['/legacy/a.yaml'] }, [0, 2]],
  ['a container', { containers: ['proxy'] }, [0, 1]],
  ['an object', { kinds: ['Pod'], names: ['sh*'] }, []],
  ['a rule in a folder', { paths: ['legacy/'], ignore: ['practice/*'] }, [0, 2]],
])('an override for %s', (_what, override, left) => {
  expect(ignoring([], override).outcome.findings).toEqual(left.map((at) => findings[at]));
});

test('an override is not unused where its findings are ignored anyway', () => {
  const used = { paths: ['legacy/'], ignore: ['api/*'], until: '2027-06-29' };
  expect(ignoring(['api/*'], used)).toMatchObject({ warnings: [], notes: [] });
});

test.each([
  ['2027-06-30', 'ends today'],
  ['2027-07-01', 'ends in 1 day'],
  ['2027-07-14', 'ends in 14 days'],
])('an override until %s is a note before it ends', (until, when) => {
  expect(ignoring([], { paths: ['legacy/'], until }).notes).toEqual([
    `pods.verify.overrides[0] ("it is replaced in spring") ${when} (${until}): 2 findings are reported then; fix them, or set a later date`,
  ]);
  expect(ignoring([], { paths: ['legacy/'], until: '2027-07-15' }).notes).toEqual([]);
});

test('an override that has ended ignores nothing, and is a warning with the number of findings', () => {
  const { outcome: left, warnings, notes } = ignoring([], { paths: ['legacy/'], until: '2027-06-29' });
  expect(left.findings).toEqual(findings);
  expect(warnings).toEqual([
    'pods.verify.overrides[0] ("it is replaced in spring") ended on 2027-06-29: 2 findings are reported again; fix them, or set a later date',
  ]);
  expect(notes).toEqual([]);
});

test('an override that matches nothing is a note', () => {
  const { warnings, notes } = ignoring([], {}, { names: ['api'] }, { names: ['api'], until: '2020-01-01' });
  expect(warnings).toEqual([]);
  expect(notes).toEqual([
    'pods.verify.overrides[1] ("it is replaced in spring") matches no finding; remove it',
    'pods.verify.overrides[2] ("it is replaced in spring") matches no finding; remove it',
  ]);
});

test('in a part of a project, an override without effect is a note only where its objects are', () => {
  const part: Outcome = { ...outcome, resources: [{ file: 'deploy/a.yaml', kind: 'Pod', name: 'shop' }] };
  const notesOn = (override: object) => {
    const overrides = [{ ignore: ['api/port-name'], reason, ...override }];
    return withoutIgnored(part, { ignore: [], overrides, folder: '' }, { today: '2027-06-30', scope: 'folders' }).notes
      .length;
  };
  expect(notesOn({ kinds: ['Pod'], containers: ['proxy'] })).toBe(1);
  expect(notesOn({ paths: ['deploy/'] })).toBe(1);
  expect(notesOn({ paths: ['legacy/'] })).toBe(0);
  expect(notesOn({ names: ['api'] })).toBe(0);
});
