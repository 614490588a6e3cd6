import type { Service, ServicePort } from '../../../kubernetes/generated/types';
import { findsSidecarPorts } from '../../../kubernetes/sidecar-ports';
import type { KubernetesVersion } from '../../../kubernetes/version';
import type { Selecting } from '../facts/app';
import type { Practice, ReportPractice } from '../facts/practice';
import { portsText, resolvePort } from '../facts/target-port';

/** A Service targets an existing port of its Pods. */
export const servicePort: Practice = {
  code: 'practice/service-port',
  on: true,
  check: ({ services }, report, targetOf) => {
    for (const service of services) {
      if (service.selected.workloads.length === 0) continue;
      const { kubernetes } = targetOf(service.index);
      for (const [at, port] of (service.object.spec?.ports ?? []).entries()) {
        checkPort(service, port, at, report);
        if (!findsSidecarPorts(kubernetes)) checkSidecarPort(service, port, at, kubernetes, report);
      }
    }
  },
};

function checkPort(service: Selecting<Service>, port: ServicePort, at: number, report: ReportPractice): void {
  const target = port.targetPort ?? port.port;
  const protocol = port.protocol ?? 'TCP';
  if (target === undefined) return;
  const { workloads, complete } = service.selected;
  // If some of the Pods have the port, the others may be for another port of the Service.
  if (!complete || !workloads.every((workload) => resolvePort(workload, target, protocol).kind === 'missing')) return;
  const [workload] = workloads;
  if (workload === undefined) return;
  report(service, `spec.ports[${at}].${port.targetPort === undefined ? 'port' : 'targetPort'}`, {
    value: target,
    message: `no port ${target}/${protocol} in the Pods of ${workload.kind} "${workload.name}", which declare ${portsText(workload)}`,
    fix: 'set a port of a container, preferably by name, or declare it there',
  });
}

/** A name that only native sidecars have is that of no port, for the release's Services. */
function checkSidecarPort(
  service: Selecting<Service>,
  { targetPort, protocol = 'TCP' }: ServicePort,
  at: number,
  kubernetes: KubernetesVersion,
  report: ReportPractice,
): void {
  if (typeof targetPort !== 'string') return;
  for (const workload of service.selected.workloads) {
    const resolved = resolvePort(workload, targetPort, protocol);
    if (resolved.kind !== 'listener' || resolved.listener.role !== 'sidecar') continue;
    const { container, port } = resolved.listener;
    report(service, `spec.ports[${at}].targetPort`, {
      value: targetPort,
      message: `port "${targetPort}" is of native sidecar "${container}", whose ports Services of Kubernetes ${kubernetes} only find by number: every connection is refused`,
      fix: `set targetPort: ${port}`,
    });
    return;
  }
}
