import type { PlacedContainer } from '../../../anatomy/containers';
import type { IntOrString } from '../../../kubernetes/generated/types';
import type { App } from '../facts/app';
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
      for (const [at, { port, targetPort, protocol }] of (service.object.spec?.ports ?? []).entries()) {
        const field = `spec.ports[${at}].${targetPort === undefined ? 'port' : 'targetPort'}`;
        check(app, fronts, service, service.selected.workloads, targetPort ?? port, protocol, field, report);
      }
    }
    for (const policy of app.networkPolicies) {
      for (const [at, { ports }] of (policy.object.spec?.ingress ?? []).entries()) {
        for (const [position, { port, protocol }] of (ports ?? []).entries()) {
          const field = `spec.ingress[${at}].ports[${position}].port`;
          check(app, fronts, policy, policy.selected.workloads, port, protocol, field, report);
        }
      }
    }
  },
};

function check(
  app: App,
  fronts: Map<Workload, ReadonlyMap<number, PlacedContainer>>,
  object: ObjectRef,
  workloads: readonly Workload[],
  port: IntOrString | undefined,
  protocol: string | undefined,
  field: string,
  report: ReportPractice,
): void {
  if (port === undefined) return;
  for (const workload of workloads) {
    if (workload.longRunning.length < 2) continue;
    const behind = fronts.get(workload) ?? proxiesByPort(app, workload);
    fronts.set(workload, behind);
    if (behind.size === 0) continue;
    const resolved = resolvePort(workload, port, protocol ?? 'TCP');
    const number = resolved.kind === 'listener' ? resolved.listener.port : port;
    const proxy = typeof number === 'number' ? behind.get(number) : undefined;
    if (proxy === undefined) continue;
    const own = (proxy.container.ports ?? []).map(({ name, containerPort }) => name ?? containerPort).join(', ');
    report(object, field, {
      value: port,
      message: `bypasses proxy "${proxy.name}" of ${workload.kind} "${workload.name}", which forwards requests to port ${number}`,
      fix: `use a port of container "${proxy.name}": ${own}`,
    });
    return;
  }
}
