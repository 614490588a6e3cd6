import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextFor } from '../../../../test-helpers/attachment-context';
import { endOfPod } from '../shared/drain';
import { runDrain, until } from '../shared/testdata/run-drain';
import { settle } from './settings';
import { consoleSink } from './sink';

// A directory and files with spaces, which must not fall apart in the shell.
let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vector drain '));
  mkdirSync(join(root, 'state'));
  mkdirSync(join(root, 'my logs'));
});
afterEach(() => rmSync(root, { recursive: true }));

const log = (name: string, text: string) => writeFileSync(join(root, 'my logs', name), text);
const delivered = (...positions: readonly number[]) =>
  writeFileSync(
    join(root, 'state', 'checkpoints.json'),
    JSON.stringify({ version: '1', checkpoints: positions.map((position) => ({ position, modified: '' })) }),
  );

function drained(seconds: number, meanwhile?: (lines: () => string) => Promise<void>): Promise<string> {
  const source = { directory: '/var/log/app', files: '*.log', newVolume: true };
  const { drain } = endOfPod(settle({ sinks: [consoleSink()] }), source, undefined, contextFor());
  return runDrain(
    drain?.container,
    {
      LOG_DIRECTORY: join(root, 'my logs'),
      LOG_FILES: '*.log',
      STATE: join(root, 'state'),
      CHECKPOINTS: join(root, 'state', 'checkpoints.json'),
      UNFINISHED: '.unfinished',
      DRAIN_SECONDS: String(seconds),
      IDLE_SECONDS: '0',
    },
    meanwhile,
  );
}

describe('the container that waits for Vector', () => {
  test('exits when the ends of all files are delivered', async () => {
    log('my app.log', 'one\ntwo\n');
    log('empty.log', '');
    log('other.txt', 'x\n');
    delivered(8, 99);
    expect(await drained(1000)).toMatch(/\n0 files to deliver\nthe log processor is idle after \d+ s\n$/);
  });

  test('waits for the last line of a file, and for a file of which nothing is delivered', async () => {
    log('a.log', 'one\ntwo\n');
    log('b.log', 'three\n');
    delivered(4);
    const output = await drained(1000, async (lines) => {
      await until(() => lines().includes('2 files to deliver'));
      delivered(8);
      await until(() => lines().includes('1 files to deliver'));
      delivered(8, 6);
    });
    expect(output).toMatch(/is idle after/);
  });

  test('waits for a last line without a newline, which is in a file of its own', async () => {
    log('a.log', 'one\ntwo');
    delivered(4);
    const output = await drained(1000, async (lines) => {
      await until(() => lines().includes('1 files to deliver'));
      // The line and its newline are as long as what is delivered already.
      delivered(4, 4);
    });
    expect(output).toMatch(/is idle after/);
  });

  test('waits at most as long as set, and reports how many files are not delivered', async () => {
    log('a.log', 'one\n');
    delivered(40);
    expect(await drained(1)).toMatch(/not idle after \d+ s: 1 files are not delivered\n$/);
  });

  test('exits without checkpoints where nothing was written, and reports that lines may be lost', async () => {
    expect(await drained(1000)).toMatch(/the log processor has no checkpoints: lines may be lost\n$/);
  });
});
