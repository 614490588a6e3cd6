import type { Issue } from '../kubernetes/issue';

/**
 * Issues of an object without those that tell a reader nothing new: a server that copies a limit to the request says of
 * both what is wrong with the one that is written, and two rules may say of one value that a variable is in it.
 */
export function saidOnce(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length < 2) return issues;
  const said = new Set<string>();
  return issues.filter(({ field, message }) => {
    const key = JSON.stringify([field, message]);
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}
