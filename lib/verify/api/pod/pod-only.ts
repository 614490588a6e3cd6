import { child, index } from '../../../findings/field-path';
import type { Container } from '../../../kubernetes/generated/types';
import { isPadded } from '../../../values/white-space';
import { forbidden } from '../../report/report';
import { validateImageEdges } from '../container/image';
import { type ContainerList, containerPath } from '../context/containers-in';
import type { PodContext } from '../context/pod-context';

/** What the server checks of Pods and, for the sake of older ones, not of templates. */
export function validatePodOnly(context: PodContext): void {
  const { spec } = context;
  validateImages(context, spec.containers, 'containers');
  validateImages(context, spec.initContainers, 'initContainers');
  // A new Pod is given a service account; one that is updated may be sent without.
  if ((spec.serviceAccountName ?? '') === '') validateNoTokens(context);
}

function validateNoTokens({ spec, path, report }: PodContext): void {
  for (const [at, { projected }] of (spec.volumes ?? []).entries()) {
    for (const [position, { serviceAccountToken }] of (projected?.sources ?? []).entries()) {
      if (serviceAccountToken === undefined) continue;
      const field = `${index(child(path, 'volumes'), at)}.projected.sources[${position}].serviceAccountToken`;
      report(
        forbidden('api/token-without-account', field, {
          message: 'must not be set without serviceAccountName',
          fix: 'set serviceAccountName as it is in the Pod',
        }),
      );
    }
  }
}

/** What a Pod has only once it exists. */
export function validateNewPod({ spec, path, report }: PodContext): void {
  if ((spec.ephemeralContainers ?? []).length > 0) {
    report(
      forbidden('api/ephemeral-containers', child(path, 'ephemeralContainers'), {
        message: 'must not be set on a new Pod',
        fix: 'remove it, and use `kubectl debug` on the running Pod',
      }),
    );
  }
  if ((spec.nodeName ?? '') !== '' && (spec.schedulingGates ?? []).length > 0) {
    report(
      forbidden('api/scheduling-gates', child(path, 'nodeName'), {
        value: spec.nodeName,
        message: 'must not be set with schedulingGates',
        fix: 'remove nodeName or schedulingGates',
      }),
    );
  }
}

function validateImages(
  { path, report }: PodContext,
  containers: readonly Container[] | undefined,
  list: ContainerList,
): void {
  if (containers === undefined) return;
  for (const [at, container] of containers.entries()) {
    if (isPadded(container.image ?? '')) validateImageEdges(container, containerPath(path, list, at), report);
  }
}
