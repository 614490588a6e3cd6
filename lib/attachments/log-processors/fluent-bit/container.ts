import type { Container, VolumeMount } from '../../../kubernetes/generated/types';
import type { Logs } from '../../../pod/attachment';
import { images } from '../../../pod/images';
import { httpGet } from '../../../pod/probes';
import { resources } from '../../../pod/resources';
import type { LogSource } from '../../shared/log-files/log-source';
import { diskNeeded, podVariables, userOf } from '../shared/reader';
import { configFile, paths, type Settings } from './settings';

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
    env: [...podVariables, ...wired.env],
    ports: [{ name: port.name, containerPort: port.containerPort }],
    // Later containers wait for this probe, so it runs often. A failing output must not restart the container.
    startupProbe: httpGet('/api/v1/uptime', port.name, { periodSeconds: 1, failureThreshold: 60 }),
    livenessProbe: httpGet('/api/v1/uptime', port.name, { periodSeconds: 10, timeoutSeconds: 5 }),
    resources: resources({ cpu: '10m', memory: '96Mi', ephemeralStorage: diskNeeded(stateSizeLimit, logs) }),
    securityContext: userOf(source),
    volumeMounts: mounts,
  };
}
