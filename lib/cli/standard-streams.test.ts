import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { progressText } from './standard-streams';

/** Asks as a command does that handles signals itself. */
const program = `
  const { ask } = require('./standard-streams');
  const { untilInterrupted } = require('./cluster/until-interrupted');
  untilInterrupted({ err: () => {} }, async (signal) => {
    process.stdout.write('answer ' + ask('sure? '));
    process.kill(process.pid, 'SIGINT');
    while (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, 10));
    process.stdout.write('handled again');
  });
`;

function asked() {
  const child = spawn(process.execPath, ['-r', 'tsx/cjs', '-e', program], { cwd: join(__dirname) });
  const ended = once(child, 'close');
  return { child, ended, question: once(child.stderr, 'data') };
}

test('a signal ends a command that waits for an answer, although it handles signals else', async () => {
  const { child, ended, question } = asked();
  expect(String(await question)).toBe('sure? ');
  child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
}, 60_000);

test('signals are handled again once there is an answer', async () => {
  const { child, ended, question } = asked();
  let out = '';
  child.stdout.on('data', (text) => {
    out += text;
  });
  await question;
  child.stdin.end('yes\n');
  expect(await ended).toEqual([0, null]);
  expect(out).toBe('answer yes\nhandled again');
}, 60_000);

test('a line of progress that cannot be written is not an error', () => {
  const line = '"$0" -r tsx/cjs -e "$1" 2>/dev/full';
  const program = `require('./standard-streams').progress('waiting'); process.stdout.write('went on');`;
  const { status, stdout } = spawnSync('sh', ['-c', line, process.execPath, program], {
    cwd: __dirname,
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, 'went on']);
}, 60_000);

test.each([
  [20, 19],
  [0, 79],
  [undefined, 79],
])('a line of progress for %s columns is cut to %s characters', (columns, length) => {
  expect(progressText('x'.repeat(100), columns)).toHaveLength(length);
  expect(progressText('short', columns)).toBe('short');
});
