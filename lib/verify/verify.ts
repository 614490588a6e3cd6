import type { Finding } from '../findings/finding';
import { checkOptions, type VerifyOptions } from './options';
import { verifyAll } from './verify-all';

/**
 * Everything that is wrong with an object, or with several, for a target release: what its API server would refuse,
 * silently drop or warn about, what its containers do to each other, which Pod Security controls it violates, and
 * what an experienced engineer would stop in review. Items of a `List` are objects of their own, and their fields begin
 * with their place in it. Never throws, whatever the JSON, and never stops at the first finding.
 * @throws TypeError for an option that is unknown, missing or not valid, before anything is read.
 */
export function verify(input: unknown, options: VerifyOptions): readonly Finding[] {
  const { target, podSecurity, workloads, practices, enable } = checkOptions(options);
  const objects: readonly unknown[] = Array.isArray(input) ? input : [input];
  const subjects = objects.map((object) => ({ object, target, podSecurity, workloads }));
  return verifyAll(subjects, { practices, enable }).flat();
}
