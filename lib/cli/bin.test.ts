import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryFolder } from '../testing/temporary-folder';

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

test('the process reads standard input, and its exit code says what was found', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: []}\n';
  const { status, stdout, stderr } = shell('"$0" "$1" verify - --kubernetes 1.35 --no-practices', pod);
  expect(stdout).toContain('<stdin>:4:8: error: Pod web: spec.containers: ');
  expect([status, stderr]).toEqual([1, '']);
});

test('all is written to a pipe whose reader is slow', () => {
  const { stdout, stderr } = shell('for i in 1 2 3; do "$0" "$1" rules; done | (sleep 1; cat)');
  const rules = stdout.split('\n').length;
  expect([rules > 600, rules % 3, stderr]).toEqual([true, 1, '']);
});

test('output that cannot be written is an error without a stack, with exit code 2', () => {
  const { status, stderr } = shell('"$0" "$1" rules >/dev/full');
  expect(stderr).toBe('error: cannot write to standard output: the disk is full (ENOSPC)\n');
  expect(status).toBe(2);
});

test('whatever cannot be said either leaves exit code 2', () => {
  expect(shell('"$0" "$1" rules >/dev/full 2>&1').status).toBe(2);
});

test('a reader that is gone ends it quietly, with exit code 2', async () => {
  const child = spawn(process.execPath, [command(), 'rules'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (data) => {
    said += data;
  });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(said).toBe('');
});
