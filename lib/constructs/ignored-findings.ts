import type { Finding } from '../findings/finding';
import { matcherOf } from '../values/wildcards';
import { canBeAcknowledged } from '../verify/acknowledge';
import { hasEnded, overrideMatcher, placeIn } from '../verify/overrides';
import type { VerifySettings } from './check-verify-settings';
import { today } from './today';

/**
 * The findings in an object that settings do not ignore. What a server rejects is never ignored in a program, and an
 * override with `paths` holds for files only.
 */
export function notIgnored(
  { ignore = [], overrides = [] }: VerifySettings,
  object: unknown,
  findings: readonly Finding[],
): readonly Finding[] {
  if (findings.length === 0 || (ignore.length === 0 && overrides.length === 0)) return findings;
  const isIgnored = matcherOf(ignore);
  const matchers = overrides
    .filter((override) => override.paths === undefined && !hasEnded(override, today()))
    .map(overrideMatcher);
  return findings.filter(({ code, field }) => {
    if (!canBeAcknowledged(code)) return true;
    return !isIgnored(code) && !matchers.some((matches) => matches(code, placeIn(object, field)));
  });
}
