import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownKinds } from '../lib/kubernetes/kinds';
import { workloadKinds } from '../lib/kubernetes/pod-template';

const read = (page: string): string => readFileSync(join(__dirname, '..', page), 'utf8').replace(/\s+/g, ' ');

/** Names of kinds, each once, whatever versions of it are known. */
const names = [...new Set(knownKinds.map(({ kind }) => kind))];
const counts = [
  'none',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

describe('lib/kubernetes/kinds.ts has as many kinds as', () => {
  test.each(['docs/validators.md', 'conformance/README.md'])('%s says', (page) => {
    const said = [...read(page).matchAll(/(?:of the|of all) (\d+) kinds/g)].map(([, count]) => Number(count));
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said)).toEqual(new Set([names.length]));
  });

  test.each(['README.md', 'CHANGELOG.md'])('%s says of kinds with a pod template', (page) => {
    const [, count] = /(\w+) kinds (?:that have|with) a pod template/.exec(read(page)) ?? [];
    expect(count).toBe(counts[workloadKinds.length]);
  });
});

test('README.md names every kind with a pod template', () => {
  const page = read('README.md');
  expect(workloadKinds.filter((kind) => !page.includes(`\`${kind}\``))).toEqual([]);
});

test('docs/verify.md lists the kinds of lib/kubernetes/kinds.ts in one sentence, and no others', () => {
  const sentence = read('docs/verify.md')
    .split(/\.\s/)
    .find((one) => one.includes('PodTemplate') && one.includes('NetworkPolicy'));
  const listed = sentence?.match(/(?<=\s)[A-Z]\w+/g) ?? [];
  expect([...listed].sort()).toEqual([...names].sort());
});
