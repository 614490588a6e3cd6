import type { Finding } from '../findings/finding';
import { matcherOf } from '../values/wildcards';
import { canBeAcknowledged } from '../verify/acknowledge';
import { hasEnded, overrideMatcher, placeIn } from '../verify/overrides';
import type { VerifySettings } from './check-verify-settings';
import { today } from './today';

/** Some findings in an object without those that are ignored. */
export type NotIgnored = (object: unknown, findings: readonly Finding[]) => readonly Finding[];

/**
 * What settings ignore in a program: nothing that a server rejects, and nothing by an override with `paths`, which are of
 * files.
 */
export function notIgnoredBy(settings: VerifySettings): NotIgnored {
  const known = prepared.get(settings);
  if (known !== undefined) return known;
  const notIgnored = prepare(settings);
  prepared.set(settings, notIgnored);
  return notIgnored;
}

/** Settings stay the same for all objects of an app. */
const prepared = new WeakMap<VerifySettings, NotIgnored>();

function prepare({ ignore = [], overrides = [] }: VerifySettings): NotIgnored {
  if (ignore.length === 0 && overrides.length === 0) return (_, findings) => findings;
  const isIgnored = matcherOf(ignore);
  const matchers = overrides
    .filter((override) => override.paths === undefined && !hasEnded(override, today()))
    .map(overrideMatcher);
  return (object, findings) =>
    findings.filter(({ code, field }) => {
      if (!canBeAcknowledged(code)) return true;
      return !isIgnored(code) && !matchers.some((matches) => matches(code, placeIn(object, field)));
    });
}
