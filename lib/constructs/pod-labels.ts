import { get } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { podTemplateOf } from '../kubernetes/pod-template';
import type { PodLabels } from '../pod/render';
import type { ReadableObject } from './composition';
import type { Manifest } from './manifest';
import { objectName } from './object-name';

/** The labels by which a workload finds its Pods; those of the Pods themselves where it has no selector. */
export function podLabelsOf({ manifest, composition }: ReadableObject): PodLabels | undefined {
  return composition?.own?.selector ?? labelsIn(manifest());
}

function labelsIn(manifest: Manifest): PodLabels | undefined {
  // A ReplicationController's selector is the labels themselves.
  const selector = get(
    manifest,
    manifest.kind === 'ReplicationController' ? 'spec.selector' : 'spec.selector.matchLabels',
  );
  // What a foreign object has here is verified with the object that gets it.
  return (selector as PodLabels | undefined) ?? podTemplateOf(manifest)?.template.metadata?.labels;
}

/** That a workload's Pods have no labels: a Service would select none of them, all else every Pod of the namespace. */
export function withoutLabels(workload: ReadableObject, field: string): readonly Finding[] {
  if (Object.keys(podLabelsOf(workload) ?? {}).length > 0) return [];
  const { object } = workload;
  return [
    {
      code: 'app/no-labels',
      severity: 'error',
      reason: 'FieldValueRequired',
      field,
      message: `the Pods of ${object.kind} "${objectName(object)}" have no labels to select them by`,
      fix: 'add labels to its pod template',
    },
  ];
}
