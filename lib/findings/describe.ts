import { printableLines } from '../values/printable';
import type { Issue } from './finding';

/** An issue in a line: where, what, what to do, who wrote what clashes, and the rule. Whatever is in it can be printed. */
export function describe(issue: Issue): string {
  const where = issue.field === '' ? '' : `${issue.field}: `;
  const fix = issue.fix === undefined ? '' : `; ${issue.fix}`;
  const origins = Object.entries(issue.origins ?? {}).map(([field, writer]) => `${field} is written by ${writer}`);
  const writers = origins.length === 0 ? '' : ` (${origins.join(', ')})`;
  return printableLines(`${where}${issue.message}${fix}${writers} [${issue.code}]`);
}
