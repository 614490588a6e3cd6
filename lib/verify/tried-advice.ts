import type { Issue } from '../findings/finding';

const wrongType = 'shape/wrong-type';

/**
 * Issues of values of a wrong type, with advice that helps: where the value that was meant would be refused at its place,
 * what to do about that. `"-1"` is no number of replicas without its quotes, either.
 * @param asMeant verifies the object with the values that were meant
 */
export function triedAdvice(issues: readonly Issue[], asMeant: () => readonly Issue[]): readonly Issue[] {
  if (!issues.some(({ code }) => code === wrongType)) return issues;
  const refused = new Map<string, string>();
  for (const { code, severity, field, fix } of asMeant()) {
    if (severity !== 'error' || code === wrongType || fix === undefined || refused.has(field)) continue;
    refused.set(field, fix);
  }
  return issues.map((issue) => {
    if (issue.code !== wrongType) return issue;
    const [whole, entry] = [refused.get(issue.field), refused.get(`${issue.field}[0]`)];
    if (whole === undefined && entry === undefined) return issue;
    return { ...issue, fix: whole ?? `write a list, and in it: ${entry}` };
  });
}
