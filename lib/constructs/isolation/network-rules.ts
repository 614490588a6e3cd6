import type { NetworkPolicyPeer, NetworkPolicyPort } from '../../kubernetes/generated/types';
import { grouped } from '../../values/grouped';

/** What a NetworkPolicy allows: one peer, or everybody, at some ports, or at all. */
export interface Allowed {
  /** Absent for everybody. */
  readonly peer?: NetworkPolicyPeer | undefined;
  /** Absent for all ports. */
  readonly ports?: readonly NetworkPolicyPort[] | undefined;
}

/** A rule of a NetworkPolicy, with its peers in the field of its direction. */
export type NetworkRule<Side extends 'from' | 'to'> = {
  readonly [Field in Side]?: readonly NetworkPolicyPeer[];
} & { readonly ports?: readonly NetworkPolicyPort[] };

/** The rules that allow all of it: one for the peers of the same ports, in the order of their first ones. */
export function networkRules<Side extends 'from' | 'to'>(
  side: Side,
  allowed: readonly Allowed[],
): readonly NetworkRule<Side>[] {
  const byPorts = grouped(allowed, ({ ports, peer }) => JSON.stringify([ports, peer === undefined]));
  return [...byPorts.values()].map((group) => {
    const peers = new Map(group.flatMap(({ peer }) => (peer === undefined ? [] : [[JSON.stringify(peer), peer]])));
    const [{ ports }] = group;
    return {
      ...(peers.size > 0 && { [side]: [...peers.values()] }),
      ...(ports !== undefined && { ports }),
    } as NetworkRule<Side>;
  });
}
