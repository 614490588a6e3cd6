import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';

workingFolder();

function verify(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  writeFiles(files);
  const { exitCode, printed: out } = runCommand(['verify', '--kubernetes', '1.35', ...args]);
  return { exitCode, out, codes: [...out.matchAll(/\[([\w-]+\/[\w-]+)\]$/gm)].map(([, code]) => code) };
}

const configMap = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\n';
/** Its image is a warning of a practice that is off by default, and its probe one of a practice that is on. */
const pod = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
    - {name: web, image: web, ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8008}}}
`;
const typo = pod.replace('spec:', 'spec:\n  hostnam: web');
const nothing = (objects: string) => `${objects} for Kubernetes 1.35: 0 errors, 0 warnings\n`;

describe('--exclude', () => {
  test('skips files in folders and files that are given', () => {
    const files = { 'a.yaml': configMap, 'a.gen.yaml': configMap, 'b/a.yaml': configMap };
    const args = ['.', 'b/a.yaml', '--exclude', 'b/', '--exclude', '*.gen.yaml'];
    expect(verify(files, ...args)).toMatchObject({ exitCode: 0, out: nothing('1 object') });
    expect(verify({}, 'a.yaml', 'a.gen.yaml', '--exclude', '*.gen.yaml').out).toBe(nothing('1 object'));
  });

  test('is a note if nothing matches it', () => {
    expect(verify({ 'a.yaml': configMap }, '.', '--exclude', 'chart/')).toMatchObject({
      exitCode: 0,
      out: `note: exclude "chart/" matches nothing\n${nothing('1 object')}`,
    });
  });

  test('that begins with ./ never matches, and the note says what does', () => {
    const files = { 'a.yaml': configMap, 'b/a.yaml': configMap };
    expect(verify(files, '.', '--exclude', './b/').out).toBe(
      `note: exclude "./b/" matches nothing; use "/b/"\n${nothing('2 objects')}`,
    );
    expect(verify(files, '.', '--exclude', '/b/').out).toBe(nothing('1 object'));
  });

  test('of all files is an error, unless --allow-empty is set', () => {
    const files = { 'a.yaml': configMap };
    expect(verify(files, '.', '--exclude', '*')).toMatchObject({ exitCode: 2, out: 'error: all files are excluded\n' });
    const allowed = verify(files, 'a.yaml', '--exclude', '*', '--allow-empty');
    expect(allowed).toMatchObject({ exitCode: 0, out: nothing('0 objects') });
  });

  test('without a pattern is an error', () => {
    expect(verify({ 'a.yaml': configMap }, '.', '--exclude', '')).toMatchObject({
      exitCode: 2,
      out: expect.stringContaining('error: --exclude: it is empty; set a pattern\n'),
    });
  });
});

describe('--practices and --enable', () => {
  const codes = (...args: readonly string[]) => verify({ 'a.yaml': pod }, 'a.yaml', ...args).codes;

  test('choose the practices that are checked', () => {
    expect(codes()).toEqual(['practice/probe-port']);
    expect(codes('--practices', 'off')).toEqual([]);
    expect(codes('--practices', 'all')).toEqual(expect.arrayContaining(['practice/probe-port', 'practice/latest-tag']));
  });

  test('add practices to those that are on by default, or to none', () => {
    expect(codes('--enable', 'practice/latest-*')).toEqual(['practice/latest-tag', 'practice/probe-port']);
    expect(codes('--practices', 'off', '--enable', 'practice/latest-tag')).toEqual(['practice/latest-tag']);
  });

  test('are errors where they match nothing', () => {
    expect(verify({}, 'a.yaml', '--practices', 'none').out).toContain(
      'error: --practices must be one of off, default, all, got "none"',
    );
    expect(verify({}, 'a.yaml', '--enable', 'practice/last-tag').out).toContain(
      'error: --enable: unknown practice "practice/last-tag"; did you mean "practice/latest-tag"?\n',
    );
  });
});

describe('--ignore', () => {
  test('leaves out the findings of a rule, and says how many in every output', () => {
    const files = { 'a.yaml': typo };
    expect(verify(files, 'a.yaml', '--ignore', 'shape/unknown-field', '--ignore', 'practice/*')).toMatchObject({
      exitCode: 0,
      out: `findings not reported: 2 ignored\n${nothing('1 object')}`,
    });
    const of = (output: string) => verify(files, 'a.yaml', '--ignore', 'shape/*', '--output', output);
    expect(JSON.parse(of('json').out)).toMatchObject({
      leftOut: { ignored: 1, acknowledged: 0, known: 0, unchanged: 0, incomplete: 0 },
      findings: [{ code: 'practice/probe-port' }],
    });
    expect(of('github').out).toContain('::notice title=cdk8s-pods::findings not reported: 1 ignored\n');
    expect(JSON.parse(of('sarif').out).runs[0]).toMatchObject({
      results: [{ ruleId: 'practice/probe-port' }],
      invocations: [{ toolExecutionNotifications: [{ message: { text: 'findings not reported: 1 ignored' } }] }],
    });
  });

  test.each([
    ['practice/probe-ports', 'did you mean "practice/probe-port"?'],
    ['practices/*', 'list them with `cdk8s-pods rules`'],
  ])('%j is an error, as no rule has such a code', (code, fix) => {
    const { exitCode, out } = verify({ 'a.yaml': pod }, 'a.yaml', '--ignore', code);
    expect(exitCode).toBe(2);
    expect(out).toContain(`error: --ignore: unknown rule "${code}"; ${fix}\n`);
  });
});

test('--ignore and --enable take several codes', () => {
  const ignored = verify(
    { 'a.yaml': typo },
    'a.yaml',
    '--ignore',
    'shape/unknown-field, practice/*',
    '--output',
    'json',
  );
  expect(JSON.parse(ignored.out)).toMatchObject({ leftOut: { ignored: 2 }, findings: [] });
  const enabled = verify({}, 'a.yaml', '--practices', 'off', '--enable', 'practice/latest-tag,practice/probe-port');
  expect(enabled.out).toContain('[practice/probe-port]');
  expect(verify({}, 'a.yaml', '--ignore', 'practice/*,').out).toContain(
    'error: --ignore: a code is empty; set one, or remove the comma\n',
  );
  expect(verify({}, 'a.yaml', '--enable', 'api/name-format').out).toContain(
    'error: --enable: rules of api/ are always checked; remove "api/name-format"\n',
  );
});

test.each([
  ['a warning', pod, { warning: 1, error: 0, never: 0 }],
  ['an error', typo, { warning: 1, error: 1, never: 0 }],
  [
    'an unchecked kind',
    'apiVersion: example.org/v1\nkind: Shop\nmetadata: {name: a}\n',
    { warning: 0, error: 0, never: 0 },
  ],
])('--fail-on decides the exit code for %s', (_what, text, codes) => {
  for (const [failOn, exitCode] of Object.entries(codes))
    expect([failOn, verify({ 'a.yaml': text }, 'a.yaml', '--fail-on', failOn).exitCode]).toEqual([failOn, exitCode]);
  expect(verify({}, 'a.yaml').exitCode).toBe(codes.warning);
});
