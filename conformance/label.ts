import { writeFileSync } from 'node:fs';
import { kubernetesVersions } from '../lib/kubernetes';
import { ask, type Verdict } from '../oracle/api-server/ask';
import { hashOf, type Label, labelsFile } from './labels';
import { cells, synthesize } from './matrix';
import { synthesizeShop } from './shop';

/** Asks each release's API server about everything that the matrix and the shop synthesize for it: `npm run label`. */
async function main(): Promise<void> {
  const labels: Record<string, Record<string, Label>> = {};
  for (const release of kubernetesVersions) {
    const objects = new Map(objectsFor(release).map((object) => [hashOf(object), object]));
    const verdicts = await ask(
      release,
      [...objects].map(([id, object]) => ({ id, object: object as never })),
    );
    const entries = verdicts.map((verdict) => [verdict.id, labelOf(verdict)] as const);
    labels[release] = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    const refused = entries.filter(([, label]) => label !== 'accept').length;
    process.stdout.write(`${release}: ${entries.length} objects, ${refused} not simply accepted\n`);
  }
  writeFileSync(labelsFile, `${JSON.stringify(labels, undefined, 1)}\n`);
}

function objectsFor(release: (typeof kubernetesVersions)[number]): readonly unknown[] {
  const matrix = cells.flatMap((cell) => {
    try {
      return synthesize(cell, release);
    } catch {
      // What a cell says instead is the matrix test's to judge.
      return [];
    }
  });
  return [...matrix, ...(release === '1.28' ? [] : synthesizeShop(release))];
}

function labelOf({
  id: _,
  ...verdict
}: Verdict & {
  readonly restricted?: readonly string[];
  readonly baseline?: unknown;
  readonly warnings?: unknown;
}): Label {
  const { baseline: __, warnings: ___, ...label } = verdict;
  return Object.keys(label).length === 1 && label.verdict === 'accept' ? 'accept' : label;
}

void main();
