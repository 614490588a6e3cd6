import type { Finding } from '../findings/finding';

const wrongType = 'shape/wrong-type';

/**
 * Findings of values of a wrong type, with advice that helps: where the value that was meant would be refused at its place,
 * what to do about that. `"-1"` is no number of replicas without its quotes, either.
 * @param asMeant verifies the object with the values that were meant
 */
export function triedAdvice(findings: readonly Finding[], asMeant: () => readonly Finding[]): readonly Finding[] {
  if (!findings.some(({ code }) => code === wrongType)) return findings;
  const refused = new Map<string, string>();
  for (const { code, severity, field, fix } of asMeant()) {
    if (severity !== 'error' || code === wrongType || fix === undefined || refused.has(field)) continue;
    refused.set(field, fix);
  }
  return findings.map((finding) => {
    if (finding.code !== wrongType) return finding;
    const [whole, entry] = [refused.get(finding.field), refused.get(`${finding.field}[0]`)];
    if (whole === undefined && entry === undefined) return finding;
    return { ...finding, fix: whole ?? `write a list, and in it: ${entry}` };
  });
}
