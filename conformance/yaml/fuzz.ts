import {
  type CreateNodeOptions,
  type DocumentOptions,
  type SchemaOptions,
  stringify,
  type ToStringOptions,
} from 'yaml';
import { manifestsYaml } from '../../lib/synth/manifest-yaml';
import { kubectlReadings } from '../../oracle/yaml';
import { type Random, randomOf } from '../fuzz/random';
import { realApps } from '../manifests/read';
import { labelOf } from './cases';
import { difference, isQuirk, withOtherIgnored } from './compare';
import { randomString } from './random-string';
import { mutated, randomTexts } from './random-text';
import { characters, inAllPlaces, shortTexts, words } from './strings';

/** What differs between what we and kubectl read of random texts. */
export async function fuzzReader(count: number, seed: string): Promise<readonly string[]> {
  return readAlike(randomTexts(count, seed).filter((text) => !isQuirk(text)));
}

/** What kubectl reads otherwise than it was, of random strings that we wrote: as values, items and keys, here and there. */
export async function fuzzWriter(count: number, seed: string): Promise<readonly string[]> {
  return readAsWritten(Array.from({ length: count }, (_, number) => randomTree(randomOf('write', seed, number))));
}

async function readAsWritten(trees: readonly object[]): Promise<readonly string[]> {
  const texts = trees.map((manifest) => manifestsYaml([{ manifest }]));
  const readings = await kubectlReadings(texts);
  return trees.flatMap((tree, at) => {
    const { documents, error } = readings[at] ?? { documents: [] };
    if (error === undefined && JSON.stringify(sorted(documents[0]?.value)) === JSON.stringify(sorted(tree))) return [];
    return [
      `${escaped(JSON.stringify(tree))} is written as ${escaped(String(texts[at]))}: ${error ?? JSON.stringify(documents)}`,
    ];
  });
}

/** What kubectl reads otherwise of the strings of the corpus, as we write them: as values and as keys. */
export async function writtenStrings(): Promise<{ readonly count: number; readonly differences: readonly string[] }> {
  const strings = [...shortTexts(), ...words(), ...characters.flatMap(inAllPlaces)].filter(
    (text) => !/\p{Cs}/u.test(text),
  );
  const trees = strings.flatMap((_, at) => (at % 1000 === 0 ? [listed(strings.slice(at, at + 1000))] : []));
  return { count: strings.length, differences: await readAsWritten(trees) };
}

function listed(texts: readonly string[]): object {
  return { list: texts, ...Object.fromEntries(texts.map((text) => [text, { [text]: text }])) };
}

function randomTree(random: Random, depth = 0): object {
  const value = (): unknown => (depth < 3 && random.chance(0.4) ? randomTree(random, depth + 1) : randomString(random));
  const entries = Array.from({ length: 1 + random.int(3) }, () => [randomString(random), value()] as const);
  return depth > 0 && random.chance(0.3) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, entry]) => [key, sorted(entry)]);
}

type Style = CreateNodeOptions & DocumentOptions & SchemaOptions & ToStringOptions;

/** How people and their tools write manifests. */
const styles: readonly Style[] = [
  {},
  { indentSeq: false },
  { indent: 4, version: '1.1' },
  { collectionStyle: 'flow', lineWidth: 100 },
  { defaultStringType: 'QUOTE_SINGLE' },
  { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 40 },
  { lineWidth: 0, blockQuote: 'literal' },
  { blockQuote: 'folded', lineWidth: 40 },
];

/** What differs on real manifests, each in all styles, and each with a fault or two in its text. */
export async function readManifestsInStyles(
  seed: string,
): Promise<{ readonly count: number; readonly differences: readonly string[] }> {
  const objects = [...realApps().values()].flat();
  const texts = objects.flatMap((object, number) => {
    const written = [...styles.map((style) => stringify(object, style)), JSON.stringify(object, undefined, 1)];
    const random = randomOf('manifests', seed, number);
    return [...written, mutated(mutated(random.pick(written), random), random)];
  });
  const differences = await readAlike(texts.filter((text) => !isQuirk(text)));
  return { count: texts.length, differences };
}

async function readAlike(texts: readonly string[]): Promise<readonly string[]> {
  const readings = await kubectlReadings(texts);
  const differences = texts.flatMap((text, at) => {
    const reading = readings[at];
    const found = reading === undefined ? 'not asked' : difference(text, labelOf(reading));
    return found === undefined ? [] : [`${escaped(text)}: ${found}`];
  });
  return [...differences, ...(await lookAtIgnored(texts))];
}

/** kubectl reads the same, whatever stands where we say that it does not look. */
async function lookAtIgnored(texts: readonly string[]): Promise<readonly string[]> {
  const pairs = texts.flatMap((text) => {
    const other = withOtherIgnored(text);
    return other === undefined ? [] : [[text, other] as const];
  });
  const readings = await kubectlReadings(pairs.flat());
  return pairs.flatMap(([text, other], at) => {
    const [one, two] = readings.slice(2 * at, 2 * at + 2).map((reading) => JSON.stringify(labelOf(reading)));
    return one === two ? [] : [`${escaped(text)}: kubectl reads ${one}, and of ${escaped(other)} ${two}`];
  });
}

function escaped(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
