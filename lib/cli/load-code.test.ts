import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { temporaryFolder } from '../../test-helpers/temporary-folder';

const folder = temporaryFolder();
const kept = () => join(folder(), `all.${process.version}-${process.arch}.code`);

beforeEach(() => copyFileSync(join(__dirname, 'load-code.cjs'), join(folder(), 'load-code.cjs')));

const functions = 5000;

/** Code with many functions, each compiled when it is called: `run` calls the first few of them. */
function write(result: string): void {
  const all = Array.from({ length: functions }, (_, at) => `() => ${at} + require.resolve('./all.js').length`);
  const run = `(count) => { for (const one of all.slice(0, count)) one(); return '${result}'; }`;
  writeFileSync(join(folder(), 'all.js'), `const all = [${all.join()}];\nexports.run = ${run};\n`);
}

function run(count = 1) {
  return ended(`console.log(require('./load-code.cjs').forCommand().run(${count}))`);
}

function ended(program: string) {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: folder(), encoding: 'utf8' });
  return { stdout, stderr };
}

const states = () => {
  const { size, mtimeMs } = statSync(kept());
  return { size, mtimeMs };
};

test('compiled code is kept next to all.js, and kept again after a run that has compiled much more', () => {
  write('one');
  expect(run()).toEqual({ stdout: 'one\n', stderr: '' });
  const first = states();
  expect(run(functions)).toEqual({ stdout: 'one\n', stderr: '' });
  const second = states();
  expect(second.size).toBeGreaterThan(2 * first.size);
  expect(run(functions)).toEqual({ stdout: 'one\n', stderr: '' });
  expect(run()).toEqual({ stdout: 'one\n', stderr: '' });
  expect(states()).toEqual(second);
  expect(readdirSync(folder()).sort()).toEqual(['all.js', basename(kept()), 'load-code.cjs']);
});

test('code that was kept of another all.js of the same length is not run', () => {
  write('one');
  run();
  write('two');
  expect(run().stdout).toBe('two\n');
  expect(run().stdout).toBe('two\n');
});

test('kept code that V8 does not accept is replaced', () => {
  write('one');
  run();
  const { size } = states();
  writeFileSync(kept(), 'something else');
  expect(run()).toEqual({ stdout: 'one\n', stderr: '' });
  expect(readFileSync(kept())).toHaveLength(size);
});

test('the command runs where no code can be kept', () => {
  write('one');
  mkdirSync(join(kept(), 'folder'), { recursive: true });
  expect(run()).toEqual({ stdout: 'one\n', stderr: '' });
  expect(run()).toEqual({ stdout: 'one\n', stderr: '' });
  expect(readdirSync(folder()).sort()).toEqual(['all.js', basename(kept()), 'load-code.cjs']);
});

test('a thread keeps no code', () => {
  write('one');
  const source = `console.log(require('./load-code.cjs').forThread().run(1))`;
  const started = `new (require('node:worker_threads').Worker)(${JSON.stringify(source)}, { eval: true })`;
  expect(ended(started)).toEqual({ stdout: 'one\n', stderr: '' });
  expect(readdirSync(folder()).sort()).toEqual(['all.js', 'load-code.cjs']);
});
