import { child, type FieldPath } from '../../../findings/field-path';
import type { ObjectMeta, Pod, PodSpec, PodTemplateSpec } from '../../../kubernetes/generated/types';
import type { WorkloadKind } from '../../../kubernetes/pod-template';
import { forbidden, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import type { PodContext } from '../context/pod-context';
import type { NameRule } from '../formats/name-format';
import { validateAnnotations } from '../metadata/annotations';
import { validateLabels } from '../metadata/labels';
import { validateObjectMeta } from '../metadata/metadata';
import { validateAnnotationsMatchFields } from './annotation-fields';
import { validatePodAnnotations } from './pod-annotations';
import { validateNewPod, validatePodOnly } from './pod-only';
import { validatePodSpec } from './pod-spec';
import { warnOfPod, warnOfPodName } from './pod-warnings';

const anyPolicy: ReadonlySet<string> = new Set(['Always', 'OnFailure', 'Never']);
const longRunning: ReadonlySet<string> = new Set(['Always']);

/** A template that says nothing: what a server makes of one that is missing. */
const emptySpec: PodSpec = { containers: [] };

/**
 * A whole Pod: its metadata, its spec, and what holds for Pods but not for templates.
 * @param old the Pod whose place it takes, if it is not created
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
export function validatePod(pod: Pod, target: Target, report: Report, nameRule: NameRule, old?: Pod): void {
  const metadata: ObjectMeta | undefined = pod.metadata;
  const spec: PodSpec = pod.spec ?? emptySpec;
  validateObjectMeta(metadata, 'metadata', nameRule, target, report, { keepsGeneration: !target.since('1.33') });
  const annotations = 'metadata.annotations';
  validatePodAnnotations(metadata?.annotations, annotations, spec, target, report);
  const context: PodContext = { target, report, kind: 'Pod', spec, path: 'spec', metadata };
  validatePodSpec(context);
  validatePodOnly(context);
  // Updates of Pods are neither compared with annotations nor warned of.
  if (old !== undefined) return;
  validateNewPod(context);
  validateAnnotationsMatchFields(context);
  warnOfPodName(context);
  warnOfPod(context);
}

/**
 * The pod template of a workload: labels, annotations, and the spec. The server leaves `metadata` out of their paths.
 * @param restartPolicies those that the workload takes
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-templates
 */
export function validatePodTemplate(
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  kind: WorkloadKind,
  target: Target,
  report: Report,
  restartPolicies: ReadonlySet<string> = kind === 'PodTemplate' ? anyPolicy : longRunning,
): void {
  const metadata = template?.metadata;
  const spec: PodSpec = template?.spec ?? emptySpec;
  validateTemplateMetadata(metadata, path, spec, target, report);
  const context: PodContext = { target, report, kind, spec, path: child(path, 'spec'), metadata, restartPolicies };
  validatePodSpec(context);
  validateAnnotationsMatchFields(context);
  if ((spec.ephemeralContainers ?? []).length > 0) {
    report(
      forbidden('api/ephemeral-containers', child(context.path, 'ephemeralContainers'), {
        message: 'must not be set in a pod template',
        fix: 'remove it, and use `kubectl debug` on the running Pod',
      }),
    );
  }
  warnOfPod(context);
}

/** Labels and annotations of a template, and what annotations say of Pods: all that servers up to 1.33 check of a StatefulSet's. */
export function validateTemplateMetadata(
  metadata: ObjectMeta | undefined,
  path: FieldPath,
  spec: PodSpec,
  target: Target,
  report: Report,
): void {
  if (metadata === undefined) return;
  const { labels, annotations } = metadata;
  if (labels !== undefined) validateLabels(labels, child(path, 'metadata.labels'), report, child(path, 'labels'));
  if (annotations === undefined) return;
  const field = child(path, 'metadata.annotations');
  const serverPath = child(path, 'annotations');
  validateAnnotations(annotations, field, target, report, serverPath);
  validatePodAnnotations(annotations, field, spec, target, report, serverPath);
}
