import { type Cluster, type Live, statusOf } from '../harness';
import { containersWithOtherLimits } from './limits';
import type { PlayedResize } from './play';

/** What a kubelet did to a Pod. */
export interface SeenResize {
  readonly isSamePod: boolean;
  /** The containers that were started again, once. */
  readonly restarted: readonly string[];
  /** The running containers whose cgroup does not have the limits of the manifest. */
  readonly withOtherLimits: readonly string[];
}

/** Looks at a Pod after its change. */
export function seenOf({ node }: Pick<Cluster, 'node'>, { before, after }: PlayedResize): SeenResize {
  const isSamePod = before.metadata.uid === after.metadata.uid;
  const containers: readonly Live[] = [...(after.spec.initContainers ?? []), ...after.spec.containers];
  const isRestarted = ({ name }: Live) => {
    const [was, is] = [statusOf(before, name), statusOf(after, name)];
    return was.containerID !== is.containerID && is.restartCount === was.restartCount + 1;
  };
  const names = (all: readonly Live[]): readonly string[] => all.map(({ name }) => name);
  return {
    isSamePod,
    restarted: isSamePod ? names(containers.filter(isRestarted)) : [],
    withOtherLimits: containersWithOtherLimits(node, after),
  };
}
