import { child, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { duplicate } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { checkName, isQualifiedName } from '../formats/name-format';

/**
 * What a Pod waits for before it is scheduled.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/
 */
export function validateSchedulingGates({ spec, path, report }: PodContext): void {
  const gates = spec.schedulingGates;
  if (gates === undefined) return;
  const seen = new Set<string>();
  for (const [at, gate] of gates.entries()) {
    const name = gate.name ?? '';
    const serverField = index(child(path, 'schedulingGates'), at);
    const field = child(serverField, 'name');
    checkName(name, isQualifiedName, field, report, { serverField });
    if (seen.has(name)) {
      const message = `duplicate gate ${valueText(name)}`;
      report(
        duplicate('api/scheduling-gates', field, { value: name, message, fix: 'remove one of them', serverField }),
      );
    }
    seen.add(name);
  }
}

/**
 * Conditions of a Pod that count for its readiness.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
 */
export function validateReadinessGates({ spec, path, report }: PodContext): void {
  for (const [at, { conditionType }] of (spec.readinessGates ?? []).entries()) {
    const field = child(index(child(path, 'readinessGates'), at), 'conditionType');
    checkName(conditionType ?? '', isQualifiedName, field, report);
  }
}
