import { containerText, type PlacedContainer } from '../../../anatomy/containers';
import type { Listener } from '../../../anatomy/listeners';
import type { FieldPath } from '../../../findings/field-path';
import type { LifecycleHandler, Probe } from '../../../kubernetes/generated/types';
import { loopbackPorts } from '../facts/loopback-port';
import type { Practice, ReportPractice } from '../facts/practice';
import { endpointOf } from '../facts/probes';
import type { Workload } from '../facts/workload';

/**
 * The next container starts after a native sidecar has started: its startup probe has passed and its postStart hook is done.
 * If one of these waits for a later container, neither ever starts.
 */
export const startupDeadlock: Practice = {
  code: 'practice/startup-deadlock',
  on: true,
  checkWorkload: (workload, report) => {
    if (workload.spec.initContainers === undefined) return;
    for (const [at, placed] of workload.containers.entries()) {
      const { startupProbe, lifecycle } = placed.container;
      if (placed.role !== 'sidecar' || (startupProbe ?? lifecycle?.postStart) === undefined) continue;
      check(workload, at, placed, 'startupProbe', startupProbe, report);
      check(workload, at, placed, 'lifecycle.postStart', lifecycle?.postStart, report);
    }
  },
};

function check(
  workload: Workload,
  at: number,
  placed: PlacedContainer,
  field: FieldPath,
  action: Probe | LifecycleHandler | undefined,
  report: ReportPractice,
): void {
  const ports = action === undefined ? [] : portsOf(action, placed);
  if (ports.length === 0) return;
  for (const port of ports) {
    const open = workload.open.get(port) ?? [];
    const [first] = open;
    const isLater = ({ containerField }: Listener) => (workload.startPositions.get(containerField) ?? 0) > at;
    if (first === undefined || !open.every(isLater)) continue;
    report(workload, workload.at(`${placed.field}.${field}`), {
      value: port,
      message:
        `waits for port ${port} of ${containerText(first.container)}, which starts only after ` +
        `sidecar "${placed.name}": the Pod never starts`,
      fix: 'check the sidecar itself here, and the application in readinessProbe',
    });
    return;
  }
}

function portsOf(action: Probe | LifecycleHandler, { container }: PlacedContainer): readonly number[] {
  const endpoint = endpointOf(action);
  if (endpoint === undefined) return loopbackPorts((action.exec?.command ?? []).join(' '));
  // A name is a port name of the container itself.
  const own = (container.ports ?? []).some(({ containerPort }) => containerPort === endpoint.port);
  return endpoint.host !== '' || typeof endpoint.port === 'string' || own ? [] : [endpoint.port];
}
