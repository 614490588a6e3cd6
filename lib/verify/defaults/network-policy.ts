import type { NetworkPolicy } from '../../kubernetes/generated/types';
import type { Draft } from './draft';

/** Fills a policy: it always is about incoming traffic, and about outgoing where it has rules for that. */
export function setNetworkPolicyDefaults(object: Draft<NetworkPolicy>): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  if (spec.policyTypes === undefined || spec.policyTypes.length === 0) {
    spec.policyTypes = (spec.egress ?? []).length === 0 ? ['Ingress'] : ['Ingress', 'Egress'];
  }
  for (const rules of [spec.ingress, spec.egress]) {
    for (const { ports } of rules ?? []) {
      for (const port of ports ?? []) port.protocol ??= 'TCP';
    }
  }
}
