import type { NetworkPolicy, NetworkPolicyPort } from '../../../kubernetes/generated/types';
import type { Selecting } from '../facts/app';
import type { Practice, ReportPractice } from '../facts/practice';
import { portsText, resolvePort } from '../facts/target-port';

/** A NetworkPolicy allows traffic to existing ports of its Pods. */
export const networkPolicyPort: Practice = {
  code: 'practice/network-policy-port',
  on: true,
  check: ({ networkPolicies }, report) => {
    for (const policy of networkPolicies) {
      if (policy.selected.workloads.length === 0) continue;
      for (const [at, { ports }] of (policy.object.spec?.ingress ?? []).entries()) {
        for (const [position, port] of (ports ?? []).entries()) {
          checkPort(policy, port, `spec.ingress[${at}].ports[${position}].port`, report);
        }
      }
    }
  },
};

function checkPort(
  { selected, ...policy }: Selecting<NetworkPolicy>,
  { port, endPort, protocol = 'TCP' }: NetworkPolicyPort,
  field: string,
  report: ReportPractice,
): void {
  // A policy for many workloads lists the ports of any of them.
  if (port === undefined || endPort !== undefined || !selected.complete) return;
  if (!selected.workloads.every((workload) => resolvePort(workload, port, protocol).kind === 'missing')) return;
  const [workload] = selected.workloads;
  if (workload === undefined) return;
  report(policy, field, {
    value: port,
    message: `no port ${port}/${protocol} in the Pods of ${workload.kind} "${workload.name}", which declare ${portsText(workload)}`,
    fix: 'set a port of a container, not of a Service',
  });
}
