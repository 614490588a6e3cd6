import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryFolder } from '../../test-helpers/temporary-folder';

const folder = temporaryFolder();

/** The command in one file, as it is published. */
function command(): string {
  const outfile = join(folder(), 'bin.cjs');
  const project = join(__dirname, '../..');
  buildSync({
    entryPoints: [join(__dirname, 'bin.ts')],
    bundle: true,
    platform: 'node',
    outfile,
    absWorkingDir: project,
  });
  return outfile;
}

const shell = (line: string, input = '') =>
  spawnSync('sh', ['-c', line, process.execPath, command()], {
    encoding: 'utf8',
    input,
    env: { ...process.env, FORCE_COLOR: '1' },
  });

test('reads standard input, and exits with 1 for findings', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: []}\n';
  const { status, stdout, stderr } = shell('"$0" "$1" verify - --kubernetes 1.35 --practices off', pod);
  expect(stdout).toContain('<stdin>:4:8: error: Pod web: spec.containers: ');
  expect([status, stderr]).toEqual([1, '']);
});

test('writes all output to a pipe with a slow reader', () => {
  const { stdout, stderr } = shell('for i in 1 2 3; do "$0" "$1" rules; done | (sleep 1; cat)');
  const rules = stdout.split('\n').length;
  expect([rules > 600, rules % 3, stderr]).toEqual([true, 1, '']);
});

test('exits with 2 and no stack if the output cannot be written', () => {
  const { status, stderr } = shell('"$0" "$1" rules >/dev/full');
  expect(stderr).toBe('error: cannot write to standard output: the disk is full (ENOSPC)\n');
  expect(status).toBe(2);
});

test('exits with 2 if the error cannot be written either', () => {
  expect(shell('"$0" "$1" rules >/dev/full 2>&1').status).toBe(2);
});

test('exits with 2 silently if the reader has closed the pipe', async () => {
  const child = spawn(process.execPath, [command(), 'rules'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(said).toBe('');
});
