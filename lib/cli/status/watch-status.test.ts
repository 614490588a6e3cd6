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
