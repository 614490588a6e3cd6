import type { Finding } from '../findings/finding';

const wrongType = 'shape/wrong-type';

/**
 * Findings with fixes that work for values of a wrong type. Where the value of the right type would be refused, too, its fix
 * is that of the refusal: without its quotes, `"-1"` is not a valid number of replicas, either.
 * @param verifyCoerced the findings in the object once its values have the right types, as far as only one value makes sense
 */
export function withTypeAdvice(
  findings: readonly Finding[],
  verifyCoerced: () => readonly Finding[],
): readonly Finding[] {
  if (!findings.some(({ code }) => code === wrongType)) return findings;
  const refused = new Map<string, string>();
  for (const { code, severity, field, message, fix } of verifyCoerced()) {
    if (severity !== 'error' || code === wrongType || fix === undefined || refused.has(field)) continue;
    // The message that lists them is not printed.
    const [, allowed] = fix === 'set one of them' ? (/^must be (one of .+), got /.exec(message) ?? []) : [];
    refused.set(field, allowed === undefined ? fix : `set ${allowed}`);
  }
  return findings.map((finding) => {
    if (finding.code !== wrongType) return finding;
    const [whole, entry] = [refused.get(finding.field), refused.get(`${finding.field}[0]`)];
    if (whole === undefined && entry === undefined) return finding;
    return { ...finding, fix: whole ?? `set an array; for its entry: ${entry}` };
  });
}
