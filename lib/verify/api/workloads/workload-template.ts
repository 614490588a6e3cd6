import { child, type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ObjectMeta, PodTemplateSpec } from '../../../kubernetes/generated/types';
import { givenName } from '../../defaults/given-name';
import { forbidden, invalid, notSupported, type Report } from '../../report/report';
import { warning } from '../../report/warning';
import type { Target } from '../../target/target';
import { isLabel } from '../formats/name-format';

/**
 * The Pods of a workload that keeps them running: they are always restarted and have no deadline.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export function validateLongRunning(template: PodTemplateSpec, path: FieldPath, kind: string, report: Report): void {
  const { restartPolicy, activeDeadlineSeconds } = template.spec;
  if (restartPolicy !== 'Always') {
    report(
      notSupported('api/template-restart-policy', child(path, 'spec.restartPolicy'), {
        value: restartPolicy,
        message: `must be "Always" in a ${kind}, got ${valueText(restartPolicy)}`,
        fix: 'set "Always", or use a Job',
      }),
    );
  }
  if (activeDeadlineSeconds === undefined) return;
  report(
    forbidden('api/template-deadline', child(path, 'spec.activeDeadlineSeconds'), {
      value: activeDeadlineSeconds,
      message: `must not be set in a ${kind}`,
      fix: 'remove it, or use a Job',
    }),
  );
}

/** Up to 1.28, Pods that may run on several nodes can share a disk of Google's only for reading. */
export function validateSharedDisks(template: PodTemplateSpec, path: FieldPath, target: Target, report: Report): void {
  if (target.since('1.31') || target.gate('SkipReadOnlyValidationGCE')) return;
  for (const [at, { gcePersistentDisk }] of (template.spec.volumes ?? []).entries()) {
    if (gcePersistentDisk === undefined || gcePersistentDisk.readOnly === true) continue;
    report(
      invalid('api/shared-disk', child(index(child(path, 'spec.volumes'), at), 'gcePersistentDisk.readOnly'), {
        value: false,
        message: 'must be true in a workload: only one Pod can mount a gcePersistentDisk for writing',
        fix: 'set true, or use one claim for each Pod',
      }),
    );
  }
}

/** Names of Pods, and so of their hosts, are made of the workload's: dots in it surprise. */
export function warnOfHostNames(metadata: ObjectMeta | undefined, report: Report): void {
  const name = givenName(metadata);
  const [problem] = isLabel(name);
  if (problem === undefined) return;
  const message = `not valid as a host name of Pods: ${problem}`;
  report(warning('api/name-in-host-names', 'metadata.name', message, 'use at most 63 characters without dots'));
}
