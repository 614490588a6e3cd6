import { child, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { forbidden, invalid } from '../../report/report';
import { containerPath, eachContainer } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';

/**
 * On the network of its node a container's port is the node's. Templates may leave the latter out.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export function validateHostNetworkPorts({ spec, path, kind, report }: PodContext): void {
  if (spec.hostNetwork !== true) return;
  for (const [at, { ports }] of (spec.containers ?? []).entries()) {
    for (const [position, { hostPort = 0, containerPort = 0 }] of (ports ?? []).entries()) {
      if (hostPort === containerPort || (kind !== 'Pod' && hostPort === 0)) continue;
      const place = index(child(containerPath(path, 'containers', at), 'ports'), position);
      const message = `must equal containerPort (${valueText(containerPort)}) with hostNetwork: true, got ${valueText(hostPort)}`;
      report(invalid('api/host-port', child(place, 'hostPort'), { value: hostPort, message, fix: 'remove it' }));
    }
  }
}

const code = 'api/host-users';

/**
 * A Pod with users of its own has no other namespace in common with its node, and no block devices. The server prints some
 * of the fields with a capital.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
 */
export function validateHostUsers(context: PodContext): void {
  const { spec, path, target } = context;
  if (spec.hostUsers !== false) return;
  if (spec.hostNetwork === true && !target.gate('UserNamespacesHostNetworkSupport'))
    reportShared('hostNetwork', context);
  if (spec.hostPID === true) reportShared('hostPID', context, 'HostPID');
  if (spec.hostIPC === true) reportShared('hostIPC', context, 'HostIPC');
  if (!target.since('1.34')) return;
  eachContainer(spec, ({ volumeDevices }, list, at) => {
    if (volumeDevices === undefined || volumeDevices.length === 0) return;
    const message = 'block devices are not supported with hostUsers: false';
    const field = child(containerPath(path, list, at), 'volumeDevices');
    context.report(forbidden(code, field, { message, fix: 'use volumeMounts, or remove hostUsers' }));
  });
}

function reportShared(
  name: 'hostNetwork' | 'hostPID' | 'hostIPC',
  { path, report }: PodContext,
  server = name as string,
) {
  report(
    forbidden(code, child(path, name), {
      value: true,
      message: 'must not be set with hostUsers: false',
      fix: `remove ${name} or hostUsers`,
      ...(server !== name && { serverField: child(path, server) }),
    }),
  );
}
