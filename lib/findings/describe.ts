import { printableLines } from '../values/printable';
import type { Finding } from './finding';

/** A finding in a line: where, what, what to do, who wrote what clashes, and the rule. Whatever is in it can be printed. */
export function describe(finding: Finding): string {
  const where = finding.field === '' ? '' : `${finding.field}: `;
  const fix = finding.fix === undefined ? '' : `; ${finding.fix}`;
  const origins = Object.entries(finding.origins ?? {}).map(([field, writer]) => `${field} is written by ${writer}`);
  const writers = origins.length === 0 ? '' : ` (${origins.join(', ')})`;
  return printableLines(`${where}${finding.message}${fix}${writers} [${finding.code}]`);
}
