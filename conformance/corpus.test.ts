import { kubernetesVersions } from '../lib/kubernetes';
import { compare, ours } from './compare';
import { type Case, parts, readCases } from './corpus/cases';
import { quirks, unexplained } from './quirks';

describe.each(parts)('the corpus, %s', (part) => {
  const cases: readonly Case[] = readCases(part);

  test.each(kubernetesVersions)('on %s, verify says of every object what the API server says', (release) => {
    const differing = cases.flatMap(({ object, answers }) => {
      const answer = answers[release];
      const found = answer === undefined ? [] : unexplained(compare(object, answer, release), object);
      return found.length === 0 ? [] : [{ object: JSON.stringify(object), found }];
    });
    // The first few are enough to work from.
    expect(differing.slice(0, 5)).toEqual([]);
  });
});

test.each(quirks)('a quirk, $name: $why', ({ example, ours: expected }) => {
  expect(ours(example, '1.37')).toEqual(expected);
});

test('there are at most ten quirks', () => {
  expect(quirks.length).toBeLessThanOrEqual(10);
});
