import { at, listAt, numberAt, textAt } from '../snapshot/read';
import { requestsOf } from './free-resources';
import { nodeRequirements } from './node-affinity';
import { amountField, cordonedRefusal, type Refusal, taintRefusal } from './refusal';
import type { SchedulerReason } from './scheduler-message';

/** A reason that only the scheduler knows, with the field that it is about. */
export function saidRefusal({ nodes, text }: SchedulerReason, pod: unknown): Refusal {
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
      field: amountField(pod, 'requests', resource),
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
