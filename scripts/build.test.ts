import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../test-helpers/temporary-folder';

const project = resolve(__dirname, '..');
const folder = temporaryFolder();

/** The entries of the package, as code: `./verify` is in `lib/verify/index.js`. Those of test runners load only in one. */
const entries = Object.values<{ default?: string }>(
  JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).exports,
)
  .flatMap(({ default: file }) => (file === undefined ? [] : [file.replace('./build/', '')]))
  .filter((file) => !/^lib\/(?:jest|vitest)\//.test(file));

test('classes of the built package have the names that they are exported under, as messages of constructs name them', () => {
  const build = spawnSync(process.execPath, [join(project, 'scripts/build.cjs'), folder()], { encoding: 'utf8' });
  expect(build.stderr).toBe('');
  symlinkSync(join(project, 'node_modules'), join(folder(), 'node_modules'));
  const program = `
    const classes = ${JSON.stringify(entries)}.flatMap((file) => Object.entries(require('./' + file)))
      .filter(([, value]) => typeof value === 'function' && String(value).startsWith('class'));
    console.log(JSON.stringify(classes.map(([name, value]) => [name, value.name])));`;
  const { stdout } = spawnSync(process.execPath, ['-e', program], { cwd: folder(), encoding: 'utf8' });
  const names: readonly (readonly [string, string])[] = JSON.parse(stdout);
  expect(names.map(([exported]) => exported)).toEqual(expect.arrayContaining(['Workload', 'GitOpsApp', 'ShapeError']));
  // Of two classes of one name in lib/, the bundle renames one: rename the one that is not exported.
  expect(names.filter(([exported, name]) => exported !== name)).toEqual([]);
});
