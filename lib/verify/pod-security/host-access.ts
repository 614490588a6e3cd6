import type { LifecycleHandler, Probe } from '../../kubernetes/generated/types';
import { type CheckedContainer, type CheckedPod, type Control, type Find, inContainer, takeOut } from './control';

/** No port of the node is taken. */
export const hostPorts: Control = {
  id: 'hostPorts',
  level: 'baseline',
  check(pod, find) {
    for (const checked of pod.containers) {
      const { ports } = checked.container;
      if (ports === undefined) continue;
      for (let at = 0; at < ports.length; at += 1) {
        const value = ports[at]?.hostPort;
        if (value === undefined || value === 0) continue;
        // On the node's network the server fills it in: there it cannot be taken out alone.
        const fix = pod.spec.hostNetwork === true ? 'take it out, and `hostNetwork` with it' : takeOut;
        find(inContainer(pod, checked, `ports[${at}].hostPort`), { value, allowed: '0 or nothing', fix });
      }
    }
  },
};

const probes = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const hooks = ['postStart', 'preStop'] as const;

/** Probes and hooks call nothing but their own Pod: the kubelet calls, with all the ways that the node has. */
export const hostProbesAndHostLifecycle: Control = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  since: '1.34',
  check(pod, find) {
    for (const checked of pod.containers) {
      const { container } = checked;
      for (const name of probes) findHost(pod, checked, container[name], name, find);
      const { lifecycle } = container;
      if (lifecycle === undefined) continue;
      for (const name of hooks) findHost(pod, checked, lifecycle[name], `lifecycle.${name}`, find);
    }
  },
};

function findHost(
  pod: CheckedPod,
  checked: CheckedContainer,
  handler: Probe | LifecycleHandler | undefined,
  name: string,
  find: Find,
): void {
  if (handler === undefined) return;
  for (const action of ['httpGet', 'tcpSocket'] as const) {
    const value = handler[action]?.host;
    if (value === undefined || value === '') continue;
    find(inContainer(pod, checked, `${name}.${action}.host`), { value, allowed: 'no host but the Pod', fix: takeOut });
  }
}
