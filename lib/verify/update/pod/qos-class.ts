import type { FieldPath } from '../../../findings/field-path';
import { compareAmounts } from '../../../kubernetes/amounts';
import type { Pod, Quantity, ResourceRequirements } from '../../../kubernetes/generated/types';
import { addQuantities } from '../../../kubernetes/quantity';
import { own } from '../../../values/own';
import { invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';

type QosClass = 'Guaranteed' | 'Burstable' | 'BestEffort';
type Sums = Map<string, Quantity>;

/**
 * Other resources must not make a Pod one of another class, by which nodes choose what to evict.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/
 */
export function validateSameQosClass(pod: Pod, old: Pod, target: Target, serverField: FieldPath, report: Report): void {
  const [now, before] = [qosClassOf(pod, target), own(own(old, 'status'), 'qosClass') ?? qosClassOf(old, target)];
  if (now === before) return;
  report(
    invalid('api/qos-class', 'spec', {
      message: `must stay of the QoS class ${before}, got resources of ${now}`,
      fix: 'keep what tells the class: which of cpu and memory are requested, and whether limits equal requests',
      serverField,
    }),
  );
}

const resources = ['cpu', 'memory'] as const;

function qosClassOf({ spec }: Pod, target: Target): QosClass {
  const ofPod = target.gate('PodLevelResources') ? spec?.resources : undefined;
  const containers = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])];
  const all = ofPod === undefined ? containers.map((container) => container.resources ?? {}) : [ofPod];
  const [requests, limits] = [sumsOf(all, 'requests'), sumsOf(all, 'limits')];
  if (requests.size === 0 && limits.size === 0) return 'BestEffort';
  const isLimited = all.every((one) => isWholePod(one, ofPod) || resources.every((name) => isMore(one.limits?.[name])));
  const isEqual = [...requests].every(([name, request]) => {
    const limit = limits.get(name);
    return limit !== undefined && compareAmounts(limit, request) === 0;
  });
  return isLimited && isEqual && requests.size === limits.size ? 'Guaranteed' : 'Burstable';
}

/** A Pod's own resources need no limits to be compared. */
function isWholePod(one: ResourceRequirements, ofPod: ResourceRequirements | undefined): boolean {
  return one === ofPod && Object.keys(one.limits ?? {}).length === 0;
}

function sumsOf(all: readonly ResourceRequirements[], kind: 'requests' | 'limits'): Sums {
  const sums: Sums = new Map();
  for (const one of all) {
    for (const name of resources) {
      const amount = one[kind]?.[name];
      if (amount === undefined || !isMore(amount)) continue;
      const sum = sums.get(name);
      sums.set(name, sum === undefined ? amount : addQuantities(sum, amount));
    }
  }
  return sums;
}

function isMore(amount: Quantity | undefined): boolean {
  return amount !== undefined && compareAmounts(amount, '0') > 0;
}
