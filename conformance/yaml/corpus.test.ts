import { casesOf, parts, readLabels } from './cases';
import { difference, isQuirk } from './compare';

describe.each(parts)('the corpus of texts, %s', (part) => {
  const cases = casesOf(part);
  const labels = readLabels(part);

  test('is read as kubectl reads it', () => {
    const differences = cases.flatMap(({ text }, at) => {
      const label = labels[at];
      const found = label === undefined || isQuirk(text) ? undefined : difference(text, label);
      return found === undefined ? [] : [`${JSON.stringify(String(text)).slice(0, 200)}: ${found}`];
    });
    // The first few are enough to work from.
    expect(differences.slice(0, 10)).toEqual([]);
  });
});
