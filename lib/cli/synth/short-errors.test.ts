import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';

const folder = temporaryFolder();
const preloaded = join(__dirname, 'short-errors.cjs');

/** How a program of some files ends, with the folder's path replaced. */
function ended(files: Readonly<Record<string, string>>, main = 'main.js') {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder(), name), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', preloaded, main], {
    cwd: folder(),
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.replace(/[^\s(]*cdk8s-pods-\w+[\\/]/g, '') };
}

test('an error is printed with its cause and the stack in the files of the project', () => {
  mkdirSync(join(folder(), 'node_modules'));
  writeFileSync(join(folder(), 'node_modules/lib.js'), 'exports.call = (f) => f();');
  const main = `function shop() {
  throw new Error('no image', { cause: new TypeError('null') });
}
require('lib').call(shop);
`;
  const { status, stderr } = ended({ 'main.js': main });
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^Error: no image\n {4}at shop \(main\.js:2:9\)\n {4}at .*main\.js:4:16\)\ncaused by TypeError: null\n {4}at shop /,
  );
  expect(stderr).not.toMatch(/node:|node_modules|Node\.js v/);
});

test('an error of syntax keeps its position, also in an ES module', () => {
  expect(ended({ 'main.js': `exports.name = '` }).stderr).toMatch(/^main\.js:1\nexports\.name = '\n +\^/);
  expect(ended({ 'main.mjs': `export const name = '` }, 'main.mjs').stderr).toContain('main.mjs:1\n');
});

test('a program that handles errors itself does so', () => {
  const main = `process.on('uncaughtException', ({ message }) => console.log('handled', message)); throw new Error('it');`;
  expect(ended({ 'main.js': main })).toEqual({ status: 0, stdout: 'handled it\n', stderr: '' });
});

test('a thrown value that is not an Error is printed as Node does', () => {
  const { status, stderr } = ended({ 'main.js': `throw 'text';` });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^Uncaught:\n'text'|main\.js:1\nthrow 'text';/);
});
