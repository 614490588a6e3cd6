import type { Container, PodSpec, Volume } from '../../kubernetes/generated/types';

/**
 * The defaults of a PodSpec that `verify` does not set, as no rule reads them.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go
 */
export function withPodSpecDefaults(spec: PodSpec): PodSpec {
  const { containers, initContainers, volumes, serviceAccountName, serviceAccount = serviceAccountName } = spec;
  return {
    ...spec,
    schedulerName: spec.schedulerName ?? 'default-scheduler',
    ...(serviceAccount !== undefined && { serviceAccount }),
    ...(containers !== undefined && { containers: containers.map(withContainerDefaults) }),
    ...(initContainers !== undefined && { initContainers: initContainers.map(withContainerDefaults) }),
    ...(volumes !== undefined && { volumes: volumes.map(withVolumeDefaults) }),
  };
}

function withContainerDefaults(container: Container): Container {
  return { ...container, terminationMessagePath: container.terminationMessagePath ?? '/dev/termination-log' };
}

/** 0644, as the servers write it. */
const defaultMode = 420;

function withVolumeDefaults(volume: Volume): Volume {
  const sources = Object.entries(volume).map(([name, source]) => [
    name,
    typeof source === 'object' && source !== null ? { ...defaultsOf(name), ...source } : source,
  ]);
  // A volume with the same source.
  return Object.fromEntries(sources) as Volume;
}

function defaultsOf(source: string): object {
  if (source === 'hostPath') return { type: '' };
  return /^(?:configMap|secret|projected|downwardAPI)$/.test(source) ? { defaultMode } : {};
}
