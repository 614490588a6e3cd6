import { counted } from '../../values/counted';
import type { LocatedFinding } from '../outputs/outcome';

const problem = /^contains an un(?:substituted variable|rendered template)$/;

/** The findings of an object with one for all fields that a tool has to fill in first: it says how many more there are. */
export function unsubstitutedOnce(findings: readonly LocatedFinding[]): readonly LocatedFinding[] {
  if (findings.length < 2) return findings;
  const [first, ...others] = findings
    .filter(({ finding }) => problem.test(finding.message))
    .sort((one, other) => one.line - other.line || one.column - other.column);
  if (first === undefined || others.length === 0) return findings;
  const { finding } = first;
  const joined = {
    ...first,
    finding: { ...finding, message: `${finding.message} (and ${counted(others.length, 'more field')})` },
  };
  return findings.flatMap((one) => (one === first ? [joined] : others.includes(one) ? [] : [one]));
}
