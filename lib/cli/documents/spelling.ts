import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { quoteFix } from '../../kubernetes/scalar-fix';
import type { ScalarSpelling } from '../../yaml';

/**
 * A finding whose advice is to quote its value, with the value as it is spelled in the text: `1.10`, of which only 1.1 is
 * read. One without a value keeps its advice: it may be secret.
 */
export function withSpelling(finding: Finding, spellingOf: (field: FieldPath) => ScalarSpelling | undefined): Finding {
  const { value, fix: advice } = finding;
  if (typeof value !== 'number' && typeof value !== 'boolean') return finding;
  if (advice !== quoteFix(`${value}`)) return finding;
  const spelling = spellingOf(finding.field);
  if (spelling === undefined) return finding;
  const fix = quoteFix(spelling.text.replace(/^(["'])(.*)\1$/, '$2'));
  // A tag says what a scalar is, quoted or not.
  return { ...finding, fix: spelling.isTagged ? `remove its tag, and ${fix}` : fix };
}
