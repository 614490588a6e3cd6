import type { Service, ServicePort } from '../../../kubernetes/generated/types';
import { findsSidecarPorts } from '../../../kubernetes/sidecar-ports';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { nearest } from '../../../values/nearest';
import type { Selecting } from '../facts/app';
import { isMistypedPort } from '../facts/mistyped-port';
import type { Practice, ReportPractice } from '../facts/practice';
import { isReleaseHook } from '../facts/release-hook';
import { portsText, resolvePort } from '../facts/target-port';
import type { Workload } from '../facts/workload';

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
  if (target === undefined || !protocols.has(protocol)) return;
  const { complete } = service.selected;
  const workloads = service.selected.workloads.filter((workload) => !isReleaseHook(workload));
  // If some of the Pods have the port, the others may be for another port of the Service.
  if (!complete || !workloads.every((workload) => resolvePort(workload, target, protocol).kind === 'missing')) return;
  const [workload] = workloads;
  if (workload === undefined) return;
  const fix = typeof target === 'string' ? nameFix(service, target, workloads) : numberFix(service, target, workload);
  if (fix === undefined) return;
  report(service, `spec.ports[${at}].${port.targetPort === undefined ? 'port' : 'targetPort'}`, {
    value: target,
    message: `no port ${target}/${protocol} in the Pods of ${workload.kind} "${workload.name}", which declare ${portsText(workload)}`,
    fix,
  });
}

const protocols: ReadonlySet<string> = new Set(['TCP', 'UDP', 'SCTP']);

/** A name that is missing next to ports that exist may be of a feature that is off, unless it is almost that of a port. */
function nameFix(service: Selecting<Service>, name: string, workloads: readonly Workload[]): string | undefined {
  const names = workloads.flatMap(({ listeners }) => listeners.flatMap((listener) => listener.name ?? []));
  const intended = nearest(name, names);
  if (intended !== undefined && intended !== name) return `did you mean "${intended}"?`;
  const ports = service.object.spec?.ports ?? [];
  const hasOther = ports.some(({ port, targetPort = port, protocol = 'TCP' }) =>
    workloads.some(
      (workload) => targetPort !== undefined && resolvePort(workload, targetPort, protocol).kind !== 'missing',
    ),
  );
  return hasOther ? undefined : 'set the name or number of a port of a container';
}

/** Ports that a Service has, rather than a container. */
const webPorts: ReadonlySet<number> = new Set([80, 443]);

/**
 * Ports need not be declared: a number only counts as missing if it is almost a declared one, or the port of a web Service where
 * the Pods declare one other port.
 */
function numberFix({ object }: Selecting<Service>, number: number, { open }: Workload): string | undefined {
  const declared = [...open.keys()].filter((port) => typeof port === 'number');
  const [only, ...more] = declared;
  const isOfService = object.spec?.ports?.length === 1 && more.length === 0 && webPorts.has(number);
  const isOther = only !== undefined && !webPorts.has(only);
  const intended = declared.find((port) => isMistypedPort(number, port)) ?? (isOfService && isOther ? only : undefined);
  return intended === undefined ? undefined : `set targetPort: ${intended}, or declare ${number} in a container`;
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
