import { child, type FieldPath, index } from '../../../findings/field-path';
import type { Container, EphemeralContainer, PodSpec } from '../../../kubernetes/generated/types';

/** The lists that a pod spec has containers in, in the order in which servers visit them. */
export type ContainerList = 'initContainers' | 'containers' | 'ephemeralContainers';

/** Takes a container and its place. The path is left to the visitor: most of them never need it. */
export type ContainerVisitor = (container: Container | EphemeralContainer, list: ContainerList, at: number) => void;

/** Shows every container of a pod spec to a visitor: init containers, containers, ephemeral containers. */
export function eachContainer(spec: PodSpec, visit: ContainerVisitor): void {
  visitList(spec.initContainers, 'initContainers', visit);
  visitList(spec.containers, 'containers', visit);
  visitList(spec.ephemeralContainers, 'ephemeralContainers', visit);
}

/** Where a container stands. */
export function containerPath(specPath: FieldPath, list: ContainerList, at: number): FieldPath {
  return index(child(specPath, list), at);
}

function visitList(
  containers: readonly (Container | EphemeralContainer)[] | undefined,
  list: ContainerList,
  visit: ContainerVisitor,
): void {
  if (containers === undefined) return;
  for (let at = 0; at < containers.length; at += 1) {
    const container = containers[at];
    if (container !== undefined) visit(container, list, at);
  }
}
