/**
 * Texts and strings against kubectl's own reader (oracle/yaml), which is built first.
 *
 *     npm run yaml                              asks it about the corpus, and compares with the committed labels; and about
 *                                               the strings of the corpus as GitOpsApp writes them
 *     npm run yaml -- --label                   writes the labels
 *     npm run yaml -- --fuzz 20000 --seed 7     so many random texts through our reader, and so many random strings and
 *                                               trees through our writer, and the real manifests in many styles
 *
 * Exits with 1 where anything differs.
 */
import { parseArgs } from 'node:util';
import { kubectlReadings } from '../oracle/yaml';
import { countOf } from './options';
import { casesOf, type Label, labelOf, type Part, parts, readLabelTexts, writeLabels } from './yaml/cases';
import { fuzzReader, fuzzWriter, type Outcome, readManifestsInStyles, writtenStrings } from './yaml/fuzz';

const { values: said } = parseArgs({
  options: {
    label: { type: 'boolean', default: false },
    fuzz: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

async function main(): Promise<void> {
  if (said.label) return label();
  if (said.fuzz === undefined) return check();
  const count = countOf('fuzz', said.fuzz);
  report('random texts, as we read them', await fuzzReader(count, said.seed));
  report('random strings, as we write them', await fuzzWriter(count, said.seed));
  report('real manifests in different styles, as we read them', await readManifestsInStyles(said.seed));
}

async function labelsOf(part: Part): Promise<readonly Label[]> {
  const labels: Label[] = [];
  for await (const [, reading] of kubectlReadings(casesOf(part))) labels.push(labelOf(reading));
  return labels;
}

async function label(): Promise<void> {
  const labels = {} as Record<Part, readonly Label[]>;
  for (const part of parts) {
    labels[part] = await labelsOf(part);
    process.stdout.write(`${part}: ${labels[part].length} texts\n`);
  }
  process.stdout.write(`${writeLabels(labels)} bytes\n`);
}

async function check(): Promise<void> {
  for (const part of parts) {
    const known = readLabelTexts(part);
    const differences: string[] = [];
    let count = 0;
    for await (const [{ text }, reading] of kubectlReadings(casesOf(part))) {
      const [committed, now] = [known[count], JSON.stringify(labelOf(reading))];
      count += 1;
      if (committed !== now) differences.push(`${JSON.stringify(text)}: committed ${committed}, now ${now}`);
    }
    report(`labels of the corpus, ${part}`, { count, differences });
  }
  report('strings of the corpus, as we write them', await writtenStrings());
}

function report(what: string, { count, differences }: Outcome): void {
  // The first few are enough to work from.
  for (const difference of differences.slice(0, 20)) process.stdout.write(`  ${difference.slice(0, 2000)}\n`);
  process.stdout.write(`${what}: ${count.toLocaleString('en')}, ${differences.length} differ\n`);
  if (differences.length > 0) process.exitCode = 1;
}

void main();
