import { listAt, textAt } from '../../status/snapshot/read';
import { own } from '../../values/own';
import { ClusterError } from '../cluster-error';

/** A container in a pod template. */
export interface FoundContainer {
  readonly list: 'containers' | 'initContainers';
  readonly position: number;
}

/**
 * Finds a container by name.
 * @throws ClusterError with the names that there are
 */
export function findContainer(podSpec: unknown, name: string, subject: string): FoundContainer {
  const lists = ['containers', 'initContainers'] as const;
  for (const list of lists) {
    const position = listAt(podSpec, list).findIndex((container) => own(container, 'name') === name);
    if (position !== -1) return { list, position };
  }
  const names = lists.flatMap((list) => listAt(podSpec, list).map((container) => `"${textAt(container, 'name')}"`));
  throw new ClusterError({
    reason: 'UnknownContainer',
    message: `${subject}: unknown container "${name}"; use one of ${names.join(', ')}`,
  });
}
