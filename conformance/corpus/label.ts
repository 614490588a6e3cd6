import type { Json } from '../../generate/json';
import { type KubernetesVersion, kubernetesVersions } from '../../lib/kubernetes';
import { ask } from '../../oracle/api-server/ask';
import { type Answer, theirs } from '../compare';
import { isComparable, requestOf } from '../pairs';
import type { Case } from './cases';

const batch = 2000;

/**
 * Asks every release about every object. What a server answers now so, now otherwise (it walks some maps in random
 * order) is left out, as is what makes it panic.
 */
export async function label(objects: readonly Json[]): Promise<readonly Case[]> {
  const answers = objects.map((): Partial<Record<KubernetesVersion, Answer>> => ({}));
  for (const release of kubernetesVersions) {
    const [once, again] = [await answersOf(release, objects), await answersOf(release, objects)];
    once.forEach((answer, at) => {
      const own = answers[at];
      const steady = JSON.stringify(answer) === JSON.stringify(again[at]);
      if (answer !== undefined && own !== undefined && steady) own[release] = answer;
    });
  }
  return objects.map((object, at) => ({ object, answers: answers[at] ?? {} }));
}

/** What one release says to each; undefined where that cannot be compared. */
export async function answersOf(
  release: KubernetesVersion,
  objects: readonly Json[],
): Promise<readonly (Answer | undefined)[]> {
  const answers: (Answer | undefined)[] = [];
  for (let from = 0; from < objects.length; from += batch) {
    const asked = objects.slice(from, from + batch);
    const verdicts = await ask(
      release,
      asked.map((object, at) => requestOf(from + at, object)),
    );
    answers.push(...verdicts.map((each, at) => (isComparable(asked[at] ?? null) ? theirs(each) : undefined)));
  }
  return answers;
}
