import { index } from '../../../findings/field-path';
import type {
  Affinity,
  NodeAffinity,
  NodeSelectorTerm,
  PodSchedulingGate,
  PodSpec,
} from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import { forbidden, invalid, type Report } from '../../report/report';

const code = 'api/gated-scheduling';

/** Gates are only removed. */
export function validateOnlyRemovedGates(
  gates: readonly PodSchedulingGate[] = [],
  old: readonly PodSchedulingGate[] = [],
  report: Report,
): void {
  const known = new Set(old.map(({ name }) => name));
  // Of gates of one name, the server finds the last.
  const last = new Map(gates.map(({ name }, at) => [name, at]));
  for (const [name, at] of last) {
    if (known.has(name)) continue;
    report(
      forbidden('api/new-scheduling-gate', `${index('spec.schedulingGates', at)}.name`, {
        value: name,
        message: 'must not be added to a Pod that exists',
        fix: 'remove the gate',
      }),
    );
  }
}

/**
 * What of a gated Pod may become narrower: which nodes it selects. Returns these fields as they were.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/#mutable-pod-scheduling-directives
 */
export function gatedScheduling(spec: PodSpec, old: PodSpec, report: Report): Partial<PodSpec> {
  if ((old.schedulingGates ?? []).length === 0) return {};
  validateNodeSelector(spec.nodeSelector ?? {}, old.nodeSelector ?? {}, report);
  const { nodeAffinity } = old.affinity ?? {};
  if (!equal(spec.affinity?.nodeAffinity, nodeAffinity))
    validateNodeAffinity(spec.affinity?.nodeAffinity, nodeAffinity, report);
  return { nodeSelector: old.nodeSelector, affinity: withNodeAffinity(spec.affinity, old.affinity) };
}

type Labels = Readonly<Record<string, string>>;

function validateNodeSelector(selector: Labels, old: Labels, report: Report): void {
  const lost = Object.keys(old).filter((name) => !Object.hasOwn(selector, name) || selector[name] !== old[name]);
  if (lost.length === 0) return;
  report(
    invalid(code, 'spec.nodeSelector', {
      message: `must keep the labels of the Pod: ${lost.join(', ')} changed`,
      fix: 'only add labels',
    }),
  );
}

function validateNodeAffinity(affinity: NodeAffinity | undefined, old: NodeAffinity | undefined, report: Report): void {
  const before = old?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const terms = affinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? [];
  const field = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
  if (before.length === 0) return;
  if (before.length !== terms.length) {
    const message = `must stay ${before.length} terms, got ${terms.length}`;
    report(invalid(code, field, { message, fix: 'only add requirements to the terms' }));
    return;
  }
  for (const [at, term] of terms.entries()) {
    if (onlyAdds(term, before[at] ?? {})) continue;
    const message = 'must keep all requirements of the term, in their order';
    report(invalid(code, index(field, at), { message, fix: 'only add requirements behind them' }));
  }
}

/** A term without requirements matches nothing, and stays so. */
function onlyAdds(term: NodeSelectorTerm, old: NodeSelectorTerm): boolean {
  const lists = ['matchExpressions', 'matchFields'] as const;
  if (lists.every((list) => (old[list] ?? []).length === 0))
    return lists.every((list) => (term[list] ?? []).length === 0);
  return lists.every((list) => {
    const before = old[list] ?? [];
    return equal((term[list] ?? []).slice(0, before.length), before);
  });
}

/** An affinity with the nodes of the old one; none where the old Pod had none and nothing else is in it. */
function withNodeAffinity(affinity: Affinity | undefined, old: Affinity | undefined): Affinity | undefined {
  const nodeAffinity = old?.nodeAffinity;
  if (equal(affinity?.nodeAffinity, nodeAffinity)) return affinity;
  if (affinity === undefined) return { nodeAffinity };
  const { nodeAffinity: _, ...others } = affinity;
  if (old === undefined && Object.keys(others).length === 0) return undefined;
  return nodeAffinity === undefined ? others : { ...others, nodeAffinity };
}
