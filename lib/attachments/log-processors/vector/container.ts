import type { Container, VolumeMount } from '../../../kubernetes/generated/types';
import type { Logs } from '../../../pod/attachment';
import { env } from '../../../pod/env';
import { images } from '../../../pod/images';
import { httpGet } from '../../../pod/probes';
import { resources } from '../../../pod/resources';
import type { LogSource } from '../../shared/log-files/log-source';
import { diskNeeded, podVariables, userOf } from '../shared/reader';
import { configFile, paths, type Settings } from './settings';

/** How long Vector may take to send what it has read when it stops, in seconds. */
export const graceSeconds = 5;

/** The container of Vector, but for the mount of the directory that it reads. */
export function vectorContainer(
  { name, ports: { metrics }, wired, stateSizeLimit }: Settings,
  logs: Logs,
  source: LogSource,
): Container {
  const readOnly = (volume: string, mountPath: string, sources: readonly unknown[]): readonly VolumeMount[] =>
    sources.length === 0 ? [] : [{ name: `${name}-${volume}`, mountPath, readOnly: true }];
  return {
    name,
    image: images.vector,
    args: ['--config', `${paths.config}/${configFile}`, `--graceful-shutdown-limit-secs=${graceSeconds}`],
    // It would take a thread, and memory, for each core of the node.
    env: [...podVariables, ...env({ VECTOR_THREADS: 2 })],
    ports: [{ name: metrics.name, containerPort: metrics.containerPort }],
    // Later containers wait for this probe, so it runs often. A failing sink must not restart the container.
    startupProbe: httpGet('/metrics', metrics.name, { periodSeconds: 1, failureThreshold: 60 }),
    livenessProbe: httpGet('/metrics', metrics.name, { periodSeconds: 10, timeoutSeconds: 5 }),
    // Three sinks that wait hold 140 MB.
    resources: resources({ cpu: '10m', memory: '192Mi', ephemeralStorage: diskNeeded(stateSizeLimit, logs) }),
    securityContext: userOf(source),
    volumeMounts: [
      { name: `${name}-config`, mountPath: paths.config, readOnly: true },
      { name: `${name}-state`, mountPath: paths.state },
      ...readOnly('tls', paths.certificates, wired.certificates),
      ...readOnly('values', paths.values, wired.values),
    ],
  };
}
