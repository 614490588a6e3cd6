import type { KubernetesVersion } from '../../kubernetes/version';
import { nothingSkipped } from '../documents/skipped';
import { nothingLeftOut } from '../outputs/left-out';
import { inOrder, type LocatedFinding, type Outcome } from '../outputs/outcome';
import { rules } from '../rules/rules';
import { nothingKnown } from './pods-json';
import { mergeReleases, onlyText, releasesText } from './releases';
import { verifyForReleases, verifySources } from './verify-sources';

type Said = Partial<LocatedFinding['finding']> & { readonly file?: string; readonly line?: number };

function located({ file = 'a.yaml', line = 1, ...finding }: Said): LocatedFinding {
  return {
    file,
    line,
    column: 1,
    resource: { kind: 'Pod', name: 'web' },
    finding: { code: 'api/port-number', severity: 'error', field: 'spec', message: 'wrong', ...finding },
    namedField: 'spec',
  };
}

function merge(found: Partial<Record<KubernetesVersion, readonly Said[]>>) {
  const [first, ...others] = Object.entries(found).map(
    ([release, findings]): Outcome => ({
      findings: findings.map(located),
      leftOut: nothingLeftOut,
      resources: [],
      verified: 0,
      unchecked: [],
      skipped: nothingSkipped,
      releases: [release as KubernetesVersion],
    }),
  );
  const merged = mergeReleases([first as Outcome, ...others]);
  return { ...merged, findings: inOrder(merged.findings, ['a.yaml', 'b.yaml', 'c.yaml']) };
}

/** The findings, as `file:line message (releases)`. */
const lines = (outcome: Outcome) =>
  outcome.findings.map((one) => `${one.file}:${one.line} ${one.finding.message}${onlyText(one)}`);

test('a finding of all releases is reported once, without releases', () => {
  const merged = merge({ '1.33': [{}], '1.34': [{}], '1.35': [{}] });
  expect(merged.findings).toEqual([located({})]);
  expect(merged.releases).toEqual(['1.33', '1.34', '1.35']);
});

test('a finding of one release is the finding of that release, wherever it is', () => {
  expect(
    lines(
      merge({
        '1.33': [{ file: 'a.yaml' }, { file: 'c.yaml' }],
        '1.35': [{ file: 'b.yaml', line: 7 }, { file: 'c.yaml' }, { file: 'c.yaml', line: 2, message: 'gone' }],
      }),
    ),
  ).toEqual([
    'a.yaml:1 wrong (1.33 only)',
    'b.yaml:7 wrong (1.35 only)',
    'c.yaml:1 wrong',
    'c.yaml:2 gone (1.35 only)',
  ]);
});

test('a finding whose message differs by release has that of the latest one', () => {
  const found = { '1.33': [{ message: 'not in 1.33' }], '1.34': [{ message: 'not in 1.34' }], '1.35': [] };
  expect(lines(merge(found))).toEqual(['a.yaml:1 not in 1.34 (1.33 and 1.34 only)']);
});

test('a finding that is an error of one release is an error, in its words', () => {
  const found = {
    '1.33': [{ message: 'refused' }],
    '1.35': [{ message: 'dropped', severity: 'warning' as const }],
  };
  expect(merge(found).findings).toMatchObject([{ finding: { severity: 'error', message: 'refused' } }]);
});

test('several findings of one rule at one place are matched by their message', () => {
  expect(lines(merge({ '1.33': [{ message: 'x' }], '1.35': [{ message: 'y' }, { message: 'x' }] }))).toEqual([
    'a.yaml:1 x',
    'a.yaml:1 y (1.35 only)',
  ]);
});

test('an acknowledgement that one release needs is not too much', () => {
  const acknowledgement = { code: 'practice/acknowledgement', severity: 'warning' } as const;
  expect(lines(merge({ '1.33': [], '1.35': [acknowledgement] }))).toEqual([]);
  expect(lines(merge({ '1.33': [acknowledgement], '1.35': [acknowledgement] }))).toEqual(['a.yaml:1 wrong']);
});

test('findings that kustomize can fix are counted once for all releases', () => {
  const outcome = (release: KubernetesVersion, ...incomplete: readonly LocatedFinding[]): Outcome => ({
    ...merge({ [release]: [] }),
    incomplete,
    leftOut: { ...nothingLeftOut, incomplete: incomplete.length },
  });
  const merged = mergeReleases([
    outcome('1.33', located({})),
    outcome('1.35', located({}), located({ line: 2, message: 'gone' })),
  ]);
  expect(merged.leftOut.incomplete).toBe(2);
  expect(merged.incomplete?.map(({ line }) => line)).toEqual([1, 2]);
});

test('releases are listed in words', () => {
  expect(releasesText(['1.33'])).toBe('1.33');
  expect(releasesText(['1.33', '1.34', '1.35'])).toBe('1.33, 1.34 and 1.35');
});

test('a finding has a release exactly where a run for that release has it, in the examples of rules of some releases', () => {
  const ofSome = rules.filter(({ since, until, failing }) => (since ?? until ?? failing.kubernetes) !== undefined);
  const texts = ofSome.flatMap(({ failing }) => failing.object).map((object) => JSON.stringify(object));
  const sources = [{ name: 'all.json', text: texts.join('\n') }];
  const releases = ['1.28', '1.31', '1.33', '1.35', '1.37'] as const;
  const options = { kubernetes: '1.28', practices: 'all' } as const;
  const placesOf = (findings: readonly LocatedFinding[]) =>
    findings.map(({ line, column, finding: { code, field } }) => `${line}:${column} ${code} ${field}`).sort();
  const merged = verifyForReleases(releases, sources, options, nothingKnown);
  expect(merged.findings.some((one) => one.releases !== undefined)).toBe(true);
  for (const release of releases) {
    const alone = verifySources(sources, { ...options, kubernetes: release });
    const ofRelease = merged.findings.filter((one) => (one.releases ?? merged.releases).includes(release));
    expect(placesOf(ofRelease)).toEqual(placesOf(alone.findings));
  }
});

test('findings have one order, for one release and several, with unchecked kinds and without', () => {
  const pod = (more: string, name = 'a') =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n  containers:\n    - name: a\n      image: a\n${more}`;
  const sources = [
    { name: 'b.yaml', text: pod('      foo: 1\n') },
    {
      name: 'a.yaml',
      text: `${pod('      foo: 1\n')}---\napiVersion: a.example.org/v1\nkind: A\n---\n${pod('', 'b')}`,
    },
  ];
  const found = (releases: readonly KubernetesVersion[], unchecked: 'error' | 'warning') =>
    verifyForReleases(
      releases,
      sources,
      { kubernetes: '1.35', enable: ['practice/latest-tag'] },
      nothingKnown,
      unchecked,
    )
      .findings.filter(({ finding }) => finding.code !== 'shape/unchecked-kind')
      .map(({ file, line, finding: { code } }) => `${file}:${line} ${code}`);
  const expected = [
    'b.yaml:7 practice/latest-tag',
    'b.yaml:8 shape/unknown-field',
    'a.yaml:7 practice/latest-tag',
    'a.yaml:8 shape/unknown-field',
    'a.yaml:19 practice/latest-tag',
  ];
  expect(found([], 'warning')).toEqual(expected);
  expect(found(['1.35'], 'error')).toEqual(expected);
  expect(found(['1.33', '1.35'], 'warning')).toEqual(expected);
  expect(found(['1.33', '1.35'], 'error')).toEqual(expected);
});
