import { writeFileSync } from 'node:fs';
import { type KubernetesVersion, kubernetesVersions } from '../lib/kubernetes';
import { ask, type Verdict } from '../oracle/api-server/ask';
import { attachedSamples } from './attachment-objects';
import { hashOf, type Label, labelsFile, readLabels } from './labels';
import { cells, isBuiltIn, synthesize } from './matrix';
import { synthesizeShop } from './shop';

/**
 * Asks each release's API server about everything that the matrix, the attachments and the shop synthesize for it: `npm run label`. What
 * has a label keeps it, as an object's hash stands for it; `-- --all` asks about everything.
 */
async function main(): Promise<void> {
  const known = process.argv.includes('--all') ? {} : readLabels();
  const labels: Record<string, Record<string, Label>> = {};
  for (const release of kubernetesVersions) {
    const objects = new Map(objectsFor(release).map((object) => [hashOf(object), object]));
    const kept = Object.entries(known[release] ?? {}).filter(([id]) => objects.has(id));
    for (const [id] of kept) objects.delete(id);
    const asked = await askAbout(release, objects);
    const all = [...kept, ...asked].sort(([a], [b]) => (a < b ? -1 : 1));
    labels[release] = Object.fromEntries(all);
    const refused = all.filter(([, label]) => label !== 'accept').length;
    process.stdout.write(`${release}: ${all.length} objects, ${asked.length} asked, ${refused} not simply accepted\n`);
  }
  writeFileSync(labelsFile, `${JSON.stringify(labels, undefined, 1)}\n`);
}

async function askAbout(
  release: KubernetesVersion,
  objects: ReadonlyMap<string, unknown>,
): Promise<readonly (readonly [id: string, label: Label])[]> {
  if (objects.size === 0) return [];
  const cases = [...objects].map(([id, object]) => ({ id, object: object as never }));
  return (await ask(release, cases)).map((verdict) => [verdict.id, labelOf(verdict)] as const);
}

function objectsFor(release: KubernetesVersion): readonly unknown[] {
  const matrix = cells.flatMap((cell) => {
    try {
      return synthesize(cell, release).filter(isBuiltIn);
    } catch {
      // What a cell says instead is the matrix test's to judge.
      return [];
    }
  });
  const attached = attachedSamples.flatMap(({ context, objects = [] }) =>
    context.kubernetes === release ? objects : [],
  );
  return [...matrix, ...attached, ...(release === '1.28' ? [] : synthesizeShop(release))];
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
