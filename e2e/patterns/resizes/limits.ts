import { tryParseQuantity } from '../../../lib/kubernetes/quantity';
import { containerOf, type Live, statusOf } from '../harness';

/** The running containers of a Pod whose cgroup does not have the limits of its spec. Without limits of its own, one has those of the Pod. */
export function containersWithOtherLimits(node: string, pod: Live): readonly string[] {
  const containers: readonly Live[] = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  const running = containers.filter(({ name }) => statusOf(pod, name).state.running !== undefined);
  return running.flatMap(({ name, resources }) => {
    const { memory, cpu } = containerOf(node, pod, name).limits();
    const limits = { ...pod.spec.resources?.limits, ...resources?.limits };
    return memory === numberOf(limits.memory, 1) && cpu === numberOf(limits.cpu, 1000) ? [] : [name];
  });
}

/** A quantity as a number of its parts. */
function numberOf(quantity: string | undefined, parts: number): number | undefined {
  const exact = tryParseQuantity(quantity);
  return exact && Math.round(Number(exact.mantissa) * 10 ** exact.exponent * parts);
}
