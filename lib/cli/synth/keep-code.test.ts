import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';

const folder = temporaryFolder();
const cache = () => join(folder(), 'node_modules/.cache/cdk8s-pods/code');
const large = `/* ${'x'.repeat(30_000)} */`;

function printed(): string {
  const args = ['--require', join(__dirname, 'keep-code.cjs'), 'main.js'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder(), encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

beforeEach(() => {
  const of = (name: string) => join(folder(), 'node_modules', name);
  for (const name of ['large', 'other']) mkdirSync(of(name), { recursive: true });
  writeFileSync(join(of('other'), 'index.js'), `exports.name = 'other';`);
  writeFileSync(
    join(of('large'), 'index.js'),
    `${large}
exports.all = [this === exports, require('other').name, require.resolve('other') !== '', __filename, module.id === __filename];`,
  );
  writeFileSync(join(folder(), 'main.js'), `console.log(...require('large').all);`);
});

const expected = () => `true other true ${join(folder(), 'node_modules/large/index.js')} true\n`;

test('a program runs the same with kept code as without', () => {
  expect(printed()).toBe(expected());
  expect(readdirSync(cache())).toHaveLength(1);
  expect(printed()).toBe(expected());
});

test('any number of files are kept, and nothing is printed about it', () => {
  const names = Array.from({ length: 30 }, (_, at) => `large/part-${at}.js`);
  for (const name of names) writeFileSync(join(folder(), 'node_modules', name), large);
  writeFileSync(join(folder(), 'main.js'), names.map((name) => `require('${name}');`).join('\n'));
  expect(printed()).toBe('');
  expect(readdirSync(cache())).toHaveLength(30);
});

test('kept code of a file that has changed, or that is damaged, is not used', () => {
  printed();
  for (const name of readdirSync(cache())) writeFileSync(join(cache(), name), 'damaged');
  expect(printed()).toBe(expected());
  writeFileSync(join(folder(), 'node_modules/large/index.js'), `${large}\nexports.all = ['new'];`);
  expect(printed()).toBe('new\n');
});

test('code that imports ES modules is not kept', () => {
  writeFileSync(
    join(folder(), 'node_modules/large/index.js'),
    `${large}\nimport('node:fs').then(({ statSync }) => console.log(typeof statSync));\nexports.all = [];`,
  );
  expect(printed()).toBe('\nfunction\n');
  expect(existsSync(cache())).toBe(false);
});

test('a syntax error in a package is reported as ever', () => {
  writeFileSync(join(folder(), 'node_modules/large/index.js'), `${large}\nconst = 1;`);
  expect(printed()).toMatch(/large\/index\.js:2\nconst = 1;\n {6}\^\n[\s\S]*SyntaxError/);
  expect(existsSync(cache())).toBe(false);
});
