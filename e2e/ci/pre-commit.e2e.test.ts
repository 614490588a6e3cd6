import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'pre-commit-'));
const repository = join(scratch, 'repository');
const preCommit = join(scratch, 'venv/bin/pre-commit');

/** Nothing of the npm that runs this test. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm_(?!config_)|NODE_|INIT_CWD$)/.test(name)),
  ),
  PRE_COMMIT_HOME: join(scratch, 'home'),
};

function run(command: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: environment });
  return { status, said: `${stdout}${stderr}` };
}

function must(command: string, args: readonly string[], cwd: string): void {
  const { status, said } = run(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit code ${status}\n${said}`);
}

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "${image}"}]}\n`;

// pre-commit from its registry; the hook from the last commit of this checkout, as its users get it.
beforeAll(() => {
  must('python3', ['-m', 'venv', join(scratch, 'venv')], scratch);
  must(join(scratch, 'venv/bin/pip'), ['install', '--quiet', 'pre-commit==4.7.0'], scratch);
  must('git', ['clone', '--quiet', project, 'hooks'], scratch);
  mkdirSync(join(repository, 'deploy'), { recursive: true });
  must('git', ['init', '--quiet'], repository);
  const config = `repos:
  - repo: ${join(scratch, 'hooks')}
    rev: HEAD
    hooks:
      - id: cdk8s-pods-verify
        files: ^deploy/
        args: [--kubernetes, "1.35", --practices, "off"]
`;
  writeFileSync(join(repository, '.pre-commit-config.yaml'), config);
  writeFileSync(join(repository, 'other.yaml'), pod(' '));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the hook passes a commit of valid manifests, and fails one of others with what is wrong', () => {
  writeFileSync(join(repository, 'deploy/web.yaml'), pod('nginx:1.29'));
  must('git', ['add', '.'], repository);
  expect(run(preCommit, ['run'], repository)).toEqual({
    status: 0,
    said: expect.stringMatching(/manifests\.+Passed\n/),
  });
  writeFileSync(join(repository, 'deploy/web.yaml'), pod(' '));
  must('git', ['add', '.'], repository);
  const { status, said } = run(preCommit, ['run'], repository);
  expect(said).toMatch(/\ndeploy\/web\.yaml:4:\d+: error: Pod web: spec\.containers\[0\]\.image: /);
  expect(said).not.toContain('other.yaml');
  expect(status).toBe(1);
});

test('the hook passes a commit of values and a kustomization only', () => {
  must('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.example', 'commit', '-qm', 'shop'], repository);
  writeFileSync(join(repository, 'deploy/values.yaml'), 'replicas: 2\n');
  writeFileSync(join(repository, 'deploy/kustomization.yaml'), 'resources: [web.yaml]\n');
  must('git', ['add', '.'], repository);
  expect(run(preCommit, ['run'], repository)).toMatchObject({ status: 0 });
});
