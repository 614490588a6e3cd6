import type { Container, Quantity, VolumeMount } from '../../../kubernetes/generated/types';
import { addQuantities, isQuantity } from '../../../kubernetes/quantity';
import type { Logs } from '../../../pod/attachment';
import { env, fromField } from '../../../pod/env';
import { images } from '../../../pod/images';
import { httpGet } from '../../../pod/probes';
import { resources } from '../../../pod/resources';
import type { LogSource } from './log-source';
import { configFile, nonRoot, paths, type Settings } from './settings';

/** The container of Fluent Bit, but for the mount of the directory that it reads. */
export function fluentBitContainer(
  { name, port, wired, stateSizeLimit }: Settings,
  logs: Logs,
  source: LogSource,
): Container {
  const mounts: readonly VolumeMount[] = [
    { name: `${name}-config`, mountPath: paths.config, readOnly: true },
    { name: `${name}-state`, mountPath: paths.state },
    ...(wired.certificates.length === 0
      ? []
      : [{ name: `${name}-tls`, mountPath: paths.certificates, readOnly: true }]),
  ];
  return {
    name,
    image: images['fluent-bit'],
    command: ['/fluent-bit/bin/fluent-bit'],
    args: ['--config', `${paths.config}/${configFile}`],
    env: [
      ...env({
        POD_NAME: fromField('metadata.name'),
        POD_NAMESPACE: fromField('metadata.namespace'),
        NODE_NAME: fromField('spec.nodeName'),
      }),
      ...wired.env,
    ],
    ports: [{ name: port.name, containerPort: port.containerPort }],
    // Later containers wait for this probe, so it runs often. A failing output must not restart the container.
    startupProbe: httpGet('/api/v1/uptime', port.name, { periodSeconds: 1, failureThreshold: 60 }),
    livenessProbe: httpGet('/api/v1/uptime', port.name, { periodSeconds: 10, timeoutSeconds: 5 }),
    resources: resources({ cpu: '10m', memory: '96Mi', ephemeralStorage: diskNeeded(stateSizeLimit, logs) }),
    securityContext: userOf(source),
    volumeMounts: mounts,
  };
}

/**
 * Volumes on the node's disk are asked for like everything else that a Pod takes of a node: this container's own, and the
 * one that is added for the files.
 */
function diskNeeded(stateSizeLimit: Quantity, { sizeLimit }: Logs): Quantity {
  return sizeLimit !== undefined && isQuantity(sizeLimit) ? addQuantities(stateSizeLimit, sizeLimit) : stateSizeLimit;
}

/** The user who reads the files: the one who writes them, root excepted. */
export function userOf({ runAsUser, runAsGroup }: LogSource) {
  if (runAsUser === undefined || runAsUser === 0) return { runAsUser: nonRoot, runAsGroup: nonRoot };
  return { runAsUser, ...(runAsGroup !== undefined && { runAsGroup }) };
}
