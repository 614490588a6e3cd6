import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../test-helpers/temporary-folder';

const folder = temporaryFolder();

test('nothing that tests leave in the folder for temporary files stays there', () => {
  const [tests, temporary, cache] = ['tests', 'temporary', 'cache'].map((name) => join(folder(), name));
  for (const one of [tests, temporary, cache]) mkdirSync(one as string);
  const leaves = `
    const { mkdtempSync } = require('node:fs');
    const left = mkdtempSync(require('node:os').tmpdir() + '/left-');
    test('leaves a folder below that of the run', () => expect(left).toMatch(process.env.TMPDIR + '/left-'));`;
  for (const name of ['a', 'b']) writeFileSync(join(tests as string, `${name}.test.js`), leaves);
  const config = {
    rootDir: tests,
    cacheDirectory: cache,
    transform: {},
    testEnvironment: join(__dirname, 'jest-environment.cjs'),
  };
  const jest = join(__dirname, '../node_modules/jest/bin/jest.js');
  const { status, stderr } = spawnSync(process.execPath, [jest, '--runInBand', '--config', JSON.stringify(config)], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: temporary },
  });
  expect([status, stderr]).toEqual([0, expect.stringContaining('2 passed, 2 total')]);
  expect(readdirSync(temporary as string)).toEqual([]);
});
