import type { FieldPath } from '../findings/field-path';
import type { Issue } from '../findings/finding';
import { quoteFix } from '../kubernetes/scalar-fix';
import type { ScalarSpelling } from '../yaml';

/**
 * An issue whose advice is to quote its value, with the value as it is spelled in the text: `1.10`, of which only 1.1 is
 * read. One without a value keeps its advice: it may be secret.
 */
export function withSpelling(issue: Issue, spellingOf: (field: FieldPath) => ScalarSpelling | undefined): Issue {
  if (issue.value === undefined || issue.fix !== quoteFix(`${issue.value}`)) return issue;
  const spelling = spellingOf(issue.field);
  if (spelling === undefined) return issue;
  const fix = quoteFix(spelling.text.replace(/^(["'])(.*)\1$/, '$2'));
  // A tag says what a scalar is, quoted or not.
  return { ...issue, fix: spelling.isTagged ? `remove its tag, and ${fix}` : fix };
}
