import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { gitOutput } from './git';

const folder = temporaryFolder();
const list = ['ls-files', '--others', '--exclude-standard', '-z'];

function git(...args: readonly string[]): void {
  execFileSync('git', ['-C', folder(), ...args], { stdio: 'ignore' });
}

test('is what git prints, with names as they are', () => {
  git('init');
  writeFileSync(join(folder(), 'ü b.yaml'), '');
  expect(gitOutput(folder(), list)).toBe('ü b.yaml\0');
});

test('is undefined without a repository, and where git fails', () => {
  expect(gitOutput(folder(), ['rev-parse', 'HEAD'])).toBeUndefined();
  git('init');
  expect(gitOutput(folder(), ['no-such-command'])).toBeUndefined();
});

test('runs no program that the configuration of a repository names', () => {
  const trace = join(folder(), 'trace');
  git('init');
  git('config', 'core.fsmonitor', `touch ${trace}; false`);
  expect(gitOutput(folder(), list)).toBe('');
  expect(existsSync(trace)).toBe(false);
});
