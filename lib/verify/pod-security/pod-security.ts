import type { FieldPath } from '../../findings/field-path';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import type { KubernetesVersion } from '../../kubernetes/version';
import { eachContainer } from '../api/context/containers-in';
import type { Report } from '../report/report';
import type { Level } from '../target/level';
import type { Target } from '../target/target';
import { type CheckedContainer, type Control, findingOf, type ReportViolation } from './control';
import { controls } from './controls';

/**
 * Reports what violates a Pod Security level in a pod template, as the admission plugin of the target release does for
 * its Pods: `pod-security/<control>` at each field that must change, with an allowed value. The template must be decoded
 * and defaulted. Admission rejects Pods only: for a workload it returns a warning, and the workload's Pods are never
 * created.
 *
 * @param path the path of the template in its object: `''` for a Pod, `spec.template` for a Deployment.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export function podSecurity(
  template: PodTemplateSpec,
  path: FieldPath,
  level: Level,
  target: Target,
  report: Report,
): void {
  const { metadata, spec } = template;
  if (spec === undefined) return;
  const containers: CheckedContainer[] = [];
  eachContainer(spec, (container, list, at) => {
    containers.push({ container, security: container.securityContext, list, at });
  });
  // One function for all controls, so that controls without findings allocate nothing.
  let current: Control | undefined;
  const reportViolation: ReportViolation = (field, violation) => {
    if (current !== undefined) report(findingOf(current, field, violation));
  };
  const pod = { metadata, spec, containers, path, target };
  for (const control of controlsAt(level, target)) {
    current = control;
    control.check(pod, reportViolation);
  }
}

const byRelease = new Map<KubernetesVersion, Readonly<Record<Level, readonly Control[]>>>();

/** The controls of a level in the target's release, without those that stricter ones stand for. */
function controlsAt(level: Level, target: Target): readonly Control[] {
  const known = byRelease.get(target.kubernetes);
  if (known !== undefined) return known[level];
  const there = controls.filter(({ since }) => since === undefined || target.since(since));
  const overridden = new Set(there.map(({ overrides }) => overrides));
  const levels = {
    baseline: there.filter((control) => control.level === 'baseline'),
    restricted: there.filter(({ id }) => !overridden.has(id)),
  };
  byRelease.set(target.kubernetes, levels);
  return levels[level];
}
