import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { workingFolder } from '../../../test-helpers/temporary-folder';
import { watchProgram } from './watch-program';

workingFolder();

/** A program that writes a ConfigMap with what lib.js and data.yaml have. */
const program = `
const { mkdirSync, readFileSync, writeFileSync, existsSync } = require('node:fs');
const out = process.env.CDK8S_OUTDIR;
mkdirSync(out, { recursive: true });
const data = existsSync('data.yaml') ? readFileSync('data.yaml', 'utf8') : '';
if (existsSync('state.json')) readFileSync('state.json');
writeFileSync('state.json', String(Date.now()));
writeFileSync(out + '/shop.yaml', 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: {name: ' + require('./lib').name + '}\\n' + data);
`;

interface Watched {
  /** Waits for a text that is printed after those that were waited for before. */
  readonly until: (text: string) => Promise<void>;
  readonly printed: () => string;
  readonly stop: () => Promise<void>;
}

function watched(app = `"${process.execPath}" main.js`): Watched {
  let [text, seen] = ['', 0];
  const stopped = new AbortController();
  const print = (part: string) => {
    text += part;
  };
  const done = watchProgram({
    program: () => ({ app, output: 'dist' }),
    print,
    findings: (output) => `verified ${output}\n`,
    signal: stopped.signal,
  });
  const until = async (expected: string) => {
    for (const start = Date.now(); !text.includes(expected, seen); await setTimeout(10)) {
      if (Date.now() - start > 120_000) throw new Error(`not printed: ${expected}\n${text}`);
    }
    seen = text.indexOf(expected, seen) + expected.length;
  };
  const stop = () => {
    stopped.abort();
    return done;
  };
  return { until, printed: () => text, stop };
}

beforeEach(() => {
  writeFileSync('main.js', program);
  writeFileSync('lib.js', `exports.name = 'one';`);
});

test('prints what the first run creates, and what an edit of a loaded file changes', async () => {
  const { until, stop } = watched();
  await until('created dist/shop.yaml: ConfigMap one\nverified dist\nsynth: done');
  writeFileSync('lib.js', `exports.name = 'other';`);
  await until('lib.js changed\n');
  await until('changed dist/shop.yaml: ConfigMap one deleted, ConfigMap other created\n');
  await until('synth: done');
  await stop();
});

test('runs again when a file changes that the program only reads, and not for what it writes or does not load', async () => {
  writeFileSync('data.yaml', 'data: {a: x}\n');
  const { until, printed, stop } = watched();
  await until('synth: done');
  writeFileSync('notes.js', '');
  writeFileSync('data.yaml', 'data: {a: y}\n');
  await until('data.yaml changed\nchanged dist/shop.yaml: ConfigMap one\n');
  await until('synth: done');
  writeFileSync('lib.js', `exports.name = 'two';`);
  await until('lib.js changed\n');
  await until('synth: done');
  await stop();
  // Another file that counted would have been named with these, or had a run of its own before the second.
  expect(printed().match(/^.* changed$/gm)).toEqual(['data.yaml changed', 'lib.js changed']);
  expect(printed().match(/synth: /g)).toHaveLength(3);
});

test('survives a syntax error, and a missing module, which may be added', async () => {
  const { until, stop } = watched(`"${process.execPath}" main.js 2>&-`);
  await until('synth: done');
  writeFileSync('lib.js', `exports.name = '`);
  await until('synth: failed with exit code 1');
  expect(existsSync('dist/shop.yaml')).toBe(true);
  writeFileSync('lib.js', `exports.name = require('./name');`);
  await until('synth: failed with exit code 1');
  writeFileSync('name.js', `module.exports = 'added';`);
  await until('ConfigMap added created');
  await stop();
});

test('an edit during a run ends it, with all processes that it has started', async () => {
  const { until, stop } = watched();
  await until('synth: done');
  writeFileSync('lib.js', waiting);
  await until('lib.js changed\n');
  const pid = await pidOf('waits');
  writeFileSync('lib.js', `exports.name = 'third';`);
  await until('lib.js changed; starting again\n');
  await until('ConfigMap third created');
  await ended(pid);
  await stop();
});

test('leaves no process where it is stopped during a run', async () => {
  writeFileSync('lib.js', waiting);
  const { stop } = watched();
  const pid = await pidOf('waits');
  await stop();
  await ended(pid);
});

test('starts the next run ahead, with cdk8s loaded, and ends it where it is stopped', async () => {
  mkdirSync('node_modules/cdk8s', { recursive: true });
  writeFileSync('node_modules/cdk8s/index.js', `require('node:fs').appendFileSync('loads', process.pid + ' ');`);
  writeFileSync('main.js', `require('cdk8s'); ${program}`);
  const { until, stop } = watched();
  await until('synth: done');
  const loads = async (count: number): Promise<readonly number[]> => {
    const pids = readFileSync('loads', 'utf8').trim().split(' ').map(Number);
    if (pids.length === count) return pids;
    await setTimeout(10);
    return loads(count);
  };
  const [, ahead = 0] = await loads(2);
  writeFileSync('lib.js', `exports.name = 'other';`);
  await until('ConfigMap other created\n');
  await ended(ahead);
  const [, second, third = 0] = await loads(3);
  expect(second).toBe(ahead);
  await stop();
  await ended(third);
});

test('a changed cdk8s.yaml is read before the next run', async () => {
  const { until, stop } = watched();
  await until('synth: done');
  writeFileSync('cdk8s.yaml', 'language: typescript\n');
  await until('cdk8s.yaml changed\n');
  await until('synth: done');
  await stop();
});

test('watches all code of a project of ES modules', async () => {
  rmSync('main.js');
  mkdirSync('node_modules');
  writeFileSync('name.mjs', `export const name = 'one';`);
  writeFileSync(
    'main.mjs',
    `import { writeFileSync, mkdirSync } from 'node:fs'; import { name } from './name.mjs';
mkdirSync('dist', { recursive: true }); writeFileSync('dist/a.yaml', 'kind: ' + name);`,
  );
  const { until, stop } = watched(`"${process.execPath}" main.mjs`);
  await until('created dist/a.yaml');
  await until('synth: done');
  writeFileSync('name.mjs', `export const name = 'two';`);
  await until('changed dist/a.yaml');
  await stop();
});

/** Waits for a grandchild of the shell. */
const waiting = `require('node:child_process').spawnSync(process.execPath, ['-e',
  "fs.writeFileSync('waits', String(process.pid)); setInterval(() => {}, 1000)"]);`;

async function pidOf(file: string): Promise<number> {
  for (;;) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text !== '') return Number(text);
    await setTimeout(10);
  }
}

/** A killed process takes a moment to end; one that nobody has killed would run on. */
async function ended(pid: number): Promise<void> {
  for (const start = Date.now(); isRunning(pid); await setTimeout(10)) {
    if (Date.now() - start > 60_000) throw new Error(`process ${pid} still runs`);
  }
}

function isRunning(pid: number): boolean {
  // A process that nobody has waited for is not running any more.
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ') Z';
  return !/\) [ZX]/.test(stat);
}
