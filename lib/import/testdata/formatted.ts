import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const project = resolve(__dirname, '../../..');

/** What the project's formatter and linter make of a program; equal to it where nothing is to be done. */
export function formatted(program: string, command: 'format' | 'check' = 'check'): string {
  const biome = resolve(project, 'node_modules/@biomejs/biome/bin/biome');
  const flags = command === 'check' ? ['check', '--write', '--unsafe', '--error-on-warnings'] : ['format'];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [biome, ...flags, '--stdin-file-path=examples/imported.ts'],
    { cwd: project, input: program, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`biome ${command}: ${stderr}`);
  return stdout;
}
