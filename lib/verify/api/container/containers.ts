import type { Container, Volume } from '../../../kubernetes/generated/types';
import { required } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { type ContainerContext, validateContainer } from './container';
import { resourceClaimNames } from './container-claims';
import { validateUnique } from './container-names';
import { validateEphemeralContainers } from './ephemeral-containers';
import type { HandlerContext } from './handlers';
import { validateInitContainers } from './init-containers';
import { validateLifecycle } from './lifecycle';
import { validateHostPorts } from './ports';
import { validateProbes } from './probes';
import { validateRestartPolicy } from './restart-rules';

/**
 * All containers of a Pod, in the server's order: containers, init containers, ephemeral containers.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
 */
export function validateContainers(pod: PodContext, volumes: ReadonlyMap<string, Volume>): void {
  const place: ContainerContext = { pod, volumes, claimNames: resourceClaimNames(pod.spec) };
  const { spec, target, report } = pod;
  const os = spec.os === undefined ? undefined : (spec.os.name ?? '');
  const handlers: HandlerContext = { gracePeriod: spec.terminationGracePeriodSeconds, os, target, report };
  validateRegularContainers(place, handlers);
  validateInitContainers(place, handlers);
  validateEphemeralContainers(place);
}

function validateRegularContainers(place: ContainerContext, handlers: HandlerContext): void {
  const { spec, path, target, report } = place.pod;
  const containers: readonly Container[] = spec.containers ?? [];
  const list = `${path}.containers`;
  if (containers.length === 0) {
    report(required('api/containers', list, { message: 'missing', fix: 'add at least one container' }));
    return;
  }
  const names = new Set<string>();
  for (let at = 0; at < containers.length; at += 1) {
    const container = containers[at];
    if (container === undefined) continue;
    const field = `${list}[${at}]`;
    validateContainer(container, field, place);
    const name = container.name ?? '';
    if (names.has(name)) validateUnique(name, names, `${field}.name`, report);
    else names.add(name);
    if (container.lifecycle !== undefined) {
      validateLifecycle(container.lifecycle, `${field}.lifecycle`, handlers);
    }
    validateProbes(container, field, handlers);
    validateRestartPolicy(container, field, target, report);
  }
  validateHostPorts(containers, list, report);
}
