import { mkdirSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs';
import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';

workingFolder();

const today = () => '2027-06-30';

function verify(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  writeFiles(files);
  const { printed: _, ...ended } = runCommand(['verify', ...args], '', { today });
  return ended;
}

const pod = (name: string, image = 'web:1') => `apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  containers:
    - {name: web, image: '${image}', ports: [{containerPort: 8080}], readinessProbe: {tcpSocket: {port: 8008}}}
`;
const settings = `
pods:
  kubernetes: "1.33"
  verify:
    exclude: [testdata/]
    ignore: [api/success-threshold]
    failOn: error
    enable: [practice/latest-tag]
    overrides:
      - paths: [legacy/]
        names: [old-*]
        ignore: [practice/*]
        reason: they are replaced in spring
        until: 2027-12-31
`;
const repository = {
  'testdata/bad.yaml': 'kind: Pod\nmetadata: {name: a}\n',
  'legacy/old.yaml': pod('old-api'),
  'deploy/web.yaml': pod('web', 'web:latest'),
};

describe.each(['cdk8s.yaml', '.cdk8s-pods.yaml'])('pods.verify in %s', (file) => {
  const files = { ...repository, [file]: settings };

  test('chooses what is verified, reported, and failed on', () => {
    const { exitCode, out, err } = verify(files, '.', '--output', 'json');
    expect([exitCode, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      kubernetes: ['1.33'],
      objects: 2,
      leftOut: { ignored: 1 },
      findings: [
        { file: 'deploy/web.yaml', code: 'practice/latest-tag' },
        { file: 'deploy/web.yaml', code: 'practice/probe-port' },
      ],
    });
  });

  test('is overridden by options, whose lists are added', () => {
    expect(verify(files, '.', '--fail-on', 'warning').exitCode).toBe(1);
    const { out } = verify(files, '.', '--practices', 'default', '--ignore', 'practice/probe-*');
    expect(out).toContain('findings not reported: 2 ignored\n2 objects for Kubernetes 1.33: 0 errors, 0 warnings\n');
    expect(verify(files, '.', '--exclude', 'deploy/', '--exclude', '!testdata/').out).toContain('testdata/bad.yaml:1:');
  });

  test('decides what objects of kinds that are not checked are', () => {
    const unchecked = { 'deploy/shop.yaml': 'apiVersion: example.org/v1\nkind: Shop\nmetadata: {name: a}\n' };
    const strict = settings.replace('verify:\n', 'verify:\n    unchecked: error\n');
    const { exitCode, out } = verify({ ...files, ...unchecked, [file]: strict }, '.');
    expect([exitCode, out]).toEqual([1, expect.stringContaining('[shape/unchecked-kind]')]);
    expect(verify({}, '.', '--unchecked', 'ignore').out).not.toContain('example.org');
  });

  test('names a baseline, whose findings are not reported', () => {
    const known = settings.replace('verify:\n', 'verify:\n    baseline: known.txt\n');
    verify({ ...files, [file]: known }, '.', '--write-baseline', 'known.txt');
    expect(verify({}, '.', '--fail-on', 'warning')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('findings not reported: 1 ignored, 2 in the baseline\n'),
    });
  });

  test('reports all problems, with the file and the setting', () => {
    const wrong = 'pods: { verfy: {}, verify: { failOn: errors, ignore: [practice/probe-ports], overides: [] } }\n';
    expect(verify({ ...repository, [file]: wrong }, '.').err).toBe(
      `error: ${file}:1:9, pods: unknown setting "verfy"; did you mean "verify"?\n` +
        `${file}:1:78, pods: unknown setting "verify.overides"; did you mean "verify.overrides"?\n` +
        `${file}:1:30, pods: setting "verify.failOn": must be "error", "warning" or "never", got "errors"; set "error"\n` +
        `${file}:1:46, pods: setting "verify.ignore": unknown rule "practice/probe-ports"; did you mean "practice/probe-port"?\n`,
    );
    const unknown = 'pods: { verify: { overrides: [{ ignore: [api/nam], reason: x }] } }\n';
    expect(verify({ ...repository, [file]: unknown }, '.').err).toContain(
      `${file}:1:33, pods: setting "verify.overrides[0].ignore": unknown rule "api/nam"; did you mean `,
    );
  });
});

describe('what has no effect', () => {
  const unused = settings.replace('testdata/', 'charts/').replace('old-*', 'older-*');

  test('is a note on a run over a folder', () => {
    const { err } = verify({ ...repository, '.cdk8s-pods.yaml': unused }, '.');
    expect(err).toBe(
      'note: exclude "charts/" matches nothing\n' +
        'note: pods.verify.overrides[0] ("they are replaced in spring") matches no finding; remove it\n',
    );
  });

  test('is not a note on a run over single files, as before a commit', () => {
    expect(verify({ ...repository, '.cdk8s-pods.yaml': unused }, 'deploy/web.yaml').err).toBe('');
  });

  test('is not a note on a run without the practices that it is for', () => {
    const files = { ...repository, '.cdk8s-pods.yaml': settings };
    expect(verify(files, '.', '--practices', 'off').err).toBe('');
    const off = settings.replace('failOn', 'practices: off\n    failOn').replace('enable: [practice/latest-tag]', '');
    expect(verify({ ...repository, '.cdk8s-pods.yaml': off }, '.').err).toContain('matches no finding; remove it\n');
  });

  test('is not a note on a run over a folder that it is not for', () => {
    expect(verify({ ...repository, '.cdk8s-pods.yaml': unused }, 'deploy').err).toBe('');
    const inFlag = verify({}, 'deploy', '--exclude', 'x/');
    expect(inFlag.err).toBe('note: exclude "x/" matches nothing\n');
  });

  test('is a warning where an override has ended', () => {
    const ended = settings.replace('2027-12-31', '2027-06-29');
    expect(verify({ ...repository, '.cdk8s-pods.yaml': ended }, '.').err).toBe(
      'warning: pods.verify.overrides[0] ("they are replaced in spring") ended on 2027-06-29: 1 finding is reported again; fix them, or set a later date\n',
    );
  });
});

describe('.cdk8s-pods.yaml', () => {
  test('is an error next to cdk8s.yaml', () => {
    const files = { ...repository, 'cdk8s.yaml': 'language: typescript\n', '.cdk8s-pods.yaml': settings };
    expect(verify(files, '.')).toMatchObject({
      exitCode: 2,
      err: 'error: cdk8s.yaml and .cdk8s-pods.yaml exist; move pods: to cdk8s.yaml, and remove .cdk8s-pods.yaml, which is for repositories without cdk8s\n',
    });
  });

  test.each([
    ['other names', 'verify: {}\n', 'error: .cdk8s-pods.yaml:1:1: unknown setting "verify"; set it under pods\n'],
    ['no object', '- pods\n', 'error: .cdk8s-pods.yaml must be an object; set pods: { kubernetes: "1.35" }\n'],
    ['no YAML', 'pods: [\n', /^error: \.cdk8s-pods\.yaml is not valid YAML: .*; correct it\n$/],
  ])('with %s is an error', (_what, text, err) => {
    const wrong = verify({ ...repository, '.cdk8s-pods.yaml': text }, '.');
    expect([wrong.exitCode, wrong.err]).toEqual([2, typeof err === 'string' ? err : expect.stringMatching(err)]);
  });

  test('can be empty, and is not one of the manifests', () => {
    const { exitCode, out } = verify({ 'a.yaml': pod('a'), '.cdk8s-pods.yaml': '' }, '.', '--practices', 'off');
    expect([exitCode, out]).toEqual([0, '1 object for Kubernetes 1.35: 0 errors, 0 warnings\n']);
  });
});

describe('a settings file above the working folder', () => {
  const files = {
    '.cdk8s-pods.yaml': settings.replace('[testdata/]', '[/deploy/gen/]').replace('[legacy/]', '[/deploy/legacy/]'),
    'deploy/gen/bad.yaml': 'kind: Pod\nmetadata: {name: a}\n',
    'deploy/legacy/old.yaml': pod('old-api'),
    'deploy/web.yaml': pod('web'),
  };
  const inDeploy = (more: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    verify({ ...files, ...more }, '.');
    process.chdir('deploy');
    return verify({}, ...args);
  };

  test('holds in a repository, with its paths relative to it, and is named', () => {
    mkdirSync('.git');
    const { exitCode, out, err } = inDeploy({}, '.');
    expect([exitCode, err]).toEqual([0, 'note: settings of ../.cdk8s-pods.yaml\n']);
    expect(out).toContain('findings not reported: 1 ignored\n2 objects for Kubernetes 1.33: 0 errors, 1 warning;');
  });

  test('has a baseline next to it', () => {
    mkdirSync('.git');
    const known = settings.replace('verify:\n', 'verify:\n    baseline: known.yaml\n');
    verify({ ...files, '.cdk8s-pods.yaml': known }, 'deploy', '--write-baseline', 'known.yaml');
    expect(inDeploy({ '.cdk8s-pods.yaml': known }, '.', '--fail-on', 'warning')).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('in the baseline'),
    });
  });

  test('does not hold in a folder with its own, in another repository, or without one', () => {
    expect(inDeploy({}, 'web.yaml').out).toContain('1 object for Kubernetes 1.35');
    mkdirSync('../.git');
    mkdirSync('.git');
    expect(verify({}, 'web.yaml').out).toContain('1 object for Kubernetes 1.35');
    rmdirSync('.git');
    expect(verify({}, 'web.yaml').out).toContain('1 object for Kubernetes 1.33');
    const own = verify({ '.cdk8s-pods.yaml': 'pods: {kubernetes: "1.30"}\n' }, 'web.yaml');
    expect([own.err, own.out]).toEqual(['', expect.stringContaining('1 object for Kubernetes 1.30')]);
  });
});

test.each([
  ['.cdk8s-pods.yml', settings],
  ['cdk8s-pods.yaml', settings],
])('%s is an error that names .cdk8s-pods.yaml', (name, text) => {
  expect(verify({ ...repository, [name]: text }, 'deploy')).toMatchObject({
    exitCode: 2,
    err: `error: ${name} is not read; did you mean ".cdk8s-pods.yaml"? rename it, or remove it\n`,
  });
});

test('a manifest can be in cdk8s-pods.yaml', () => {
  expect(verify({ 'cdk8s-pods.yaml': pod('web') }, '.', '--practices', 'off').exitCode).toBe(0);
});

test('a settings file that is a link to nowhere, has a second document, or is a set is an error', () => {
  symlinkSync('nowhere', '.cdk8s-pods.yaml');
  const { err } = verify(repository, 'deploy');
  expect(err).toBe(
    'error: .cdk8s-pods.yaml is a symbolic link to a file that does not exist; correct it, or remove it\n',
  );
  unlinkSync('.cdk8s-pods.yaml');
  expect(verify({ '.cdk8s-pods.yaml': 'pods: {}\n---\npods: {}\n' }, 'deploy').err).toBe(
    'error: .cdk8s-pods.yaml has a second document; remove it\n',
  );
  expect(verify({ '.cdk8s-pods.yaml': 'pods: {verify: !!set {failOn}}\n' }, 'deploy').err).toMatch(
    /^error: \.cdk8s-pods\.yaml:1:8, pods: setting "verify": must be an object, got .*; set an object\n$/,
  );
});
