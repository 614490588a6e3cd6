import {
  type CreateNodeOptions,
  type DocumentOptions,
  type SchemaOptions,
  stringify,
  type ToStringOptions,
} from 'yaml';
import { manifestsYaml } from '../../lib/synth/manifest-yaml';
import { Bytes } from '../../lib/synth/yaml/bytes';
import { type KubectlReading, kubectlReadings } from '../../oracle/yaml';
import { type Random, randomOf } from '../fuzz/random';
import { realApps } from '../manifests/read';
import { type Label, labelOf } from './cases';
import { difference, isQuirk, isSameReading, withOtherIgnored } from './compare';
import { randomString } from './random-string';
import { mutated, randomTexts } from './random-text';
import { characters, inAllPlaces, shortTexts, words } from './strings';

/** How many were asked about, and what was not as it should be of the first that were not. */
export interface Outcome {
  readonly count: number;
  readonly differences: readonly string[];
}

/** What differs between what we and kubectl read of random texts. */
export function fuzzReader(count: number, seed: string): Promise<Outcome> {
  return readAlike(randomTexts(count, seed));
}

/** What kubectl reads otherwise than it was, of random strings that we wrote: as values, items and keys, here and there. */
export function fuzzWriter(count: number, seed: string): Promise<Outcome> {
  return readAsWritten(times(count, (number) => randomTree(randomOf('write', seed, number))));
}

/** What kubectl reads otherwise of the strings of the corpus, as we write them: as values and as keys. */
export async function writtenStrings(): Promise<Outcome> {
  const strings = [...shortTexts(), ...words(), ...characters.flatMap(inAllPlaces)].filter(
    (text) => !/\p{Cs}/u.test(text),
  );
  const thousands = times(Math.ceil(strings.length / 1000), (at) => listed(strings.slice(1000 * at, 1000 * (at + 1))));
  return { ...(await readAsWritten(thousands)), count: strings.length };
}

async function readAsWritten(trees: Iterable<object>): Promise<Outcome> {
  function* written(): Generator<{ readonly tree: object; readonly text: Uint8Array }> {
    const bytes = new Bytes();
    for (const tree of trees) yield { tree, text: manifestsYaml([{ manifest: tree }], bytes) };
  }
  return outcome(kubectlReadings(written()), ({ tree, text }, { documents, error }) => {
    if (error === undefined && JSON.stringify(sorted(documents[0]?.value)) === JSON.stringify(sorted(tree))) return;
    const what = `${escaped(JSON.stringify(tree))} is written as ${escaped(String(text))}`;
    return `${what}: ${error ?? JSON.stringify(documents)}`;
  });
}

function listed(texts: readonly string[]): object {
  const named = Object.fromEntries(texts.map((text) => [text, text]));
  return { ...named, list: texts, map: named };
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
export function readManifestsInStyles(seed: string): Promise<Outcome> {
  function* texts(): Generator<string> {
    for (const [number, object] of [...realApps().values()].flat().entries()) {
      const written = [...styles.map((style) => stringify(object, style)), JSON.stringify(object, undefined, 1)];
      const random = randomOf('manifests', seed, number);
      yield* written;
      yield mutated(mutated(random.pick(written), random), random);
    }
  }
  return readAlike(texts());
}

interface Asked {
  readonly text: string;
  /** The text before it, from which it differs where we say that kubectl does not look. */
  readonly before?: string;
}

async function readAlike(texts: Iterable<string>): Promise<Outcome> {
  function* asked(): Generator<Asked> {
    for (const text of texts) {
      if (isQuirk(text)) continue;
      yield { text };
      const other = withOtherIgnored(text);
      if (other !== undefined) yield { text: other, before: text };
    }
  }
  let labelBefore: Label;
  return outcome(kubectlReadings(asked()), ({ text, before }, reading) => {
    const label = labelOf(reading);
    if (before !== undefined) {
      if (isSameReading(before, labelBefore, label)) return;
      return `${escaped(before)}: kubectl reads ${JSON.stringify(labelBefore)}, and of ${escaped(text)} ${JSON.stringify(label)}`;
    }
    labelBefore = label;
    const found = difference(text, label);
    return found === undefined ? undefined : `${escaped(text)}: ${found}`;
  });
}

/** Counts what was asked, and collects what is said of it. */
async function outcome<Question>(
  readings: AsyncIterable<readonly [Question, KubectlReading]>,
  differenceOf: (question: Question, reading: KubectlReading) => string | undefined,
): Promise<Outcome> {
  const differences: string[] = [];
  let count = 0;
  for await (const [question, reading] of readings) {
    count += 1;
    const found = differenceOf(question, reading);
    if (found !== undefined) differences.push(found);
  }
  return { count, differences };
}

function* times<T>(count: number, make: (number: number) => T): Generator<T> {
  for (let number = 0; number < count; number += 1) yield make(number);
}

function escaped(text: string): string {
  return JSON.stringify(text).replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
