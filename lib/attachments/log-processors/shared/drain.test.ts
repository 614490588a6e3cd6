import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '../../../pod/attachment';
import { settle } from '../fluent-bit/settings';
import { endOfPod } from './drain';
import { runDrain, until } from './testdata/run-drain';

// A directory and files with spaces, which must not fall apart in the shell.
const scratch = () => mkdtempSync(join(tmpdir(), 'log drain '));
const context: Context = {
  kubernetes: '1.29',
  featureGates: {},
  kind: 'Deployment',
  name: 'shop',
  owned: true,
  images: {},
  template: { spec: { containers: [{ name: 'web', image: 'web:1' }] } },
};
const source = { directory: '/var/log/web', files: '*.log', newVolume: true };
const end = (options = {}, more: Partial<Context> = {}) =>
  endOfPod(settle(options), source, undefined, { ...context, ...more });

/** A volume as a running log processor has it, and log files. */
function volumes() {
  const root = scratch();
  const [state, logs] = [join(root, 'state'), join(root, 'my logs')];
  mkdirSync(join(state, 'buffers', 'tail.0'), { recursive: true });
  mkdirSync(logs);
  writeFileSync(join(state, 'positions.db'), '1');
  return {
    root,
    state,
    logs,
    chunk: join(state, 'buffers', 'tail.0', '1-2.flb'),
    positions: join(state, 'positions.db'),
  };
}

/** Runs the script of the container, tells it to stop, and returns what it writes until it exits. */
function drained(
  { state, logs }: ReturnType<typeof volumes>,
  variables: Readonly<Record<string, string>>,
  meanwhile?: (lines: () => string) => Promise<void>,
) {
  const given = { LOG_DIRECTORY: logs, LOG_FILES: '*.log', STATE: state, UNFINISHED: '.unfinished' };
  return runDrain(end().drain?.container, { ...given, ...variables }, meanwhile);
}

describe('the container that waits for the log processor', () => {
  test('exits when no records wait and the positions stand still', async () => {
    const there = volumes();
    expect(await drained(there, { DRAIN_SECONDS: '1000', IDLE_SECONDS: '0' })).toMatch(
      /processor is idle after \d+ s\n$/,
    );
    rmSync(there.root, { recursive: true });
  });

  test('waits as long as a chunk is on disk', async () => {
    const there = volumes();
    writeFileSync(there.chunk, '');
    const output = await drained(there, { DRAIN_SECONDS: '1000', IDLE_SECONDS: '0' }, async (lines) => {
      await until(() => lines().includes('1 chunk'));
      rmSync(there.chunk);
    });
    expect(output).toMatch(/processor is idle after \d+ s\n$/);
    rmSync(there.root, { recursive: true });
  });

  test('waits at most as long as set, and reports how many chunks are not delivered', async () => {
    const there = volumes();
    writeFileSync(there.chunk, '');
    expect(await drained(there, { DRAIN_SECONDS: '1', IDLE_SECONDS: '100' })).toMatch(/after \d+ s: 1 chunks/);
    rmSync(there.root, { recursive: true });
  });

  test('waits as long as positions move', async () => {
    const there = volumes();
    const output = await drained(there, { DRAIN_SECONDS: '1000', IDLE_SECONDS: '5' }, async (lines) => {
      for (const count of [1, 2, 3]) {
        await until(() => lines().split('to deliver').length > count);
        appendFileSync(there.positions, 'x');
      }
    });
    expect(output.match(/0 chunks to deliver/g)).toHaveLength(4);
    rmSync(there.root, { recursive: true });
  });

  test('copies a last line without a newline to a file that ends with one, and no other line', async () => {
    const there = volumes();
    writeFileSync(join(there.logs, 'my app.log'), 'first\n$(touch trap) `x` *');
    writeFileSync(join(there.logs, 'done.log'), 'first\nlast\n');
    writeFileSync(join(there.logs, 'empty.log'), '');
    writeFileSync(join(there.logs, 'other.txt'), 'x');
    await drained(there, { DRAIN_SECONDS: '1000', IDLE_SECONDS: '0' });
    expect(readFileSync(join(there.state, 'my app.log.unfinished'), 'utf8')).toBe('$(touch trap) `x` *\n');
    expect(readdirSync(there.state).filter((name) => name.endsWith('.unfinished'))).toHaveLength(1);
    expect(readFileSync(join(there.logs, 'my app.log'), 'utf8')).toBe('first\n$(touch trap) `x` *');
    rmSync(there.root, { recursive: true });
  });

  test.each([
    ['an empty state volume', ({ positions }: ReturnType<typeof volumes>) => rmSync(positions)],
    ['no state volume', ({ state }: ReturnType<typeof volumes>) => rmSync(state, { recursive: true })],
  ])('exits with %s, and reports that lines may be lost', async (_, empty) => {
    const there = volumes();
    empty(there);
    const output = await drained(there, { DRAIN_SECONDS: '1000', IDLE_SECONDS: '0' });
    expect(output).toMatch(/\nthe log processor has no positions file: lines may be lost\n$/);
    expect(output).not.toContain('idle');
    rmSync(there.root, { recursive: true });
  });
});

describe('the end of a Pod', () => {
  const seconds = (options: object) => {
    const { container, drainSeconds } = end(options).drain ?? {};
    const variables = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, Number(value)]));
    return [variables.DRAIN_SECONDS, variables.IDLE_SECONDS, drainSeconds];
  };

  test('waits 15 s by default, and longer for progress where an open record waits for more lines', () => {
    expect(seconds({})).toEqual([15, 3, 16]);
    expect(seconds({ drainTimeout: '1m' })).toEqual([60, 3, 61]);
    expect(seconds({ drainTimeout: '1h' })).toEqual([3600, 3, 3601]);
    expect(seconds({ parse: { multiline: { firstLine: '^a' } } })).toEqual([15, 5, 16]);
    expect(seconds({ parse: { multiline: 'java' } })).toEqual([15, 11, 16]);
  });

  test('waits for nothing if told so, without a finding', () => {
    expect(end({ drainTimeout: false })).toEqual({ findings: [] });
    expect(end({ drainTimeout: false }, { kubernetes: '1.28' })).toEqual({ findings: [] });
  });

  test('is reported with what is lost where the target has no native sidecars', () => {
    expect(end({}, { kubernetes: '1.28' })).toEqual({
      findings: [expect.objectContaining({ code: 'pod/log-lines-lost', severity: 'warning' })],
    });
    expect(end({}, { kubernetes: '1.28', featureGates: { SidecarContainers: true } }).findings).toEqual([]);
    expect(end({}, { kubernetes: '1.28', kind: 'Job' }).findings).toEqual([]);
  });

  test.each([
    [{ drainTimeout: '3s' }, /^fluentBit: drainTimeout must be 4s or more, got "3s"; set "4s" or more, or false/],
    [{ drainTimeout: 11, parse: { multiline: 'java' } }, /^fluentBit: drainTimeout must be 12s or more, got 11/],
    [{ drainTimeout: '1ms' }, /^fluentBit: drainTimeout must be 4s or more, got "1ms"; set "4s" or more, or false$/],
    [{ drainTimeout: '100000h' }, /^fluentBit: drainTimeout must be 1h or less, got "100000h"; set "1h" or less$/],
    [{ drainTimeout: '5.5s' }, /^fluentBit: drainTimeout must be whole seconds/],
    [{ drainTimeout: true }, /^fluentBit: drainTimeout must be a duration, or false/],
  ])('refuses %j', (options, message) => {
    expect(() => settle(options as object)).toThrow(message);
  });
});
