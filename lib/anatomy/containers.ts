import type { Container, PodSpec } from '../kubernetes/generated/types';
import { forEachEntry } from './entries';

/**
 * When a container runs: `init` to its end before the next one starts, `sidecar` from its turn among the init
 * containers until after the main ones, `main` in between.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export type Role = 'init' | 'sidecar' | 'main';

/** A container of a Pod with its role and its field. */
export interface PlacedContainer {
  readonly name: string;
  readonly role: Role;
  /** Its path in the pod template: `spec.initContainers[0]`. */
  readonly field: string;
  readonly container: Container;
}

/** Every container of a Pod in the order in which they start: the init containers and native sidecars, then the main ones. */
export function roles(spec: PodSpec | undefined): readonly PlacedContainer[] {
  const containers: PlacedContainer[] = [];
  forEachEntry(spec?.initContainers, 'spec.initContainers', (container, field) => {
    containers.push(placed(container, field, container.restartPolicy === 'Always' ? 'sidecar' : 'init'));
  });
  forEachEntry(spec?.containers, 'spec.containers', (container, field) => {
    containers.push(placed(container, field, 'main'));
  });
  return containers;
}

function placed(container: Container, field: string, role: Role): PlacedContainer {
  const name: unknown = container.name;
  return { name: typeof name === 'string' ? name : '', role, field, container };
}

/** What messages call a container: in custom resources, the controller may name it. */
export function containerText(name: string): string {
  return name === '' ? 'the container' : `container "${name}"`;
}

/** The container of that name in any role, or `undefined`. */
export function containerNamed(spec: PodSpec | undefined, name: string): PlacedContainer | undefined {
  return roles(spec).find((placed) => placed.name === name);
}

/** The main container where there is exactly one, else `undefined`. */
export function onlyMainContainer(spec: PodSpec | undefined): PlacedContainer | undefined {
  const mains = roles(spec).filter(({ role }) => role === 'main');
  return mains.length === 1 ? mains[0] : undefined;
}

/**
 * Whether two containers are ever up at once, given in start order. A plain init container has ended before anything
 * after it starts; the sidecars before it run at the same time.
 */
export function runTogether(earlier: Pick<PlacedContainer, 'role'>, later: Pick<PlacedContainer, 'role'>): boolean {
  return earlier === later || earlier.role !== 'init';
}
