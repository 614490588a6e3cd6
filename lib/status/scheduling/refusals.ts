import { entryOf } from '../../values/entry-of';
import { grouped } from '../../values/grouped';
import { textAt } from '../snapshot/read';
import type { Snapshot } from '../snapshot/snapshot';
import { isOnNode, largest, requestsOf, type Shortage, shortageOf } from './free-resources';
import { type NodeRequirement, nodeRequirements } from './node-affinity';
import { amountField, cordonedRefusal, type Refusal, taintRefusal } from './refusal';
import { saidRefusal } from './said-refusal';
import { readSchedulerMessage } from './scheduler-message';
import { isCordoned, untoleratedTaint } from './taints';

/**
 * Why each node refuses a Pod: by its taints, labels and free resources where the snapshot has the nodes, else, and for
 * what only the scheduler knows, from its message.
 */
export function refusalsOf(pod: unknown, message: string, snapshot: Snapshot): readonly Refusal[] {
  const nodes = snapshot.ofKind('', 'Node');
  const said = readSchedulerMessage(message).reasons;
  if (nodes.length === 0) return said.map((reason) => saidRefusal(reason, pod));
  const { found, unexplained } = computed(pod, nodes, snapshot);
  if (unexplained === 0) return found;
  // The nodes that are explained have their reasons in the message, too.
  const others = said.filter(({ text }) => !explained.test(text) || found.length === 0);
  const rest = others.length === 0 ? said.filter(({ text }) => /^Insufficient|^Too many pods/.test(text)) : others;
  return [...found, ...rest.map((reason) => saidRefusal(reason, pod))];
}

/** What the scheduler says of what is computed here. */
const explained = /untolerated taint|were unschedulable|node affinity\/selector|didn't tolerate/;

interface Computed {
  readonly found: readonly Refusal[];
  /** How many nodes have none of these reasons. */
  readonly unexplained: number;
}

function computed(pod: unknown, nodes: readonly unknown[], snapshot: Snapshot): Computed {
  const taints = new Map<string, number>();
  const shortages = new Map<string, Shortage[]>();
  const requirements = nodeRequirements(pod);
  const unsuitable: unknown[] = [];
  let [cordoned, unexplained] = [0, 0];
  const requests = requestsOf(pod);
  const podsOn = podsByNode(snapshot);
  for (const node of nodes) {
    const taint = untoleratedTaint(pod, node);
    if (isCordoned(pod, node)) cordoned += 1;
    else if (taint !== undefined) taints.set(taint, (taints.get(taint) ?? 0) + 1);
    else if (!requirements.every(({ isMetBy }) => isMetBy(node))) unsuitable.push(node);
    else {
      const shortage = shortageOf(requests, node, podsOn.get(textAt(node, 'metadata', 'name')) ?? []);
      if (shortage === undefined) unexplained += 1;
      else entryOf(shortages, shortage.resource, () => []).push(shortage);
    }
  }
  const found = [
    ...[...shortages.values()].map((all) => shortageRefusal(all, pod)),
    ...(unsuitable.length === 0 ? [] : [selectorRefusal(requirements, unsuitable, nodes)]),
    ...[...taints].sort().map(([taint, count]) => taintRefusal(`taint ${taint}`, count)),
    ...(cordoned === 0 ? [] : [cordonedRefusal(cordoned)]),
  ];
  return { found, unexplained };
}

function podsByNode(snapshot: Snapshot): ReadonlyMap<string, readonly unknown[]> {
  return grouped(snapshot.ofKind('', 'Pod').filter(isOnNode), (pod) => textAt(pod, 'spec', 'nodeName'));
}

function shortageRefusal(all: readonly Shortage[], pod: unknown): Refusal {
  const { resource = '', requested = '' } = all[0] ?? {};
  const free = largest(all.map((one) => one.free));
  return {
    text: `${resource} request ${requested}, at most ${free} free`,
    nodes: all.length,
    field: amountField(pod, 'requests', resource),
    fix: `lower the ${resource} request, or add a larger node`,
  };
}

function selectorRefusal(
  requirements: readonly NodeRequirement[],
  unsuitable: readonly unknown[],
  nodes: readonly unknown[],
): Refusal {
  const failing = requirements.filter(({ isMetBy }) => !unsuitable.every(isMetBy));
  const never = failing.find(({ isMetBy }) => !nodes.some(isMetBy));
  const [first] = never === undefined ? failing : [never];
  return {
    text: `${first?.text ?? 'nodeSelector'} ${never === undefined ? 'does not match' : 'matches no node'}`,
    nodes: unsuitable.length,
    field: first?.field ?? 'spec.nodeSelector',
    fix: 'correct it, or label a node',
  };
}
