import { invalid, type Report } from '../../report/report';

const code = 'api/longer-deadline';
const field = 'spec.activeDeadlineSeconds';
const longest = 2 ** 31 - 1;

/** Whether a Pod may have a deadline: set once, it only becomes shorter. Without, servers compare nothing else. */
export function isDeadlineKept(value: number | undefined, old: number | undefined, report: Report): boolean {
  if (value === undefined) {
    if (old !== undefined) {
      report(invalid(code, field, { message: `must not be removed, was ${old}`, fix: `set ${old} or less` }));
    }
    return true;
  }
  // What is out of range is refused in any Pod.
  if (value < 0 || value > longest) return false;
  if (old === undefined || value <= old) return true;
  report(
    invalid(code, field, {
      value,
      message: `must be at most ${old}, as before, got ${value}`,
      fix: `set ${old} or less`,
    }),
  );
  return false;
}
