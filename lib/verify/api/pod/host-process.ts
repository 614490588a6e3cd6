import { child } from '../../../findings/field-path';
import { invalid } from '../../report/report';
import { containerPath, eachContainer } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';

/**
 * HostProcess containers: all of a Pod or none, as the Pod itself says if it does, and on the host's network.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
 */
export function validateHostProcess({ spec, path, report }: PodContext): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess;
  let containers = 0;
  let hostProcesses = 0;
  eachContainer(spec, (container, list, at) => {
    containers += 1;
    const own = container.securityContext?.windowsOptions?.hostProcess;
    if (own ?? ofPod ?? false) hostProcesses += 1;
    if (own === undefined || ofPod === undefined || own === ofPod) return;
    const field = child(containerPath(path, list, at), 'securityContext.windowsOptions.hostProcess');
    const message = `must equal the Pod's hostProcess (${ofPod}), got ${own}`;
    report(invalid('api/host-process', field, { value: own, message, fix: 'set it once, on the Pod' }));
  });
  if (hostProcesses === 0) return;
  if (hostProcesses !== containers) {
    const message = `hostProcess must be set on all containers or none, got ${hostProcesses} of ${containers}`;
    report(invalid('api/host-process', path, { message, fix: 'set hostProcess once, on the Pod' }));
  }
  if (spec.hostNetwork !== true) {
    const message = 'must be true with HostProcess containers';
    report(invalid('api/host-process', child(path, 'hostNetwork'), { value: false, message, fix: 'set true' }));
  }
}
