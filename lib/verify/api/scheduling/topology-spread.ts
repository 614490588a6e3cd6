import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { TopologySpreadConstraint } from '../../../kubernetes/generated/types';
import { duplicate, invalid, type Report, required } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { validateEnum } from '../formats/enum';
import { validateLabelSelector } from '../metadata/label-selector';
import { topologyKeyWords } from './affinity';
import { validateMatchLabelKeys, validateUnmergedMatchLabelKeys } from './match-label-keys';

const code = 'api/topology-spread';
const actions = new Set(['DoNotSchedule', 'ScheduleAnyway']);
const noPlaces: ReadonlyMap<string, number> = new Map();
const policies = new Set(['Honor', 'Ignore']);

/**
 * How Pods are spread over the domains of a cluster.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function validateTopologySpread({ spec, path, target, report }: PodContext): void {
  const constraints = spec.topologySpreadConstraints;
  if (constraints === undefined) return;
  const merges =
    target.gate('MatchLabelKeysInPodTopologySpread') && target.gate('MatchLabelKeysInPodTopologySpreadSelectorMerge');
  const last =
    constraints.length > 1 ? new Map(constraints.map((constraint, at) => [kindOf(constraint), at])) : noPlaces;
  for (const [at, constraint] of constraints.entries()) {
    const place = index(child(path, 'topologySpreadConstraints'), at);
    const { matchLabelKeys, labelSelector } = constraint;
    validateConstraint(constraint, place, report);
    if ((last.get(kindOf(constraint)) ?? at) !== at) report(twice(constraint, place));
    validateInclusion(constraint, place, report);
    if (merges) validateMatchLabelKeys(matchLabelKeys, undefined, labelSelector, place, report);
    else validateUnmergedMatchLabelKeys(matchLabelKeys, labelSelector, child(place, 'matchLabelKeys'), report);
    validateLabelSelector(labelSelector, child(place, 'labelSelector'), {}, report);
  }
}

function validateConstraint(constraint: TopologySpreadConstraint, path: FieldPath, report: Report): void {
  validatePositive(constraint.maxSkew ?? 0, child(path, 'maxSkew'), report);
  if ((constraint.topologyKey ?? '') === '') {
    report(required('api/topology-key', child(path, 'topologyKey'), topologyKeyWords));
  }
  validateEnum(constraint.whenUnsatisfiable ?? '', actions, child(path, 'whenUnsatisfiable'), report);
}

function validateInclusion(constraint: TopologySpreadConstraint, path: FieldPath, report: Report): void {
  const { minDomains, whenUnsatisfiable, nodeAffinityPolicy, nodeTaintsPolicy } = constraint;
  if (minDomains !== undefined) {
    const field = child(path, 'minDomains');
    validatePositive(minDomains, field, report);
    if (whenUnsatisfiable !== 'DoNotSchedule') report(withoutEffect(minDomains, field));
  }
  validateEnum(nodeAffinityPolicy, policies, child(path, 'nodeAffinityPolicy'), report);
  validateEnum(nodeTaintsPolicy, policies, child(path, 'nodeTaintsPolicy'), report);
}

function validatePositive(value: number, field: FieldPath, report: Report): void {
  if (value <= 0)
    report(
      invalid(code, field, { value, message: `must be 1 or greater, got ${valueText(value)}`, fix: 'set 1 or more' }),
    );
}

function withoutEffect(value: number, field: FieldPath) {
  const message = 'requires whenUnsatisfiable: DoNotSchedule';
  return invalid(code, field, { value, message, fix: 'remove it, or set whenUnsatisfiable: DoNotSchedule' });
}

/** What no two constraints of a Pod may have in common, as one text. */
function kindOf({ topologyKey = '', whenUnsatisfiable }: TopologySpreadConstraint): string {
  const action: string = whenUnsatisfiable ?? '';
  return `${action.length}:${action}${topologyKey}`;
}

function twice({ topologyKey, whenUnsatisfiable }: TopologySpreadConstraint, path: FieldPath) {
  return duplicate(code, path, {
    message: `duplicate constraint for ${valueText(topologyKey)} and ${valueText(whenUnsatisfiable)}`,
    fix: 'remove one of them',
    serverField: child(path, '{topologyKey, whenUnsatisfiable}'),
  });
}
