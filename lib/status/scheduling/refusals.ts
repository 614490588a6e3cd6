import type { FieldPath } from '../../findings/field-path';
import { entryOf } from '../../values/entry-of';
import { grouped } from '../../values/grouped';
import { at, listAt, numberAt, textAt } from '../snapshot/read';
import type { Snapshot } from '../snapshot/snapshot';
import { isOnNode, largest, requestsOf, type Shortage, shortageOf } from './free-resources';
import { type NodeRequirement, nodeRequirements } from './node-affinity';
import { readSchedulerMessage, type SchedulerReason } from './scheduler-message';
import { isCordoned, untoleratedTaint } from './taints';

/** One reason why nodes refuse a Pod, and how many do. */
export interface Refusal {
  readonly text: string;
  /** Absent where the reason is about the Pod itself. */
  readonly nodes?: number | undefined;
  readonly field: FieldPath;
  readonly fix: string;
  /** What is so in every cluster, or for a time: nothing that the Pod should change. */
  readonly isOfCluster?: boolean | undefined;
}

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
    field: requestField(pod, resource),
    fix: `lower the ${resource} request, or add a larger node`,
  };
}

function requestField(pod: unknown, resource: string): FieldPath {
  return amountField(pod, 'requests', resource);
}

/** Where an amount of a resource is set: for the Pod as a whole, or in the container that sets one, if only one does. */
export function amountField(pod: unknown, list: 'requests' | 'limits', resource: string): FieldPath {
  const amount = `resources.${list}[${resource}]`;
  const has = (value: unknown) =>
    ['requests', 'limits'].some((part) => at(value, 'resources', part, resource) !== undefined);
  if (has(at(pod, 'spec'))) return `spec.${amount}`;
  const fields = ['containers', 'initContainers'].flatMap((containers) =>
    listAt(pod, 'spec', containers).flatMap((one, position) => (has(one) ? [`spec.${containers}[${position}]`] : [])),
  );
  return fields.length === 1 ? `${fields[0]}.${amount}` : 'spec.containers';
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

function taintRefusal(text: string, nodes: number | undefined): Refusal {
  return {
    text,
    nodes,
    field: 'spec.tolerations',
    fix: 'add a toleration, or remove the taint',
    isOfCluster: /node-role\.kubernetes\.io\/|node\.kubernetes\.io\//.test(text),
  };
}

function cordonedRefusal(nodes: number | undefined): Refusal {
  return { text: 'cordoned', nodes, field: '', fix: 'uncordon a node: kubectl uncordon NODE', isOfCluster: true };
}

/** A reason that only the scheduler knows, with the field that it is about. */
function saidRefusal({ nodes, text }: SchedulerReason, pod: unknown): Refusal {
  const [, taint] = /untolerated taint(?:\(s\))? ?\{(.*)\}/.exec(text) ?? [];
  if (taint !== undefined) return taintRefusal(`taint ${taint.replace(/: $/, '').replace(': ', '=')}`, nodes);
  if (/taint/.test(text)) return taintRefusal('taints that it does not tolerate', nodes);
  if (/were unschedulable/.test(text)) return cordonedRefusal(nodes);
  const [, resource] = /^Insufficient (\S+)/.exec(text) ?? [];
  if (resource !== undefined) {
    const requested = requestsOf(pod)[resource];
    return {
      text: `not enough ${resource} free${requested === undefined ? '' : ` for request ${requested}`}`,
      nodes,
      field: requestField(pod, resource),
      fix: `lower the ${resource} request, add a node, or remove other Pods`,
    };
  }
  const known = saidTexts.find(({ pattern }) => pattern.test(text));
  return known === undefined
    ? { text, nodes, field: '', fix: 'correct what the scheduler names' }
    : { ...known.of(pod), nodes };
}

interface SaidText {
  readonly pattern: RegExp;
  readonly of: (pod: unknown) => Omit<Refusal, 'nodes'>;
}

const saidTexts: readonly SaidText[] = [
  {
    pattern: /node affinity\/selector|node selector/,
    of: (pod) => {
      const [first] = nodeRequirements(pod);
      return {
        text: first === undefined ? 'nodeSelector or nodeAffinity does not match' : `${first.text} does not match`,
        field: first?.field ?? 'spec.nodeSelector',
        fix: 'correct it, or label a node',
      };
    },
  },
  {
    pattern: /topology spread constraints \(missing required label\)/,
    of: (pod) => {
      const spread = listAt(pod, 'spec', 'topologySpreadConstraints');
      const only = spread.length === 1 ? textAt(spread[0], 'topologyKey') : '';
      return {
        text: `topology spread: no label ${only === '' ? 'of its topologyKey' : only}`,
        field: only === '' ? 'spec.topologySpreadConstraints' : 'spec.topologySpreadConstraints[0].topologyKey',
        fix: 'correct topologyKey, or label the nodes',
      };
    },
  },
  {
    pattern: /topology spread constraints/,
    of: (pod) => {
      const position = listAt(pod, 'spec', 'topologySpreadConstraints').findIndex(
        (one) => textAt(one, 'whenUnsatisfiable') !== 'ScheduleAnyway',
      );
      const keyOfSpread = textAt(listAt(pod, 'spec', 'topologySpreadConstraints')[position], 'topologyKey');
      return {
        text: `topology spread${keyOfSpread === '' ? '' : ` over ${keyOfSpread}`} would exceed its maxSkew`,
        field: position === -1 ? 'spec.topologySpreadConstraints' : `spec.topologySpreadConstraints[${position}]`,
        fix: 'raise maxSkew, set whenUnsatisfiable: ScheduleAnyway, or add nodes',
      };
    },
  },
  {
    pattern: /existing pods anti-affinity/,
    of: () => ({
      text: 'its labels match podAntiAffinity of other Pods',
      field: 'metadata.labels',
      fix: 'add nodes, or loosen the anti-affinity of the other Pods',
    }),
  },
  {
    pattern: /anti-affinity rules/,
    of: () => ({
      text: 'podAntiAffinity',
      field: 'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution',
      fix: 'add nodes, or use preferredDuringSchedulingIgnoredDuringExecution',
    }),
  },
  {
    pattern: /pod affinity rules/,
    of: () => ({
      text: 'podAffinity: no Pod that it matches',
      field: 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution',
      fix: 'correct its labelSelector, or start the Pods that it names',
    }),
  },
  {
    pattern: /free ports/,
    of: (pod) => ({ text: 'hostPort is in use', ...ofHostPort(pod), fix: 'remove hostPort, or add nodes' }),
  },
  {
    pattern: /Too many pods/,
    of: () => ({ text: 'the node has as many Pods as it may', field: '', fix: 'add a node, or remove other Pods' }),
  },
  {
    pattern: /persistentvolumeclaim "[^"]*" (?:not found|is being deleted)/,
    of: (pod) => ({
      text: `${claimText(pod)} does not exist`,
      field: 'spec.volumes',
      fix: 'create the claim in this namespace, or correct claimName',
      ...ofClaim(pod),
    }),
  },
  {
    pattern: /unbound immediate PersistentVolumeClaims/,
    of: (pod) => ({
      text: `${claimText(pod)} has no volume`,
      field: 'spec.volumes',
      fix: 'check the claim, its storage class and its provisioner',
      ...ofClaim(pod),
    }),
  },
  {
    pattern: /volume node affinity|PersistentVolume's node affinity|available volume zone/,
    of: (pod) => ({
      text: 'the volume is in another zone or on another node',
      field: 'spec.volumes',
      fix: 'add a node where the volume is',
      ...ofClaim(pod),
    }),
  },
  {
    pattern:
      /ReadWriteOncePod|available persistent volumes to bind|max volume count|available disk|enough free storage|non-existent pv/,
    of: (pod) => ({
      text: 'the volume cannot be bound or attached',
      field: 'spec.volumes',
      fix: 'check the claim and its storage class',
      ...ofClaim(pod),
    }),
  },
];

/** The only port of a Pod that is one of its node. */
function ofHostPort(pod: unknown): Partial<Refusal> & Pick<Refusal, 'field'> {
  const found = listAt(pod, 'spec', 'containers').flatMap((container, at) =>
    listAt(container, 'ports').flatMap((port, position) => {
      const number = numberAt(port, 'hostPort');
      return number === undefined ? [] : [{ number, field: `spec.containers[${at}].ports[${position}].hostPort` }];
    }),
  );
  const [only] = found;
  if (only === undefined || found.length > 1) return { field: 'spec.containers' };
  return { text: `hostPort ${only.number} is in use`, field: only.field };
}

function claimText(pod: unknown): string {
  const names = listAt(pod, 'spec', 'volumes').flatMap((volume) => {
    const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
    return name === '' ? [] : [name];
  });
  return names.length === 1 ? `PersistentVolumeClaim "${names[0]}"` : 'a PersistentVolumeClaim';
}

/** The field of the only volume of a Pod that has a claim. */
function ofClaim(pod: unknown): Pick<Refusal, 'field'> | undefined {
  const positions = listAt(pod, 'spec', 'volumes').flatMap((volume, position) =>
    at(volume, 'persistentVolumeClaim') === undefined ? [] : [position],
  );
  return positions.length === 1 ? { field: `spec.volumes[${positions[0]}].persistentVolumeClaim` } : undefined;
}
