import { status } from '../../status';
import { deploymentWith, ended, list, looping } from '../../status/testdata/objects';
import type { ClusterStatus } from './read-status';
import { watchStatus } from './watch-status';

const plain = (_look: string, text: string) => text;
const fine: ClusterStatus = { findings: [], objects: 3, omitted: ['v1 Node: not allowed'] };
const wrong: ClusterStatus = { ...fine, findings: status(list(deploymentWith(looping(ended(1)), 2, 0))) };

async function printed(isScreen: boolean, ...statuses: readonly ClusterStatus[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    standardInput: () => Buffer.alloc(0),
    colours: false,
    isScreen,
  };
  async function* all() {
    yield* statuses;
  }
  await watchStatus(all(), terminal, plain);
  return { out: out.filter((text) => text !== ''), err };
}

test('a screen is drawn anew only where something is different', async () => {
  const { out } = await printed(true, fine, fine, wrong, wrong, fine);
  expect(out).toHaveLength(3);
  expect(out[0]).toContain('nothing is wrong in 3 objects');
  expect(out[1]).toContain('restarts again and again');
});

test('elsewhere, what is new and what is no longer so is a line, and kinds that are not read are named once', async () => {
  const { out, err } = await printed(false, fine, wrong, wrong, fine);
  expect(err).toEqual(['note: not read: v1 Node: not allowed\n']);
  expect(out[0]).toBe('nothing is wrong in 3 objects\n');
  expect(out[1]).toMatch(/^error: .*restarts again and again/);
  expect(out[2]).toMatch(/^no longer: .*restarts again and again/);
  expect(out).toHaveLength(3);
});

test('elsewhere, a kind that is not read any more is named, and one that is read again', async () => {
  const unread = 'v1 Pod: pods is forbidden: not you';
  const { out, err } = await printed(false, wrong, { ...fine, omitted: [...fine.omitted, unread] }, wrong, wrong);
  expect(err).toEqual([
    'note: not read: v1 Node: not allowed\n',
    `note: not read: ${unread}\n`,
    'note: read again: v1 Pod\n',
  ]);
  expect(out).toHaveLength(3);
});

test('a screen names the kinds that are not read, also after it was cleared', async () => {
  const { out, err } = await printed(true, fine, wrong);
  expect(err).toEqual([]);
  for (const screen of out) expect(screen).toContain('note: not read: v1 Node: not allowed\n');
});
