import { own } from '../../values/own';
import type { Change } from '../planned';
import type { Entries } from '../stored/stored';

const ofPodOrContainer = /^spec(?:\.(?:c|initC)ontainers\[[^\]]+\])?\.resources[.[]?/;

/** The changes of the resources of a Pod and of its containers. */
export function resourcesOf(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ field }) => ofPodOrContainer.test(field));
}

/** Whether a changed field is of a resource: of its amounts, or of all of them. */
export function isResourceField(field: string, resource: string): boolean {
  return field.endsWith(`[${resource}]`) || !field.endsWith(']');
}

/** A Pod with the resources that another one has. */
export function withResourcesOf(pod: Entries, other: Entries): Entries {
  const [spec, from] = [own(pod, 'spec'), own(other, 'spec')];
  if (typeof spec !== 'object' || spec === null) return pod;
  const lists = ['containers', 'initContainers'].flatMap((list) => {
    const containers = own(spec, list);
    return Array.isArray(containers) ? [[list, containersWith(containers, own(from, list))] as const] : [];
  });
  return { ...pod, spec: { ...withResources(spec, from), ...Object.fromEntries(lists) } };
}

function containersWith(containers: readonly unknown[], from: unknown): readonly unknown[] {
  const others: readonly unknown[] = Array.isArray(from) ? from : [];
  return containers.map((container) => {
    const other = others.find((one) => own(one, 'name') === own(container, 'name'));
    return other === undefined ? container : withResources(container, other);
  });
}

function withResources(value: unknown, from: unknown): object {
  const { resources: _resources, ...rest } = value as { readonly resources?: unknown };
  const resources = own(from, 'resources');
  return resources === undefined ? rest : { ...rest, resources };
}
