import type { FieldPath } from '../../../findings/field-path';
import { compareAmounts } from '../../../kubernetes/amounts';
import type { Pod, Quantity, ResourceRequirements } from '../../../kubernetes/generated/types';
import { addQuantities } from '../../../kubernetes/quantity';
import { own } from '../../../values/own';
import { isPodResource } from '../../defaults/pod-level-resources';
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

function qosClassOf(pod: Pod, target: Target): QosClass {
  return target.since('1.37') ? classOfEach(pod, target) : classOfSums(pod, target);
}

/** Since 1.37: the class that all containers have. Amounts that are not valid make no class of their own. */
function classOfEach({ spec }: Pod, target: Target): QosClass {
  const counts = !target.gate('PodLevelResourcesFixKubeletQOSClass') || setsPodResources(spec?.resources);
  const ofPod = target.gate('PodLevelResources') && counts ? spec?.resources : undefined;
  const containers = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])];
  const all = ofPod === undefined ? containers.map((container) => container.resources ?? {}) : [ofPod];
  return common(
    all.map(({ requests = {}, limits = {} }) => common(resources.map((name) => classOf(requests[name], limits[name])))),
  );
}

function setsPodResources({ requests = {}, limits = {} }: ResourceRequirements = {}): boolean {
  return [...Object.keys(requests), ...Object.keys(limits)].some(isPodResource);
}

function classOf(request: Quantity = '0', limit: Quantity = '0'): QosClass {
  if (compareAmounts(request, limit) !== 0) return 'Burstable';
  return compareAmounts(request, '0') === 0 ? 'BestEffort' : 'Guaranteed';
}

function common(classes: readonly QosClass[]): QosClass {
  const [first = 'BestEffort'] = classes;
  return classes.every((one) => one === first) ? first : 'Burstable';
}

/** Until 1.36: by the sums over all containers. */
function classOfSums({ spec }: Pod, target: Target): QosClass {
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
