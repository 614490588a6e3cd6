import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const project = resolve(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'built-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The entries of the package, as code: `./verify` is in `lib/verify/index.js`. Those of test runners load only in one. */
const entries = Object.values<{ default?: string }>(
  JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).exports,
)
  .flatMap(({ default: file }) => (file === undefined ? [] : [file.replace('./build/', '')]))
  .filter((file) => !/^lib\/(?:jest|vitest)\//.test(file));

beforeAll(() => {
  const build = spawnSync(process.execPath, [join(project, 'scripts/build.cjs'), folder], { encoding: 'utf8' });
  expect(build.stderr).toBe('');
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
});

test('classes of the built package have the names that they are exported under, as messages of constructs name them', () => {
  const program = `
    const classes = ${JSON.stringify(entries)}.flatMap((file) => Object.entries(require('./' + file)))
      .filter(([, value]) => typeof value === 'function' && String(value).startsWith('class'));
    console.log(JSON.stringify(classes.map(([name, value]) => [name, value.name])));`;
  const { stdout } = spawnSync(process.execPath, ['-e', program], { cwd: folder, encoding: 'utf8' });
  const names: readonly (readonly [string, string])[] = JSON.parse(stdout);
  expect(names.map(([exported]) => exported)).toEqual(expect.arrayContaining(['Workload', 'GitOpsApp', 'ShapeError']));
  // Of two classes of one name in lib/, the bundle renames one: rename the one that is not exported.
  expect(names.filter(([exported, name]) => exported !== name)).toEqual([]);
});

test('the built package leaves V8 shapes for the objects with one key of a program, of which it has 1,536 at most', () => {
  const program = `
    for (const file of ${JSON.stringify(entries)}) require('./' + file);
    const pairs = Array.from({ length: 1000 }, (_, at) => [0, 1].map(() => JSON.parse('{ "key' + at + '": "" }')));
    console.log(pairs.filter(([one, other]) => !%HaveSameMap(one, other)).length);`;
  const args = ['--allow-natives-syntax', '-e', program];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  // If there are more: scripts/build.cjs gives the objects that esbuild wraps modules in one key.
  expect(stdout).toBe('0\n');
});

test('the built command loads the client of a cluster, an ES module, and says what its kubeconfig lacks', () => {
  const args = [join(folder, 'lib/cli/bin.js'), 'status', 'cluster', '--kubeconfig', 'missing'];
  const { stderr, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: 'error: kubeconfig "missing" does not exist\n', status: 2 });
});
