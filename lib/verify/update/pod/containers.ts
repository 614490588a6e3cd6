import { child, type FieldPath, index } from '../../../findings/field-path';
import type { Container } from '../../../kubernetes/generated/types';
import { forbidden, type Report } from '../../report/report';

/** Whether a Pod has as many containers as before; no update adds or removes one. */
export function isSameContainers(
  containers: readonly Container[] = [],
  old: readonly Container[] = [],
  field: FieldPath,
  report: Report,
): boolean {
  if (containers.length === old.length) return true;
  report(
    forbidden('api/pod-containers', field, {
      value: containers.length,
      message: `must have ${old.length} as before, got ${containers.length}: no update of a Pod adds or removes one`,
      fix: 'delete the Pod and create it again, or use a Deployment',
    }),
  );
  return false;
}

/** Whether containers have the names that they had; no resize renames or moves one. */
export function hasSameNames(
  containers: readonly Container[],
  old: readonly Container[],
  path: FieldPath,
  report: Report,
): boolean {
  const renamed = [...containers.keys()].filter((at) => containers[at]?.name !== old[at]?.name);
  for (const at of renamed) {
    report(
      forbidden('api/pod-containers', child(index(path, at), 'name'), {
        value: containers[at]?.name,
        message: `must stay "${old[at]?.name ?? ''}" in a resize`,
        fix: 'keep the names and the order of the containers',
      }),
    );
  }
  return renamed.length === 0;
}
