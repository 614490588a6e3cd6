import { own } from '../../values/own';
import type { Entries } from '../stored/stored';

/** The taints that a server has every Pod tolerate for a time, unless the Pod says otherwise. */
const taints = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/**
 * A Pod with the tolerations that a server has added to the live one: it adds them to an update as well, so that a manifest
 * with other tolerations does not remove them.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#defaulttolerationseconds
 */
export function withAdmitted(next: Entries, live: Entries): Entries {
  if (next.kind !== 'Pod' || next.apiVersion !== 'v1') return next;
  const tolerations = tolerationsOf(next);
  const added = tolerationsOf(live).filter(
    (one) =>
      taints.includes(String(own(one, 'key'))) &&
      own(one, 'operator') === 'Exists' &&
      own(one, 'effect') === 'NoExecute' &&
      !tolerations.some((other) => covers(other, own(one, 'key'))),
  );
  return added.length === 0
    ? next
    : { ...next, spec: { ...(next.spec as Entries), tolerations: [...tolerations, ...added] } };
}

function tolerationsOf(pod: Entries): readonly unknown[] {
  const tolerations = own(own(pod, 'spec'), 'tolerations');
  return Array.isArray(tolerations) ? tolerations : [];
}

/** No key stands for all keys, and no effect for all effects. */
function covers(toleration: unknown, taint: unknown): boolean {
  const [key = '', effect = ''] = [own(toleration, 'key'), own(toleration, 'effect')];
  return (key === taint || key === '') && (effect === 'NoExecute' || effect === '');
}
