import type { Issue } from '../kubernetes/issue';
import type { VerifyOptions } from './options';
import { targetOf } from './target';
import { verifyAll } from './verify-all';

/**
 * Everything that is wrong with an object, or with several, for a target release: what its API server would refuse,
 * clear without a word or warn of, what its containers do to each other, which Pod Security controls it violates, and
 * what an experienced engineer would stop in review. Items of a `List` are objects of their own, and their fields begin
 * with their place in it. Never throws, whatever the JSON, and never stops at the first finding.
 */
export function verify(input: unknown, options: VerifyOptions): readonly Issue[] {
  const { kubernetes, featureGates, podSecurity, practices = true } = options;
  const target = targetOf(kubernetes, featureGates);
  const objects: readonly unknown[] = Array.isArray(input) ? input : [input];
  const subjects = objects.map((object) =>
    podSecurity === undefined ? { object, target } : { object, target, podSecurity },
  );
  return verifyAll(subjects, { practices }).flat();
}
