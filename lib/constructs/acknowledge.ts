import type { IConstruct } from 'constructs';
import type { Finding } from '../findings/finding';
import { check, object, string } from '../values/check';
import { type Acknowledgement, canBeAcknowledged, problemOf } from '../verify/acknowledge';
import { construct } from './construct-checks';
import { synthRunOf } from './synth';

const acknowledgements = new WeakMap<IConstruct, Acknowledgement[]>();

/**
 * Silences the findings of one practice or clash at a construct and everything in it. The reason is for those who read
 * the code. What a server refuses cannot be silenced, and an acknowledgement of what is not found is a finding itself.
 *
 * @example acknowledge(shop, 'practice/missing-requests', 'a LimitRange gives them')
 */
export function acknowledge(scope: IConstruct, code: string, reason: string): void {
  check('acknowledge', { scope, code, reason }, object({ scope: construct, code: string, reason: string }));
  acknowledgements.set(scope, [...(acknowledgements.get(scope) ?? []), { code, reason }]);
  synthRunOf(scope).end();
}

/** The findings at a construct that nobody acknowledged, there or at a construct around it. */
export function unacknowledged(owner: IConstruct, findings: readonly Finding[]): readonly Finding[] {
  const known = new Set(
    owner.node.scopes.flatMap((scope) => acknowledgements.get(scope) ?? []).map(({ code }) => code),
  );
  return known.size === 0 ? findings : findings.filter(({ code }) => !known.has(code) || !canBeAcknowledged(code));
}

/** What is wrong with the acknowledgements of an app, given what was found at each construct. */
export function wrongAcknowledgements(
  constructs: readonly IConstruct[],
  found: ReadonlyMap<IConstruct, readonly Finding[]>,
): readonly { readonly scope: IConstruct; readonly findings: readonly Finding[] }[] {
  const scopes = constructs.filter((scope) => acknowledgements.has(scope));
  return scopes.map((scope) => {
    const within = scope.node.findAll().flatMap((construct) => found.get(construct) ?? []);
    return { scope, findings: (acknowledgements.get(scope) ?? []).flatMap((one) => problemOf(one, within, '')) };
  });
}
