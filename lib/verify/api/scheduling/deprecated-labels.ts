import { child, type FieldPath, index, key as keyPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { NodeSelectorTerm } from '../../../kubernetes/generated/types';
import type { KubernetesVersion } from '../../../kubernetes/version';
import type { Report } from '../../report/report';
import { warning } from '../../report/warning';
import type { Target } from '../../target/target';
import type { PodContext } from '../context/pod-context';
import { isLabelValue } from '../formats/name-format';

/** Labels that nodes had, what they have instead, and since which release a server warns of them. */
const deprecated: ReadonlyMap<string, { readonly instead?: string; readonly since?: KubernetesVersion }> = new Map([
  ['beta.kubernetes.io/arch', { instead: 'kubernetes.io/arch' }],
  ['beta.kubernetes.io/os', { instead: 'kubernetes.io/os' }],
  ['failure-domain.beta.kubernetes.io/region', { instead: 'topology.kubernetes.io/region' }],
  ['failure-domain.beta.kubernetes.io/zone', { instead: 'topology.kubernetes.io/zone' }],
  ['beta.kubernetes.io/instance-type', { instead: 'node.kubernetes.io/instance-type' }],
  ['app.kubernetes.io/created-by', { since: '1.31' }],
  ['scheduler.alpha.kubernetes.io/preferAvoidPods', { since: '1.31' }],
  ['node-role.kubernetes.io/master', { instead: 'node-role.kubernetes.io/control-plane', since: '1.31' }],
]);

/**
 * Deprecated labels of nodes wherever a Pod selects nodes by label, and since 1.33 values that no label can have in what it prefers.
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/
 */
export function warnOfNodeLabels({ spec, path, target, report }: PodContext): void {
  const { nodeSelector, affinity, topologySpreadConstraints } = spec;
  if (nodeSelector !== undefined) {
    for (const name in nodeSelector) warnOfLabel(name, keyPath(child(path, 'nodeSelector'), name), target, report);
  }
  if (topologySpreadConstraints !== undefined) {
    for (const [at, { topologyKey }] of topologySpreadConstraints.entries()) {
      warnOfLabel(
        topologyKey,
        child(index(child(path, 'topologySpreadConstraints'), at), 'topologyKey'),
        target,
        report,
      );
    }
  }
  const nodes = affinity?.nodeAffinity;
  if (nodes === undefined) return;
  const place = child(path, 'affinity.nodeAffinity');
  const terms = nodes.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  for (const [at, term] of terms.entries()) {
    const field = child(place, 'requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms');
    warnOfTerm(term, index(field, at), false, target, report);
  }
  const preferred = nodes.preferredDuringSchedulingIgnoredDuringExecution ?? [];
  for (const [at, { preference }] of preferred.entries()) {
    const field = child(index(child(place, 'preferredDuringSchedulingIgnoredDuringExecution'), at), 'preference');
    warnOfTerm(preference, field, target.since('1.33'), target, report);
  }
}

function warnOfTerm(
  term: NodeSelectorTerm | undefined,
  path: FieldPath,
  checksValues: boolean,
  target: Target,
  report: Report,
): void {
  for (const [at, { key, values }] of (term?.matchExpressions ?? []).entries()) {
    const place = index(child(path, 'matchExpressions'), at);
    warnOfLabel(key, child(place, 'key'), target, report);
    if (!checksValues) continue;
    for (const [position, value] of (values ?? []).entries()) {
      for (const problem of isLabelValue(value)) {
        const field = index(child(place, 'values'), position);
        report(warning('api/label-format', field, problem, 'set a valid label value'));
      }
    }
  }
}

function warnOfLabel(name: string | undefined, field: FieldPath, target: Target, report: Report): void {
  const label = name === undefined ? undefined : deprecated.get(name);
  if (label === undefined || (label.since !== undefined && !target.since(label.since))) return;
  const fix = label.instead === undefined ? 'remove it' : `use ${label.instead}`;
  report(warning('api/deprecated-label', field, `nodes no longer have the label ${valueText(name)}`, fix));
}
