import type { Affinity, NodeSelectorRequirement } from '../kubernetes/generated/types';
import { check, number, object, record } from '../values/check';

/**
 * What a node has to have: labels, each with its value or any of several values, or a requirement in Kubernetes' own
 * words (`{ key: 'gpu', operator: 'DoesNotExist' }`).
 */
export type NodeRequirement = Readonly<Record<string, string | readonly string[]>> | NodeSelectorRequirement;

/**
 * Only nodes that meet every requirement may run the Pod; where no node does, it stays pending.
 *
 * @example requireNodes({ 'kubernetes.io/arch': ['amd64', 'arm64'] }, { key: 'spot', operator: 'DoesNotExist' })
 * @throws TypeError where no requirement is given.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export function requireNodes(...requirements: readonly NodeRequirement[]): Affinity {
  const term = { matchExpressions: expressions('requireNodes', requirements) };
  return { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] } } };
}

/**
 * Nodes that meet every requirement get `weight` more when the scheduler compares.
 *
 * @param weight 1 to 100.
 * @throws TypeError where no requirement is given.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity-weight
 */
export function preferNodes(weight: number, ...requirements: readonly NodeRequirement[]): Affinity {
  check('preferNodes', { weight }, object({ weight: number }));
  const preferred = { weight, preference: { matchExpressions: expressions('preferNodes', requirements) } };
  return { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [preferred] } };
}

function expressions(caller: string, requirements: readonly NodeRequirement[]): readonly NodeSelectorRequirement[] {
  for (const requirement of requirements) check(caller, requirement, record, 'requirement');
  const all = requirements.flatMap((requirement) =>
    isExpression(requirement)
      ? [requirement]
      : Object.entries(requirement).map(([key, value]): NodeSelectorRequirement => {
          return { key, operator: 'In', values: typeof value === 'string' ? [value] : value };
        }),
  );
  if (all.length > 0) return all;
  throw new TypeError(`${caller}: no requirements, so it would match no node or have no effect; add at least one`);
}

const operators: readonly unknown[] = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

/** Labels named `key` and `operator` are possible, but hardly with an operator of Kubernetes for a value. */
function isExpression(requirement: NodeRequirement): requirement is NodeSelectorRequirement {
  return typeof requirement.key === 'string' && operators.includes(requirement.operator);
}
