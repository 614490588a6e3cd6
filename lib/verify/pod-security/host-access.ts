import type { LifecycleHandler, Probe } from '../../kubernetes/generated/types';
import {
  type CheckedContainer,
  type CheckedPod,
  type Control,
  inContainer,
  type ReportViolation,
  removeIt,
} from './control';

/** No container uses a port of the node. */
export const hostPorts: Control = {
  id: 'hostPorts',
  level: 'baseline',
  check(pod, report) {
    for (const checked of pod.containers) {
      const { ports } = checked.container;
      if (ports === undefined) continue;
      for (let at = 0; at < ports.length; at += 1) {
        const value = ports[at]?.hostPort;
        if (value === undefined || value === 0) continue;
        // With hostNetwork the server sets it again.
        const fix = pod.spec.hostNetwork === true ? 'remove it and hostNetwork' : removeIt;
        report(inContainer(pod, checked, `ports[${at}].hostPort`), { value, rule: 'must be 0 or unset', fix });
      }
    }
  },
};

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;

/** Probes and hooks only call their own Pod: the kubelet calls them from the network of the node. */
export const hostProbesAndHostLifecycle: Control = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  since: '1.34',
  check(pod, report) {
    for (const checked of pod.containers) {
      const { container } = checked;
      for (const name of probes) findHost(pod, checked, container[name], name, report);
      const { lifecycle } = container;
      if (lifecycle === undefined) continue;
      for (const name of hooks) findHost(pod, checked, lifecycle[name], `lifecycle.${name}`, report);
    }
  },
};

function findHost(
  pod: CheckedPod,
  checked: CheckedContainer,
  handler: Probe | LifecycleHandler | undefined,
  name: string,
  report: ReportViolation,
): void {
  if (handler === undefined) return;
  for (const action of ['httpGet', 'tcpSocket'] as const) {
    const value = handler[action]?.host;
    if (value === undefined || value === '') continue;
    report(inContainer(pod, checked, `${name}.${action}.host`), { value, rule: 'must be unset', fix: removeIt });
  }
}
