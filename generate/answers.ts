import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What a release does with a field: it does not know it, refuses the object, clears the field without a word, changes
 * its value without a word, or takes it.
 */
export type Answer = 'unknown' | 'refused' | 'dropped' | 'overwritten' | 'accepted';

export const letters: Readonly<Record<Answer, string>> = {
  unknown: '-',
  refused: 'r',
  dropped: 'd',
  overwritten: 'o',
  accepted: 'a',
};

/** The oracle's answers for one kind: a letter for each release, by path (`spec.containers[].image`, `…=Always`). */
export interface KindAnswers {
  readonly kind: string;
  readonly releases: readonly string[];
  /** How many fields and values were asked for; those that are not in `answers` are taken wherever OpenAPI has them. */
  readonly asked: number;
  readonly answers: ReadonlyMap<string, string>;
}

const folder = join(__dirname, 'answers');

/** The committed answers, by kind. */
export function readAnswers(): ReadonlyMap<string, KindAnswers> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'));
  return new Map(files.map((file) => parse(readFileSync(join(folder, file), 'utf8'))).map((each) => [each.kind, each]));
}

/** Replaces the committed answers. */
export function writeAnswers(all: readonly KindAnswers[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const each of all) writeFileSync(join(folder, `${each.kind}.txt`), render(each));
}

function render({ kind, releases, asked, answers }: KindAnswers): string {
  const lines = [...answers].map(([path, answer]) => `${answer} ${path}\n`);
  return `# ${kind}: what the API servers of ${releases.join(' ')} did with its fields and values, a letter each:
# - unknown, r refused, d dropped, o overwritten, a accepted. Asked: ${asked}; those not listed
# are accepted by every release whose OpenAPI has them. Made by \`npm run ask\`. Do not edit.
${lines.join('')}`;
}

function parse(text: string): KindAnswers {
  const [, kind = '', releases = ''] = /^# (\w+): what the API servers of ([\d. ]+) did/.exec(text) ?? [];
  const asked = Number(/Asked: (\d+)/.exec(text)?.[1]);
  if (kind === '' || Number.isNaN(asked)) throw new Error(`an answers file without its header: ${text.slice(0, 80)}`);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const answers = new Map(lines.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]));
  return { kind, releases: releases.split(' '), asked, answers };
}
