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
    const message = `says ${own}, the Pod says ${ofPod}`;
    report(invalid('api/host-process', field, { value: own, message, fix: 'say it once, at the Pod' }));
  });
  if (hostProcesses === 0) return;
  if (hostProcesses !== containers) {
    const message = `${hostProcesses} of ${containers} containers are HostProcess containers; all are, or none`;
    report(invalid('api/host-process', path, { message, fix: 'say hostProcess once, at the Pod' }));
  }
  if (spec.hostNetwork !== true) {
    const message = 'HostProcess containers are on the network of their node';
    report(invalid('api/host-process', child(path, 'hostNetwork'), { value: false, message, fix: 'set it to true' }));
  }
}
