import type { Container, VolumeMount } from '../../../kubernetes/generated/types';
import type { Logs } from '../../../pod/attachment';
import { env } from '../../../pod/env';
import { images } from '../../../pod/images';
import { httpGet } from '../../../pod/probes';
import { resources } from '../../../pod/resources';
import type { LogSource } from '../../shared/log-files/log-source';
import { diskNeeded, podVariables, userOf } from '../shared/reader';
import { configFile, paths, type Settings } from './settings';

/** The container of the Collector, but for the mount of the directory that it reads. */
export function collectorContainer(
  { name, ports: { http, metrics }, wired, stateSizeLimit }: Settings,
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
    image: images['otel-collector'],
    command: ['/otelcol-contrib'],
    args: [
      '--config',
      `${paths.config}/${configFile}`,
      // Else positions are written before the lines are in the queue: a process that is killed then loses them.
      '--feature-gates=stanza.synchronousLogEmitter',
    ],
    env: [...podVariables, ...env({ GOMEMLIMIT: '100MiB' }), ...wired.env],
    ports: [http, metrics].map(({ name: portName, containerPort }) => ({ name: portName, containerPort })),
    // Later containers wait for this probe, so it runs often. A failing exporter must not restart the container.
    startupProbe: httpGet('/', http.name, { periodSeconds: 1, failureThreshold: 60 }),
    livenessProbe: httpGet('/', http.name, { periodSeconds: 10, timeoutSeconds: 5 }),
    resources: resources({ cpu: '10m', memory: '128Mi', ephemeralStorage: diskNeeded(stateSizeLimit, logs) }),
    securityContext: userOf(source),
    volumeMounts: mounts,
  };
}
