import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../test-helpers/temporary-folder';

const script = join(__dirname, 'run.cjs');
const folder = temporaryFolder();
const cache = () => join(folder(), 'node_modules/.cache/cdk8s-pods/run/main.ts');
let hours = 0;

/** Writes a file an hour after the last one, long ago: what was written a moment ago is not relied on. */
function write(file: string, text: string): void {
  mkdirSync(join(folder(), dirname(file)), { recursive: true });
  writeFileSync(join(folder(), file), text);
  hours += 1;
  for (let path = file; path !== '.'; path = dirname(path)) {
    utimesSync(join(folder(), path), hours * 3600, hours * 3600);
  }
}

beforeEach(() => {
  write('node_modules/words/package.json', '{"name": "words"}');
  write('node_modules/words/index.js', `exports.word = () => require('fs').readFileSync(__dirname + '/word', 'utf8');`);
  write('node_modules/words/word', 'hello');
  write('lib/index.ts', `export { name } from './name';\n`);
  write('lib/name.ts', `export const name: string = 'Ada';\n`);
  write('main.ts', `import { word } from 'words';\nimport { name } from './lib';\nconsole.log(word(), name);\n`);
});

function run() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'main.ts'], {
    cwd: folder(),
    encoding: 'utf8',
  });
  return { status, out: stdout.trim(), err: stderr };
}
const printed = () => {
  const { status, out, err } = run();
  expect([status, err]).toEqual([0, '']);
  return out;
};
const bundles = () => readdirSync(cache()).filter((name) => name.endsWith('.cjs'));

test('runs a program and what it imports, in a file of a package that reads one beside it too', () => {
  expect([printed(), printed()]).toEqual(['hello Ada', 'hello Ada']);
});

test('makes the bundle of imports once, however often the program is edited', () => {
  printed();
  const [made] = bundles();
  write('main.ts', `import { name } from './lib';\nconsole.log('bye', name);\n`);
  expect([printed(), printed()]).toEqual(['bye Ada', 'bye Ada']);
  expect(bundles()).toEqual([made]);
  expect(readdirSync(cache()).sort()).toEqual([made, `${made}.code`, `${made}.map`, 'state.json'].sort());
});

test.each<[string, () => void, string]>([
  ['a file that it imports', () => write('lib/name.ts', `export const name: string = 'Eve';\n`), 'hello Eve'],
  ['a package', () => write('node_modules/words/index.js', `exports.word = () => 'moin';`), 'moin Ada'],
  ['a file that comes before another', () => write('lib.ts', `export const name = 'Bob';\n`), 'hello Bob'],
  [
    'a file in a folder that comes before another',
    () => {
      write('lib/index.ts', `export { name } from './who';\n`);
      write('lib/who/index.ts', `export const name = 'Kay';\n`);
      printed();
      write('lib/who.ts', `export const name = 'Max';\n`);
    },
    'hello Max',
  ],
  [
    'an import that is new',
    () => {
      write('lib/more.ts', `export const more = '!';\n`);
      write('main.ts', `import { name } from './lib';\nimport { more } from './lib/more';\nconsole.log(name, more);\n`);
    },
    'Ada !',
  ],
])('sees at once that %s changed', (_, change, out) => {
  printed();
  change();
  expect([printed(), printed()]).toEqual([out, out]);
});

test('relies on nothing that was written while it bundled', () => {
  const tomorrow = Date.now() / 1000 + 86_400;
  utimesSync(join(folder(), 'lib/name.ts'), tomorrow, tomorrow);
  expect(printed()).toBe('hello Ada');
  expect(existsSync(join(cache(), 'state.json'))).toBe(false);
});

test.each(['state.json', '.cjs', '.cjs.code', '.cjs.map'])('does without what is damaged of its cache: %s', (name) => {
  printed();
  for (const file of readdirSync(cache()).filter((one) => one.endsWith(name))) writeFileSync(join(cache(), file), '');
  expect(printed()).toBe('hello Ada');
});

test('does without a cache where none can be', () => {
  write('node_modules/.cache', '');
  expect(printed()).toBe('hello Ada');
});

test('says where in the sources an error was thrown, at the first run and the next', () => {
  write(
    'lib/name.ts',
    `export const name: string = 'Ada';\nexport const fail = () => {\n  throw new Error('no');\n};\n`,
  );
  write('lib/index.ts', `export { fail } from './name';\n`);
  write('main.ts', `import { fail } from './lib';\nimport type { X } from './types';\n\nfail();\n`);
  for (const { status, err } of [run(), run()]) {
    expect(status).toBe(1);
    expect(err).toContain(
      `Error: no\n    at fail (${folder()}/lib/name.ts:3:9)\n    at Object.<anonymous> (${folder()}/main.ts:4:1)`,
    );
  }
});

test.each(['main.ts', 'lib/name.ts'])('ends with exit code 1 where %s is no TypeScript, and says where', (file) => {
  write(file, 'const = 1;\n');
  const { status, err } = run();
  expect(status).toBe(1);
  expect(err).toContain(`${file}:1:6`);
  rmSync(join(folder(), file));
});
