import { containerText, type PlacedContainer } from '../../../anatomy/containers';
import type { FieldPath } from '../../../findings/field-path';
import type { IntOrString, NetworkPolicy, Service } from '../../../kubernetes/generated/types';
import type { App, Selecting } from '../facts/app';
import type { ObjectRef } from '../facts/app-object';
import type { Practice, ReportPractice } from '../facts/practice';
import { proxiesByPort } from '../facts/proxies';
import { resolvePort } from '../facts/target-port';
import type { Workload } from '../facts/workload';

/**
 * If a proxy of the Pod forwards requests to a port of the application, traffic from outside must not target that port: it
 * would bypass encryption, authentication and limits.
 */
export const pastTheProxy: Practice = {
  code: 'practice/past-the-proxy',
  on: true,
  check: (app, report) => {
    const fronts = new Map<Workload, ReadonlyMap<number, PlacedContainer>>();
    for (const service of app.services) {
      const ports = (service.object.spec?.ports ?? []).map(({ port, targetPort, protocol }, at) => ({
        port: targetPort ?? port,
        protocol,
        field: `spec.ports[${at}].${targetPort === undefined ? 'port' : 'targetPort'}`,
      }));
      checkPorts(app, fronts, service, ports, report);
    }
    for (const policy of app.networkPolicies) {
      for (const [at, { ports = [] }] of (policy.object.spec?.ingress ?? []).entries()) {
        const placed = ports.map((port, position) => ({
          ...port,
          field: `spec.ingress[${at}].ports[${position}].port`,
        }));
        checkPorts(app, fronts, policy, placed, report);
      }
    }
  },
};

/** A port of a Service, or of a rule of a NetworkPolicy. */
interface PlacedPort {
  readonly port?: IntOrString | undefined;
  readonly protocol?: string | undefined;
  readonly field: FieldPath;
}

function checkPorts(
  app: App,
  fronts: Map<Workload, ReadonlyMap<number, PlacedContainer>>,
  { selected, ...object }: Selecting<Service | NetworkPolicy>,
  ports: readonly PlacedPort[],
  report: ReportPractice,
): void {
  for (const workload of selected.workloads) {
    if (workload.longRunning.length < 2) continue;
    const behind = fronts.get(workload) ?? proxiesByPort(app, workload);
    fronts.set(workload, behind);
    if (behind.size === 0) continue;
    const isOfProxy = ({ port = 0 }: PlacedPort) =>
      [...behind.values()].some(({ container }) =>
        container.ports?.some(({ name, containerPort }) => port === name || port === containerPort),
      );
    // What also has a port of the proxy bypasses it on purpose.
    if (ports.some(isOfProxy)) continue;
    for (const one of ports) checkPort(workload, behind, object, one, report);
    return;
  }
}

function checkPort(
  workload: Workload,
  behind: ReadonlyMap<number, PlacedContainer>,
  object: ObjectRef,
  { port, protocol = 'TCP', field }: PlacedPort,
  report: ReportPractice,
): void {
  if (port === undefined) return;
  const resolved = resolvePort(workload, port, protocol);
  const number = resolved.kind === 'listener' ? resolved.listener.port : port;
  const proxy = typeof number === 'number' ? behind.get(number) : undefined;
  if (proxy === undefined) return;
  const own = (proxy.container.ports ?? []).map(({ name, containerPort }) => name ?? containerPort).join(', ');
  report(object, field, {
    value: port,
    message: `bypasses proxy "${proxy.name}" of ${workload.kind} "${workload.name}", which forwards requests to port ${number}`,
    fix: `use a port of ${containerText(proxy.name)}: ${own}`,
  });
}
