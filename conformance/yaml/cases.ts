import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { KubectlReading } from '../../oracle/yaml';
import { oddDocuments } from './odd-documents';
import { characters, inAllPlaces, shortTexts, words } from './strings';

/** A text, or the bytes of a file, that kubectl is asked about. */
export interface Case {
  readonly text: string | Uint8Array;
  /** The JSON that is read by whoever takes the string in it as it is; absent where there is no such string. */
  readonly asItIs?: string;
}

/** The parts of the corpus of texts. */
export const parts = ['short', 'words', 'characters', 'odd', 'files'] as const;
export type Part = (typeof parts)[number];

/** The cases of a part: always the same ones, in the same order. */
export function casesOf(part: Part): readonly Case[] {
  switch (part) {
    case 'short':
      return shortTexts().flatMap(plain);
    case 'words':
      return words().flatMap(plain);
    case 'characters':
      return characters.flatMap((character) =>
        inAllPlaces(character).flatMap((text) => [...plain(text), ...quoted(text)]),
      );
    case 'odd':
      return oddDocuments.map((text) => ({ text }));
    case 'files':
      return filesOfCases().map((file) => ({ text: readFileSync(file, 'utf8') }));
  }
}

/** Manifests that were read, or advised on, otherwise than kubectl reads them. */
export function filesOfCases(): readonly string[] {
  const folder = join(__dirname, 'files');
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
}

/** A string as a value and as a key, without quotes. */
function plain(text: string): readonly Case[] {
  return [
    { text: `v: ${text}\n`, asItIs: asValue(text) },
    { text: `${text}: v\n`, asItIs: asKey(text) },
  ];
}

/** The same in double quotes, with nothing escaped. */
function quoted(text: string): readonly Case[] {
  return [
    { text: `v: "${text}"\n`, asItIs: asValue(text) },
    { text: `"${text}": v\n`, asItIs: asKey(text) },
  ];
}

// As text: of each key, an object would take a shape of its own to describe it.
const asValue = (text: string): string => `{"v":${JSON.stringify(text)}}`;
const asKey = (text: string): string => `{${JSON.stringify(text)}:"v"}`;

/** What kubectl reads, but for the words of the error, which nobody compares. */
export interface Label {
  readonly documents: KubectlReading['documents'];
  readonly refused: boolean;
}

export function labelOf({ documents, error }: KubectlReading): Label {
  return {
    documents: documents.map((document) => ('error' in document ? { value: null, error: 'no value' } : document)),
    refused: error !== undefined,
  };
}

const file = join(__dirname, 'labels.jsonl.br');

/** The labels of all cases. Kept are those that are not read as they are: the place in its part, and the label. */
export function writeLabels(labels: Readonly<Record<Part, readonly Label[]>>): number {
  const lines = parts.flatMap((part) => {
    const cases = casesOf(part);
    return labels[part].flatMap((label, at) =>
      isAsItIs(cases[at] as Case, label) ? [] : [[part, at, label] as const],
    );
  });
  const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 10, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: text.length };
  const packed = brotliCompressSync(text, { params });
  writeFileSync(file, packed);
  return packed.length;
}

function isAsItIs({ asItIs }: Case, label: Label): boolean {
  return asItIs !== undefined && JSON.stringify(label) === labelText(asItIs);
}

const labelText = (json: string): string => `{"documents":[{"value":${json}}],"refused":false}`;

/** The committed labels of a part, in the order of its cases. */
export function readLabels(part: Part): readonly Label[] {
  return readLabelTexts(part).map((text) => JSON.parse(text));
}

/** The same as JSON, which takes a part of the memory. */
export function readLabelTexts(part: Part): readonly string[] {
  const kept = new Map<number, string>();
  for (const line of brotliDecompressSync(readFileSync(file)).toString('utf8').trimEnd().split('\n')) {
    if (!line.startsWith(`["${part}"`)) continue;
    const [, at, label]: readonly [Part, number, Label] = JSON.parse(line);
    kept.set(at, JSON.stringify(label));
  }
  return casesOf(part).map(({ asItIs }, at) => {
    const label = kept.get(at) ?? (asItIs === undefined ? undefined : labelText(asItIs));
    if (label === undefined) throw new Error(`${part} ${at} has no label; \`npm run yaml -- --label\` asks for it`);
    return label;
  });
}
