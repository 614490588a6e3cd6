import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { run } from '../run';

const folder = temporaryFolder();
const project = process.cwd();
beforeEach(() => process.chdir(folder()));
afterEach(() => process.chdir(project));

function verify(files: readonly string[], ...args: readonly string[]) {
  for (const file of files) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\n');
  }
  let out = '';
  const write = (text: string) => {
    out += text;
  };
  const terminal = { out: write, err: write, standardInput: () => Buffer.from(''), colours: false };
  const exitCode = run(['verify', '--kubernetes', '1.35', ...args], terminal);
  return { exitCode, out };
}
const summary = (objects: string) => `${objects} for Kubernetes 1.35: 0 errors, 0 warnings\n`;

test('--exclude skips files in folders and files that are given', () => {
  const args = ['.', 'b/a.yaml', '--exclude', 'b/', '--exclude', '*.gen.yaml'];
  expect(verify(['a.yaml', 'a.gen.yaml', 'b/a.yaml'], ...args)).toEqual({ exitCode: 0, out: summary('1 object') });
  expect(verify([], 'a.yaml', 'a.gen.yaml', '--exclude', '*.gen.yaml').out).toBe(summary('1 object'));
});

test('--exclude without effect is a note', () => {
  expect(verify(['a.yaml'], '.', '--exclude', 'chart/')).toEqual({
    exitCode: 0,
    out: `note: --exclude "chart/" excludes nothing\n${summary('1 object')}`,
  });
});

test('--exclude of all files is an error, unless --allow-empty is set', () => {
  expect(verify(['a.yaml'], '.', '--exclude', '*')).toEqual({ exitCode: 2, out: 'error: all files are excluded\n' });
  expect(verify([], 'a.yaml', '--exclude', '*', '--allow-empty')).toEqual({ exitCode: 0, out: summary('0 objects') });
});

test('--exclude without a pattern is an error', () => {
  expect(verify(['a.yaml'], '.', '--exclude', '')).toMatchObject({
    exitCode: 2,
    out: expect.stringContaining('error: --exclude: it is empty; set a pattern\n'),
  });
});
