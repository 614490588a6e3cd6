import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const bin = join(__dirname, 'bin.ts');
const command = `${process.execPath} -r tsx/cjs ${bin}`;

test('the process reads standard input, and its exit code says what was found', () => {
  const { status, stdout, stderr } = spawnSync(`${command} verify - --kubernetes 1.35 --no-practices`, {
    shell: true,
    encoding: 'utf8',
    input: 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: []}\n',
    env: { ...process.env, FORCE_COLOR: '1' },
  });
  expect(stdout).toContain('<stdin>:4:8: error: Pod web: spec.containers: ');
  expect([status, stderr]).toEqual([1, '']);
});

test('who reads only the first lines ends it quietly', () => {
  const { stdout, stderr } = spawnSync(`${command} rules | head -n 1`, { shell: true, encoding: 'utf8' });
  expect(stdout.split('\n')).toHaveLength(2);
  expect(stderr).toBe('');
});
