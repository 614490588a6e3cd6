import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { check, object, string } from '../values/check';
import { canBeAcknowledged, problemOf, unacknowledged } from '../verify/acknowledge';
import { settingsOf } from './app-settings';
import { type AppState, endSynth, type ObjectState, stateOf } from './app-state';
import { construct } from './construct-checks';
import { notIgnoredBy } from './ignored-findings';

/**
 * Silences the findings of one practice or clash at a construct and everything in it. The reason is for those who read
 * the code. What a server rejects cannot be silenced, and an acknowledgement that matches no finding is a finding itself.
 *
 * @example acknowledge(shop, 'practice/missing-requests', 'a LimitRange gives them')
 */
export function acknowledge(scope: IConstruct, code: string, reason: string): void {
  check('acknowledge', { scope, code, reason }, object({ scope: construct, code: string, reason: string }));
  const state = stateOf(scope);
  state.acknowledgements.set(scope, [...(state.acknowledgements.get(scope) ?? []), { code, reason }]);
  endSynth(state);
}

/** The codes that are acknowledged for a construct: there, or at a construct around it. */
export function acknowledgedCodes({ acknowledgements }: AppState, owner: IConstruct): ReadonlySet<string> {
  if (acknowledgements.size === 0) return none;
  const made = owner.node.scopes.flatMap((scope) => acknowledgements.get(scope) ?? []);
  return new Set(made.map(({ code }) => code).filter(canBeAcknowledged));
}

const none: ReadonlySet<string> = new Set();

/** What rendering an object found, without what is acknowledged, or ignored by the settings of its app. */
export function ofRendering({ object, owner, rendered }: ObjectState): readonly Finding[] {
  const found = rendered?.findings ?? [];
  if (found.length === 0) return found;
  const state = stateOf(object);
  const open = unacknowledged(found, acknowledgedCodes(state, owner));
  return notIgnoredBy(settingsOf(state.root).verify)(rendered?.manifest, open);
}

/** Findings at the construct of an acknowledgement. */
export interface WrongAcknowledgements {
  readonly scope: IConstruct;
  readonly findings: readonly Finding[];
}

/** What is wrong with the acknowledgements of an app, given the findings at each construct. */
export function wrongAcknowledgements(
  { acknowledgements }: AppState,
  constructs: readonly IConstruct[],
  findings: ReadonlyMap<IConstruct, readonly Finding[]>,
): readonly WrongAcknowledgements[] {
  if (acknowledgements.size === 0) return [];
  return constructs.flatMap((scope) => {
    const made = acknowledgements.get(scope);
    if (made === undefined) return [];
    const within = scope.node.findAll().flatMap((construct) => findings.get(construct) ?? []);
    return [{ scope, findings: made.flatMap((one) => problemOf(one, within, '')) }];
  });
}
