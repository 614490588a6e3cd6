import { Yaml } from 'cdk8s';
import { manifestsYaml } from '../../lib/synth/manifest-yaml';
import { readDocuments } from '../../lib/yaml';
import { plainScalar } from '../../lib/yaml/scalar';
import { type Label, readLabels } from './cases';
import { characters, inAllPlaces, representatives, shortTexts, words } from './strings';

const written = (manifest: unknown) => manifestsYaml([{ manifest }]).toString();

type Place = 'value' | 'key';

/** Labels of strings without quotes, as values and as keys. */
function plainLabels(): ReadonlyMap<string, Readonly<Record<Place, Label>>> {
  const labels = readLabels('short');
  return new Map(shortTexts().map((text, at) => [text, { value: labels[2 * at], key: labels[2 * at + 1] } as never]));
}

describe('GitOpsApp writes each short text as cdk8s does, unless the corpus says that kubectl reads that otherwise', () => {
  const labels = plainLabels();

  test.each<readonly [Place, (texts: readonly string[]) => object, before: string, after: string]>([
    ['value', (texts) => texts, '- ', ''],
    ['key', (texts) => Object.fromEntries(texts.map((text) => [text, 0])), '', ': 0'],
  ])('as a %s', (place, documentOf, before, after) => {
    // Of the longest a part: `npm run yaml` has kubectl read all. Keys that are whole numbers come first, in their order.
    const some = [...labels.keys()].filter((text, at) => text.length < 4 || at % 8 === 0);
    const texts = some.filter((text) => place === 'value' || !/^(?:0|[1-9]\d*)$/.test(text));
    const [ours, stock] = [written, Yaml.stringify].map((write) => {
      const lines = write(documentOf(texts)).trimEnd().split('\n').slice(-texts.length);
      return lines.map((line) => line.slice(before.length, line.length - after.length));
    });
    const wrong = texts.flatMap((text, at) => {
      const isMisread = stock?.[at] === text && !isAsItIs(text, place);
      return ours?.[at] === (isMisread ? `"${text}"` : stock?.[at]) ? [] : [[text, ours?.[at], stock?.[at]]];
    });
    expect(ours).toHaveLength(texts.length);
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  function isAsItIs(text: string, place: Place): boolean {
    const { refused = true, documents = [] } = labels.get(text)?.[place] ?? {};
    const asItIs = place === 'value' ? { v: text } : { [text]: 'v' };
    return !refused && JSON.stringify(documents) === JSON.stringify([{ value: asItIs }]);
  }
});

test.each([
  ['words', words()],
  ['characters', characters.filter((character) => !/\p{Cs}/u.test(character)).flatMap(inAllPlaces)],
])('what GitOpsApp writes of %s is read by kubectl as that', (_what, texts) => {
  for (const text of texts) {
    const value = { [text]: text, k: [text, { [text]: [text] }] };
    expect(readDocuments(written(value))).toMatchObject([{ value, problem: undefined }]);
  }
});

test('the short texts have a character of each class that a resolver of plain scalars tells apart', () => {
  const contexts = [
    '',
    ...representatives,
    ...representatives.flatMap((one) => representatives.map((two) => one + two)),
  ];
  const pairs = contexts.flatMap((before) =>
    contexts.filter((after) => before.length + after.length < 3).map((after) => [before, after] as const),
  );
  const kindOf = (text: string): string => {
    const value = plainScalar(text);
    return value === null ? 'null' : typeof value;
  };
  const classOf = (character: string): string =>
    pairs.map(([before, after]) => kindOf(before + character + after)[0]).join('');
  const known = new Set(representatives.map(classOf));
  const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
  // What is missing are letters of `no`, `on` and `yes`: those are among the words.
  expect(printable.filter((character) => !known.has(classOf(character)))).toEqual(['N', 'O', 's']);
  expect(representatives.length).toBeLessThanOrEqual(20);
});
