import type { Container, EnvVar } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { type Draft, isBlank } from './draft';
import { defaultPullPolicy } from './image-pull-policy';
import { setHandlerDefaults } from './probes';
import { roundUpResources } from './resource-list';

/** Fills the containers of one of a Pod's lists. */
export function setContainerDefaults(containers: readonly Draft<Container>[] | undefined, target: Target): void {
  if (containers === undefined) return;
  for (const container of containers) {
    if (isBlank(container.imagePullPolicy)) container.imagePullPolicy = defaultPullPolicy(container.image, target);
    if (isBlank(container.terminationMessagePolicy)) container.terminationMessagePolicy = 'File';
    for (const port of container.ports ?? []) {
      if (isBlank(port.protocol)) port.protocol = 'TCP';
    }
    for (const variable of container.env ?? []) setEnvDefaults(variable);
    roundUpResources(container.resources);
    setHandlerDefaults(container);
  }
}

function setEnvDefaults({ valueFrom }: Draft<EnvVar>): void {
  const fieldRef = valueFrom?.fieldRef;
  if (fieldRef !== undefined && isBlank(fieldRef.apiVersion)) fieldRef.apiVersion = 'v1';
}
