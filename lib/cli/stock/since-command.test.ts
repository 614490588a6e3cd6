import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commitFiles, git } from '../../../test-helpers/git';
import { runCommand } from '../../../test-helpers/run-command';
import { temporaryFolder, workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';

const outside = temporaryFolder();
workingFolder();
beforeEach(() => git('init', '--quiet'));

function verify(...args: readonly string[]) {
  const { printed: _, ...ended } = runCommand(['verify', '--kubernetes', '1.35', ...args], pod('a'));
  return ended;
}

/** The files with findings, and what is not reported. */
function reported(...args: readonly string[]) {
  const { findings, leftOut } = JSON.parse(verify('--output', 'json', ...args).out);
  return { files: findings.map(({ file }: { file: string }) => file), unchanged: leftOut.unchanged };
}

/** A Pod with one error. */
const pod = (name: string, port = 70000) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: web, image: "web:1", ports: [{containerPort: ${port}}]}]}\n`;

test('--since compares no objects of a file of more than 32 MiB: in one that changed, all are reported', () => {
  const comment = `---\n# ${'x'.repeat(1 << 20)}\n`;
  const large = (text: string) => `${text}${comment.repeat(33)}`;
  commitFiles({ 'now.yaml': pod('a'), 'before.yaml': large(pod('b')), 'd.yaml': pod('d') });
  writeFiles({ 'now.yaml': large(pod('a')), 'before.yaml': pod('b'), 'd.yaml': `# d\n${pod('d')}` });
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: ['before.yaml', 'now.yaml'], unchanged: 1 });
});

test('--since reports what is in objects that changed, and counts the rest', () => {
  commitFiles({ 'a.yaml': pod('a'), 'b.yaml': `${pod('b')}---\n${pod('c')}` });
  expect(verify('.', '--since', 'HEAD')).toEqual({
    exitCode: 0,
    err: '',
    out: 'findings not reported: 3 in unchanged objects\n3 objects for Kubernetes 1.35: 0 errors, 0 warnings\n',
  });
  writeFileSync('b.yaml', `# comment\n${pod('b')}---\n${pod('c', 70001)}`);
  const { exitCode, out } = verify('.', '--since', 'HEAD');
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^b\.yaml:10:\d+: error: Pod c: .*\nfindings not reported: 2 in unchanged objects\n/);
});

test('--since knows new, staged, untracked, ignored, renamed and moved files', () => {
  commitFiles({ 'a.yaml': pod('a'), 'b.yaml': pod('b'), '.gitignore': 'ignored.yaml\n' });
  renameSync('a.yaml', 'z.yaml');
  mkdirSync('moved');
  renameSync('b.yaml', 'moved/b.yaml');
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: [], unchanged: 2 });
  writeFileSync('new.yaml', pod('new'));
  writeFileSync('ignored.yaml', pod('ignored'));
  writeFileSync('staged.yaml', pod('staged'));
  git('add', 'staged.yaml', 'z.yaml');
  expect(reported('.', 'ignored.yaml', '--since', 'HEAD')).toEqual({
    files: ['new.yaml', 'staged.yaml', 'ignored.yaml'],
    unchanged: 2,
  });
});

test('--since compares with the commit at which a branch left the revision', () => {
  commitFiles({ 'a.yaml': pod('a') });
  git('switch', '--quiet', '-c', 'topic');
  commitFiles({ 'b.yaml': pod('b') });
  git('switch', '--quiet', 'main');
  commitFiles({ 'a.yaml': pod('a', 8080) });
  git('switch', '--quiet', 'topic');
  expect(reported('.', '--since', 'main')).toEqual({ files: ['b.yaml'], unchanged: 1 });
});

test('--since works in a folder of the repository, with paths to others', () => {
  mkdirSync('deploy');
  mkdirSync('other');
  commitFiles({ 'deploy/a.yaml': pod('a'), 'other/b.yaml': pod('b'), 'ünï "code".yaml': pod('c') });
  writeFileSync('other/b.yaml', pod('b', 70001));
  process.chdir('deploy');
  expect(reported('.', '..', '--since', 'HEAD')).toEqual({ files: ['../other/b.yaml'], unchanged: 2 });
});

test('--since compares the files of a submodule with its commit, whatever git is to ignore', () => {
  commitFiles({ 'a.yaml': pod('a') });
  git('clone', '--quiet', '.', 'module');
  commitFiles({ 'b.yaml': pod('b') });
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: [], unchanged: 3 });
  process.chdir('module');
  commitFiles({ 'c.yaml': pod('c') });
  process.chdir('..');
  git('config', 'diff.ignoreSubmodules', 'all');
  writeFileSync('.gitmodules', '[submodule "module"]\n  path = module\n  url = ./module\n  ignore = all\n');
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: ['module/c.yaml'], unchanged: 3 });
});

test('--since knows files that links lead to, and folders', () => {
  mkdirSync('sub');
  symlinkSync('sub', 'linked');
  symlinkSync('a.yaml', 'link.yaml');
  commitFiles({ 'a.yaml': pod('a'), 'sub/b.yaml': pod('b') });
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: [], unchanged: 2 });
  expect(reported('link.yaml', 'linked', '--since', 'HEAD')).toEqual({ files: [], unchanged: 2 });
  symlinkSync(process.cwd(), join(outside(), 'checkout'));
  expect(reported(join(outside(), 'checkout'), '--since', 'HEAD')).toEqual({ files: [], unchanged: 2 });
  writeFileSync('sub/b.yaml', pod('b', 70001));
  expect(reported('linked', '--since', 'HEAD')).toEqual({ files: ['linked/b.yaml'], unchanged: 0 });
});

test('--since knows an object that has moved to a file that alone is given', () => {
  commitFiles({ 'a.yaml': `${pod('a')}---\n${pod('b')}` });
  writeFileSync('b.yaml', pod('b'));
  expect(reported('b.yaml', '--since', 'HEAD')).toEqual({ files: ['b.yaml'], unchanged: 0 });
  writeFileSync('a.yaml', pod('a'));
  expect(reported('b.yaml', '--since', 'HEAD')).toEqual({ files: [], unchanged: 1 });
});

test('--since tells objects without a name apart by generateName', () => {
  const generated = (prefix: string, port?: number) => pod('x', port).replace('name: x', `generateName: ${prefix}`);
  commitFiles({ 'a.yaml': `${generated('a-')}---\n${generated('b-')}` });
  writeFileSync('a.yaml', `${generated('a-')}---\n${generated('b-', 70001)}`);
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: ['a.yaml'], unchanged: 1 });
});

test('--since takes what a sparse checkout does not have for what is still there', () => {
  mkdirSync('other');
  commitFiles({ 'a.yaml': pod('a'), 'other/b.yaml': pod('b') });
  git('sparse-checkout', 'set', '--no-cone', '/*.yaml');
  expect(existsSync('other/b.yaml')).toBe(false);
  writeFileSync('b.yaml', pod('b'));
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: ['b.yaml'], unchanged: 1 });
});

test('--since counts other ends of lines as no change, also in text that cannot be read', () => {
  commitFiles({ 'a.yaml': pod('a'), 'b.yaml': 'apiVersion: [\n' });
  writeFileSync('a.yaml', pod('a').replaceAll('\n', '\r\n'));
  writeFileSync('b.yaml', 'apiVersion: [\r\n');
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: [], unchanged: 2 });
});

test('--since runs no program that the configuration of a repository names', () => {
  const trace = join(outside(), 'trace');
  for (const program of ['clean', 'smudge', 'process']) git('config', `filter.x.${program}`, `touch ${trace}; cat`);
  commitFiles({ 'a.yaml': pod('a') });
  writeFileSync('.gitattributes', '* filter=x\n');
  writeFileSync('a.yaml', pod('a', 70001));
  expect(reported('.', '--since', 'HEAD').files).toEqual(['a.yaml']);
  expect(existsSync(trace)).toBe(false);
});

test('--since fetches what a partial clone lacks', () => {
  commitFiles({ 'a.yaml': pod('a') });
  git('config', 'uploadpack.allowFilter', 'true');
  commitFiles({ 'a.yaml': pod('a', 70001) });
  git('clone', '--quiet', '--filter=blob:none', `file://${resolve('.')}`, 'clone');
  process.chdir('clone');
  expect(reported('.', '--since', 'HEAD^')).toEqual({ files: ['a.yaml'], unchanged: 0 });
});

test('--since reports unreadable text in changed files', () => {
  commitFiles({ 'a.yaml': 'apiVersion: [\n', 'b.yaml': 'apiVersion: [\n' });
  writeFileSync('b.yaml', 'apiVersion: [[\n');
  expect(reported('.', '--since', 'HEAD')).toEqual({ files: ['b.yaml'], unchanged: 1 });
});

test('--since works with --baseline: both leave findings out', () => {
  commitFiles({ 'a.yaml': pod('a'), 'b.yaml': pod('b') });
  verify('a.yaml', '--write-baseline', 'baseline.yaml');
  writeFileSync('a.yaml', `${pod('a')}---\n${pod('new')}`);
  const { findings, leftOut } = JSON.parse(
    verify('.', '--output', 'json', '--since', 'HEAD', '--baseline', 'baseline.yaml').out,
  );
  expect(findings).toMatchObject([{ file: 'a.yaml', name: 'new' }]);
  expect(leftOut).toEqual({ ignored: 0, acknowledged: 0, known: 1, unchanged: 1, incomplete: 0 });
});

describe('is an error', () => {
  beforeEach(() => commitFiles({ 'a.yaml': pod('a') }));

  test.each([
    ['a revision that does not exist', 'nope', 'unknown revision "nope"'],
    ['a file', ':a.yaml', 'unknown revision ":a.yaml"'],
    ['an option of git', '--output=pwned', 'unknown revision "--output=pwned"'],
    ['an option of git with a commit', '-h^{commit}', 'unknown revision "-h^{commit}"'],
  ])('--since with %s', (_, revision, message) => {
    expect(verify('.', `--since=${revision}`)).toEqual({
      exitCode: 2,
      out: '',
      err: `error: --since: ${message}; use a commit, tag or branch, or fetch it first, such as with \`git fetch origin main\`\n`,
    });
  });

  test('--since without a repository', () => {
    rmSync('.git', { recursive: true });
    expect(verify('.', '--since', 'HEAD')).toMatchObject({
      exitCode: 2,
      err: 'error: --since: not in a git repository, or git is not installed; run it in a repository\n',
    });
  });

  test('--since with standard input', () => {
    expect(verify('-', '--since', 'HEAD')).toMatchObject({
      exitCode: 2,
      err: 'error: --since cannot compare standard input; give files or folders\n',
    });
  });

  test('--since with a commit whose files are not there', () => {
    const id = git('rev-parse', 'HEAD:a.yaml').trim();
    rmSync(join('.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
    writeFileSync('a.yaml', pod('b'));
    expect(verify('.', '--since', 'HEAD')).toMatchObject({
      exitCode: 2,
      err: 'error: --since: git cannot read the repository; check it with `git fsck`\n',
    });
  });

  test('--since with what can be read only once', () => {
    execFileSync('mkfifo', ['pipe']);
    const writer = spawn('sh', ['-c', `echo > pipe`], { stdio: 'ignore' });
    expect(verify('pipe', '--allow-empty', '--since', 'HEAD')).toMatchObject({
      exitCode: 2,
      err: 'error: --since cannot compare pipe; give files or folders\n',
    });
    writer.kill();
  });

  test('--since with a revision that a shallow clone does not have', () => {
    commitFiles({ 'b.yaml': pod('b') });
    git('clone', '--quiet', '--depth', '1', `file://${resolve('.')}`, 'clone');
    process.chdir('clone');
    expect(verify('.', '--since', 'HEAD^')).toMatchObject({
      exitCode: 2,
      err: 'error: --since: this shallow clone does not reach "HEAD^"; run `git fetch --unshallow`, or set fetch-depth: 0 for actions/checkout\n',
    });
  });
});
