import type { PodSpec, ResourceRequirements } from '../kubernetes/generated/types';
import {
  addExact,
  compareExact,
  type ExactQuantity,
  multiplyExact,
  printQuantity,
  tryParseQuantity,
} from '../kubernetes/quantity';
import { type PlacedContainer, roles } from './containers';

/** Amounts by resource name, in canonical form: `{ cpu: '250m', memory: '96Mi' }`. */
export type Amounts = Readonly<Record<string, string>>;

type ExactAmounts = ReadonlyMap<string, ExactQuantity>;

/**
 * What a Pod asks of a node, as the scheduler counts it: the larger of what its sidecars and main containers request
 * together and what the hungriest init container requests in addition to the sidecars started before it; or what the Pod
 * itself requests (`spec.resources`), where it does; plus the overhead. The default of a request is the limit.
 * An invalid quantity is ignored.
 *
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers#resources-calculation-for-scheduling-and-pod-admission
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#pod-level-resource-specification
 */
export function effectiveRequests(spec: PodSpec | undefined): Amounts {
  const summed = aggregated(roles(spec), ({ container }) => requestsOf(container.resources));
  return printed(plus(withPodRequests(summed, spec?.resources), amountsOf(spec?.overhead)));
}

/**
 * The most that a Pod gets of each resource, counted like {@link effectiveRequests}. A resource that a container
 * leaves unlimited, and the Pod as well, is not in it.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
 */
export function effectiveLimits(spec: PodSpec | undefined): Amounts {
  const all = roles(spec);
  const ofContainer = ({ container }: PlacedContainer) => nonZero(amountsOf(container.resources?.limits));
  const unlimited = (name: string) => isOvercommittable(name) && !all.every((placed) => ofContainer(placed).has(name));
  const limits = new Map([
    ...[...aggregated(all, ofContainer)].filter(([name]) => !unlimited(name)),
    ...[...amountsOf(spec?.resources?.limits)].filter(([name]) => isPodLevel(name)),
  ]);
  const bounded = nonZero(limits);
  const overhead = [...amountsOf(spec?.overhead)].filter(([name]) => bounded.has(name));
  return printed(plus(limits, new Map(overhead)));
}

function aggregated(all: readonly PlacedContainer[], amounts: (placed: PlacedContainer) => ExactAmounts): ExactAmounts {
  let mains: ExactAmounts = new Map();
  let sidecars: ExactAmounts = new Map();
  let initPeak: ExactAmounts = new Map();
  for (const placed of all) {
    const own = amounts(placed);
    if (placed.role === 'main') mains = plus(mains, own);
    else if (placed.role === 'sidecar') sidecars = plus(sidecars, own);
    else initPeak = larger(initPeak, plus(own, sidecars));
  }
  return larger(plus(mains, sidecars), initPeak);
}

// The server fills these in before anybody counts: a Pod's request from its containers, else from its limit, but for
// huge pages, where request and limit are one.
function withPodRequests(summed: ExactAmounts, resources: ResourceRequirements | undefined): ExactAmounts {
  const requests = amountsOf(resources?.requests);
  const limits = amountsOf(resources?.limits);
  const names = [...requests.keys(), ...limits.keys()].filter(isPodLevel);
  const own = names.map((name) => {
    const byContainers = isOvercommittable(name) ? summed.get(name) : undefined;
    return [name, requests.get(name) ?? byContainers ?? limits.get(name)] as const;
  });
  return new Map([...summed, ...own].flatMap(([name, amount]) => (amount === undefined ? [] : [[name, amount]])));
}

function requestsOf(resources: ResourceRequirements | undefined): ExactAmounts {
  return new Map([...amountsOf(resources?.limits), ...amountsOf(resources?.requests)]);
}

function amountsOf(list: Readonly<Record<string, unknown>> | null | undefined): ExactAmounts {
  const entries = Object.entries(list ?? {}).flatMap(([name, written]) => {
    const amount = tryParseQuantity(written);
    return amount === undefined ? [] : [[name, inMillis(amount)] as const];
  });
  return new Map(entries);
}

/** Resources are kept in thousandths: the server rounds what is finer up. */
function inMillis(amount: ExactQuantity): ExactQuantity {
  if (amount.exponent >= -3) return amount;
  const unit = 10n ** BigInt(-3 - amount.exponent);
  const down = amount.mantissa / unit;
  const rounded = amount.mantissa > down * unit ? down + 1n : down;
  return multiplyExact({ ...amount, mantissa: rounded, exponent: -3 }, 1n);
}

function plus(left: ExactAmounts, right: ExactAmounts): ExactAmounts {
  const sum = new Map(left);
  for (const [name, amount] of right) {
    const before = left.get(name);
    sum.set(name, before === undefined ? amount : addExact(before, amount));
  }
  return sum;
}

function larger(left: ExactAmounts, right: ExactAmounts): ExactAmounts {
  const largest = new Map(left);
  for (const [name, amount] of right) {
    const before = left.get(name);
    if (before === undefined || compareExact(amount, before) > 0) largest.set(name, amount);
  }
  return largest;
}

function nonZero(amounts: ExactAmounts): ExactAmounts {
  return new Map([...amounts].filter(([, amount]) => amount.mantissa !== 0n));
}

function printed(amounts: ExactAmounts): Amounts {
  return Object.fromEntries([...amounts].map(([name, amount]) => [name, printQuantity(amount)]));
}

function isPodLevel(name: string): boolean {
  return name === 'cpu' || name === 'memory' || name.startsWith('hugepages-');
}

/** Whether more of a resource may be promised than there is, so that a limit need not be said. */
function isOvercommittable(name: string): boolean {
  return !name.includes('/') && !name.startsWith('hugepages-');
}
