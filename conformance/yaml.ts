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
import { type Case, casesOf, type Label, labelOf, type Part, parts, readLabels, writeLabels } from './yaml/cases';
import { fuzzReader, fuzzWriter, readManifestsInStyles, writtenStrings } from './yaml/fuzz';

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
  const count = Number(said.fuzz);
  report('random texts, as we read them', count, await fuzzReader(count, said.seed));
  report('random strings, as we write them', count, await fuzzWriter(count, said.seed));
  const styles = await readManifestsInStyles(said.seed);
  report('real manifests in different styles, as we read them', styles.count, styles.differences);
}

async function labelsOf(part: Part): Promise<readonly Label[]> {
  return (await kubectlReadings(casesOf(part).map(({ text }) => text))).map(labelOf);
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
    const known = readLabels(part);
    const labels = await labelsOf(part);
    const wrong = casesOf(part).flatMap(({ text }: Case, at) => {
      const [committed, now] = [known[at], labels[at]].map((each) => JSON.stringify(each));
      return committed === now ? [] : [`${JSON.stringify(text)}: committed ${committed}, now ${now}`];
    });
    report(`labels of the corpus, ${part}`, labels.length, wrong);
  }
  const { count, differences } = await writtenStrings();
  report('strings of the corpus, as we write them', count, differences);
}

function report(what: string, count: number, differences: readonly string[]): void {
  // The first few are enough to work from.
  for (const difference of differences.slice(0, 20)) process.stdout.write(`  ${difference.slice(0, 2000)}\n`);
  process.stdout.write(`${what}: ${count.toLocaleString('en')}, ${differences.length} differ\n`);
  if (differences.length > 0) process.exitCode = 1;
}

void main();
