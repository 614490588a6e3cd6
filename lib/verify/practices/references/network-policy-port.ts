import type { NetworkPolicy, NetworkPolicyIngressRule } from '../../../kubernetes/generated/types';
import type { App, Selecting } from '../facts/app';
import { isMistypedPort } from '../facts/mistyped-port';
import type { Practice, ReportPractice } from '../facts/practice';
import { portsText, resolvePort } from '../facts/target-port';
import type { Workload } from '../facts/workload';

/** A NetworkPolicy allows traffic to existing ports of its Pods. */
export const networkPolicyPort: Practice = {
  code: 'practice/network-policy-port',
  on: true,
  check: (app, report) => {
    for (const policy of app.networkPolicies) {
      if (policy.selected.workloads.length === 0 || !policy.selected.complete) continue;
      for (const [at, rule] of (policy.object.spec?.ingress ?? []).entries()) {
        checkRule(app, policy, rule, `spec.ingress[${at}]`, report);
      }
    }
  },
};

function checkRule(
  app: App,
  { selected: { workloads }, ...policy }: Selecting<NetworkPolicy>,
  { ports = [] }: NetworkPolicyIngressRule,
  field: string,
  report: ReportPractice,
): void {
  const [workload] = workloads;
  if (workload === undefined) return;
  // A rule that also allows a port of the Pods has the others for other Pods, or for features that are off.
  const isMissing = ports.every(({ port, endPort, protocol = 'TCP' }) => {
    if (port === undefined || endPort !== undefined) return false;
    return workloads.every((one) => resolvePort(one, port, protocol).kind === 'missing');
  });
  if (!isMissing) return;
  for (const [at, { port, protocol = 'TCP' }] of ports.entries()) {
    if (port === undefined || (typeof port === 'number' && !isMistaken(app, workload, port))) continue;
    report(policy, `${field}.ports[${at}].port`, {
      value: port,
      message: `no port ${port}/${protocol} in the Pods of ${workload.kind} "${workload.name}", which declare ${portsText(workload)}`,
      fix: 'set a port of a container, not of a Service',
    });
  }
}

/** Ports need not be declared: a number is a mistake if it is almost a declared one, or the port of a Service of the Pods. */
function isMistaken({ services }: App, workload: Workload, number: number): boolean {
  if ([...workload.open.keys()].some((port) => typeof port === 'number' && isMistypedPort(number, port))) return true;
  return services.some(({ object, selected }) => {
    const served = selected.workloads.includes(workload) ? (object.spec?.ports ?? []) : [];
    return served.some(({ port, targetPort = port, protocol = 'TCP' }) => {
      if (port !== number || targetPort === undefined || targetPort === number) return false;
      return resolvePort(workload, targetPort, protocol).kind === 'listener';
    });
  });
}
