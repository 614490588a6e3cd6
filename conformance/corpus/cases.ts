import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { Json } from '../../generate/json';
import type { KubernetesVersion } from '../../lib/kubernetes';
import { entryOf } from '../../lib/values/entry-of';
import type { Answer } from '../compare';

/** An object, and what each release's API server says to it. */
export interface Case {
  readonly object: Json;
  readonly answers: Readonly<Partial<Record<KubernetesVersion, Answer>>>;
}

/** The parts of the corpus: `rules`, the rules' own examples; `rare`, what was made by hand; `found`, what fuzzing once found; `fuzz`, fresh mutants. */
export const parts = ['rules', 'rare', 'found', 'fuzz'] as const;
/** Pairs of an old object and a new one, which count apart: the examples of rules about updates, what fuzzing found, and fresh pairs. */
export const updateParts = ['update-rules', 'found-updates', 'updates'] as const;
export const allParts = [...parts, ...updateParts] as const;
export type Part = (typeof allParts)[number];

/** As a line holds it: most releases say the same. */
interface Line {
  readonly object: Json;
  readonly answers: readonly Answer[];
  /** For each answer the releases that give it. */
  readonly by: readonly (readonly KubernetesVersion[])[];
}

function fileOf(part: Part): string {
  return join(__dirname, `${part}.jsonl.br`);
}

export function readCases(part: Part): readonly Case[] {
  const lines = brotliDecompressSync(readFileSync(fileOf(part)))
    .toString('utf8')
    .split('\n');
  return lines.filter((line) => line !== '').map((line) => caseOf(JSON.parse(line)));
}

/** The same cases always make the same file. @returns its size in bytes. */
export function writeCases(part: Part, cases: readonly Case[]): number {
  const text = Buffer.from(cases.map((each) => `${JSON.stringify(lineOf(each))}\n`).join(''));
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 10, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: text.length };
  const packed = brotliCompressSync(text, { params });
  writeFileSync(fileOf(part), packed);
  return packed.length;
}

function caseOf({ object, answers, by }: Line): Case {
  const entries = answers.flatMap((answer, at) => (by[at] ?? []).map((release) => [release, answer] as const));
  return { object, answers: Object.fromEntries(entries) };
}

function lineOf({ object, answers }: Case): Line {
  const byAnswer = new Map<string, KubernetesVersion[]>();
  for (const [release, answer] of Object.entries(answers) as [KubernetesVersion, Answer][]) {
    entryOf(byAnswer, JSON.stringify(answer), () => []).push(release);
  }
  return { object, answers: [...byAnswer.keys()].map((text) => JSON.parse(text)), by: [...byAnswer.values()] };
}
