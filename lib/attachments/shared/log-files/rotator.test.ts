import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rotator } from './rotator';

// A directory and files with spaces, which must not fall apart in the shell.
const directory = () => mkdtempSync(join(tmpdir(), 'log rotator '));

function start(where: string, files: string, maxBytes: number, keep: number): ChildProcess {
  const { container } = rotator({ directory: where, files, newVolume: true }, 'web', maxBytes, keep);
  const variables = Object.fromEntries((container.env ?? []).map(({ name, value }) => [name, value ?? '']));
  const [shell = '', ...args] = container.command ?? [];
  return spawn(shell, args, { env: { PATH: process.env.PATH, ...variables, EVERY_SECONDS: '0.05' } });
}

let left: ChildProcess | undefined;
afterEach(() => left?.kill('SIGKILL'));

/** Runs a rotator until something has come true, and stops it. */
async function rotate(
  where: string,
  files: string,
  maxBytes: number,
  keep: number,
  until: () => boolean,
): Promise<void> {
  const running = start(where, files, maxBytes, keep);
  left = running;
  const ended = once(running, 'exit');
  while (!until()) await new Promise((resolve) => setTimeout(resolve, 10));
  running.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
}

describe('rotator', () => {
  test('copies and truncates large files, keeps the set number of copies, and stops on a signal', async () => {
    const where = directory();
    const file = join(where, 'my app.log');
    const emptied = () => statSync(file).size === 0;
    for (const line of ['first', 'second', 'third']) {
      writeFileSync(file, line.repeat(10), { flag: 'a' });
      await rotate(where, '*.log', 20, 2, emptied);
    }
    expect(readdirSync(where).sort()).toEqual(['my app.log', 'my app.log.1', 'my app.log.2']);
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('third'.repeat(10));
    expect(readFileSync(`${file}.2`, 'utf8')).toBe('second'.repeat(10));
    rmSync(where, { recursive: true });
  });

  test('keeps no copy where none is wanted, and leaves small files, links and other names alone', async () => {
    const where = directory();
    const [large, small, other, link] = ['a.log', 'b.log', 'c.txt', 'd.log'].map((name) => join(where, name));
    writeFileSync(String(large), 'x'.repeat(100));
    writeFileSync(String(small), 'x'.repeat(20));
    writeFileSync(String(other), 'x'.repeat(100));
    symlinkSync(String(other), String(link));
    await rotate(where, '*.log', 20, 0, () => statSync(String(large)).size === 0);
    expect(readdirSync(where).sort()).toEqual(['a.log', 'b.log', 'c.txt', 'd.log']);
    expect([small, other].map((path) => statSync(String(path)).size)).toEqual([20, 100]);
    rmSync(where, { recursive: true });
  });

  test('never runs file names as commands', async () => {
    const where = directory();
    const trap = join(where, 'trap');
    writeFileSync(join(where, 'a.log'), 'x'.repeat(100));
    writeFileSync(join(where, `$(touch ${'trap'});\`touch trap\`.log`), 'x'.repeat(100));
    const sizes = () =>
      readdirSync(where)
        .filter((name) => name.endsWith('.log'))
        .map((name) => statSync(join(where, name)).size);
    await rotate(where, '*.log', 20, 1, () => sizes().every((size) => size === 0));
    expect(existsSync(trap)).toBe(false);
    expect(sizes()).toEqual([0, 0]);
    rmSync(where, { recursive: true });
  });

  test('is named after the writer, within the length of a name', () => {
    const name = (writer: string) =>
      rotator({ directory: '/x', files: '*', newVolume: true }, writer, 1, 1).container.name;
    expect(name('web')).toBe('web-log-rotator');
    expect(name('w'.repeat(63))).toHaveLength(63);
    expect(name(`${'w'.repeat(50)}-${'x'.repeat(12)}`)).toBe(`${'w'.repeat(50)}-log-rotator`);
  });
});
