import { type KubernetesVersion, kubernetesVersions } from '../lib/kubernetes';
import { hashOf, type Label, readLabels } from './labels';
import { type Cell, cells, isBuiltIn, synthesize } from './matrix';
import { synthesizeShop } from './shop';

const labels = readLabels();

/** Objects beside what the release's API server said of them; an unknown one asks for `npm run label`. */
function judged(
  objects: readonly unknown[],
  release: KubernetesVersion,
): readonly (Label | 'unknown: npm run label')[] {
  return objects.filter(isBuiltIn).map((object) => labels[release]?.[hashOf(object)] ?? 'unknown: npm run label');
}

/** Without the Pod Security controls, where containers of others may violate them. */
function verdictOnly(label: Label | string): unknown {
  if (typeof label === 'string') return label;
  const { restricted: _, ...rest } = label;
  return Object.keys(rest).length === 1 && rest.verdict === 'accept' ? 'accept' : rest;
}

const everReached = (cell: Cell, release: KubernetesVersion) =>
  release === '1.28' && / (?:as|of a) (Job|CronJob)$/.test(cell.name);

describe.each(kubernetesVersions)('on %s', (release) => {
  test.each(cells.filter((cell) => !everReached(cell, release)))(
    '$name: the API server accepts every object and drops nothing',
    (cell) => {
      const answers = judged(synthesize(cell, release), release).map(cell.hardened ? (label) => label : verdictOnly);
      expect(answers).toEqual(answers.map(() => 'accept'));
    },
  );
});

test.each(cells.filter((cell) => everReached(cell, '1.28')))(
  'on 1.28, $name is exactly one error: there are no native sidecars',
  (cell) => {
    expect(() => synthesize(cell, '1.28')).toThrow('1.28 has no native sidecars');
    try {
      synthesize(cell, '1.28');
    } catch (error) {
      expect((error as Error).message.match(/\[[a-z]+\/[a-z-]+\]$/gm)).toEqual(['[pod/needs-native-sidecars]']);
    }
  },
);

test.each(kubernetesVersions.slice(1))(
  'main.ts for %s: accepted, nothing dropped, and Pod Security restricted passes',
  (release) => {
    const objects = synthesizeShop(release);
    expect(objects.length).toBeGreaterThan(10);
    const answers = judged(objects, release);
    expect(answers).toEqual(answers.map(() => 'accept'));
  },
);
