import { child, type FieldPath, index, key as keyPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { NodeSelectorTerm } from '../../../kubernetes/generated/types';
import type { KubernetesVersion } from '../../../kubernetes/version';
import type { Report } from '../../report/report';
import { warning } from '../../report/warning';
import type { Target } from '../../target/target';
import type { PodContext } from '../context/pod-context';
import { isLabelValue } from '../formats/name-format';

interface DeprecatedLabel {
  /** What follows "deprecated" in the message. */
  readonly state: string;
  readonly fix: string;
  /** The release whose servers are the first to warn of it, if not all do. */
  readonly warnedSince?: KubernetesVersion;
}

/** Labels that select nodes. Kubelets and cloud controllers still set those with "beta" in their names. */
const deprecated: ReadonlyMap<string, DeprecatedLabel> = new Map([
  ['beta.kubernetes.io/arch', { state: ' since Kubernetes 1.14', fix: 'use kubernetes.io/arch' }],
  ['beta.kubernetes.io/os', { state: ' since Kubernetes 1.14', fix: 'use kubernetes.io/os' }],
  [
    'failure-domain.beta.kubernetes.io/region',
    { state: ' since Kubernetes 1.17', fix: 'use topology.kubernetes.io/region' },
  ],
  [
    'failure-domain.beta.kubernetes.io/zone',
    { state: ' since Kubernetes 1.17', fix: 'use topology.kubernetes.io/zone' },
  ],
  [
    'beta.kubernetes.io/instance-type',
    { state: ' since Kubernetes 1.17', fix: 'use node.kubernetes.io/instance-type' },
  ],
  ['app.kubernetes.io/created-by', { state: ' since Kubernetes 1.9', fix: 'remove it', warnedSince: '1.31' }],
  [
    'scheduler.alpha.kubernetes.io/preferAvoidPods',
    { state: ' since Kubernetes 1.22', fix: 'use taints and tolerations', warnedSince: '1.31' },
  ],
  [
    'node-role.kubernetes.io/master',
    {
      state: ': kubeadm no longer sets it on nodes',
      fix: 'use node-role.kubernetes.io/control-plane',
      warnedSince: '1.31',
    },
  ],
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
  if (label === undefined || (label.warnedSince !== undefined && !target.since(label.warnedSince))) return;
  report(warning('api/deprecated-label', field, `label ${valueText(name)} is deprecated${label.state}`, label.fix));
}
