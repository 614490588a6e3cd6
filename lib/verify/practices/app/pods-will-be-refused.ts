import type { FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import type { StatefulSetSpec } from '../../../kubernetes/generated/types';
import { setDefaults } from '../../kinds/set-defaults';
import { validateObject } from '../../kinds/validate';
import type { Target } from '../../target/target';
import type { Practice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/** Fields that the controller sets in each Pod, or that servers also check in the template. */
const notFromTemplate = /^(?:metadata|spec\.(?:hostname|subdomain|restartPolicy|activeDeadlineSeconds))(?:[.[]|$)/;

/**
 * Servers until 1.33 accept almost any template in a StatefulSet, and then reject its Pods: no Pod is created, and only
 * events give the reason. Since 1.34 they reject the StatefulSet, which is an API rule.
 */
export const podsWillBeRefused: Practice = {
  code: 'practice/pods-will-be-refused',
  on: true,
  checkWorkload: (workload, report, { target }) => {
    if (workload.like !== 'StatefulSet' || target.since('1.34')) return;
    for (const { field, message, fix, value } of refusals(workload, target)) {
      report(workload, field, {
        ...(value !== undefined && { value }),
        message: `the StatefulSet is accepted, but its Pods are rejected: ${message}`,
        fix: fix ?? 'set a value that is valid in a Pod',
      });
    }
  },
};

function refusals(workload: Workload, target: Target): readonly Finding[] {
  const { object, template, name, spec } = workload;
  const { volumeClaimTemplates = [] } = (object.spec ?? {}) as Partial<StatefulSetSpec>;
  const claims = new Set(volumeClaimTemplates.map(({ metadata }) => metadata?.name ?? ''));
  const { hostname: _hostname, subdomain: _subdomain, ...podSpec } = structuredClone(spec);
  // The controller adds a volume for each claim, and replaces one of the same name.
  const positions = (spec.volumes ?? []).flatMap((volume, position) => (claims.has(volume.name) ? [] : [position]));
  const volumes = (podSpec.volumes ?? []).filter((volume) => !claims.has(volume.name));
  for (const claim of claims) volumes.push({ name: claim, persistentVolumeClaim: { claimName: claim } });
  const { labels, annotations } = template.metadata ?? {};
  const pod: Record<string, unknown> = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name === '' ? 'pod' : name}-0`,
      ...(labels !== undefined && { labels: { ...labels } }),
      ...(annotations !== undefined && { annotations: { ...annotations } }),
    },
    spec: { ...podSpec, ...(volumes.length > 0 && { volumes }) },
  };
  setDefaults(pod, target);
  const findings: Finding[] = [];
  // Already decoded as part of the StatefulSet.
  validateObject(pod, target, (finding) => {
    if (finding.severity !== 'error' || notFromTemplate.test(finding.field)) return;
    const field = fieldInManifest(finding.field, positions);
    if (field !== undefined) findings.push({ ...finding, field: workload.at(field) });
  });
  return findings;
}

/** The field in the template of the manifest; `undefined` for volumes that the controller adds. */
function fieldInManifest(field: FieldPath, positions: readonly number[]): FieldPath | undefined {
  const [prefix = '', at] = /^spec\.volumes\[(\d+)\]/.exec(field) ?? [];
  if (at === undefined) return field;
  const position = positions[Number(at)];
  return position === undefined ? undefined : `spec.volumes[${position}]${field.slice(prefix.length)}`;
}
