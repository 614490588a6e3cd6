import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KubernetesVersion, kubernetesVersions } from '../lib/kubernetes';
import { type Agreement, agreementOf, objectsSection, sum } from './agreement';
import { ours } from './compare';
import { parts, readCases } from './corpus/cases';
import { quirks } from './quirks';

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** What each part gave, for the page at the end: to ask about everything takes long. */
const agreements = new Map<KubernetesVersion, Agreement[]>();

describe.each(parts)('the corpus, %s', (part) => {
  // Decoding shares with an object what nothing writes to: whoever writes to it all the same throws here.
  const cases = readCases(part).map(frozen);

  test.each(kubernetesVersions)('on %s, verify says of every object what the API server says', (release) => {
    const agreement = agreementOf(cases, release);
    agreements.set(release, [...(agreements.get(release) ?? []), agreement]);
    // The first few are enough to work from.
    expect(agreement.unexplained.slice(0, 5)).toEqual([]);
  });
});

test('docs/agreement.md has the agreement on objects; `npm run agreement` writes it', () => {
  const summed = kubernetesVersions.map((release) => [release, sum(agreements.get(release) ?? [])] as const);
  const section = objectsSection(summed);
  const page = readFileSync(join(__dirname, '../docs/agreement.md'), 'utf8');
  expect(page.slice(0, section.length)).toBe(section);
});

test.each(quirks)('a quirk, $name: $why', ({ example, ours: expected }) => {
  expect(ours(example, '1.37')).toEqual(expected);
});

test('there are at most ten quirks', () => {
  expect(quirks.length).toBeLessThanOrEqual(10);
});
