import type { ApiObject } from 'cdk8s';
import { type FieldPath, get } from '../findings/field-path';
import { customWorkloadOf } from '../kubernetes/custom/custom-workloads';
import { podTemplateOf } from '../kubernetes/pod-template';
import { runsToCompletion } from '../pod/features';
import { settingsOf } from './app-settings';
import { autoscalerOf } from './autoscaler-of';
import type { ComposedObject } from './composition';
import type { Manifest } from './manifest';

const scalableKinds: readonly string[] = ['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController'];

/** Whether an object has replicas and a scale subresource, by which controllers read and set them. */
export function isScalable(object: ApiObject): boolean {
  const custom = customWorkloadOf(object, settingsOf(object).workloads);
  return custom === undefined ? scalableKinds.includes(object.kind) : custom.scalable === true;
}

/** Where an object has its replicas. */
export function replicasPath(object: ApiObject): FieldPath {
  const { templates = [] } = customWorkloadOf(object, settingsOf(object).workloads) ?? {};
  return templates.find(({ replicas }) => replicas !== undefined)?.replicas ?? 'spec.replicas';
}

/** The fewest Pods that a workload has while it runs. */
export interface PodCount {
  readonly pods: number;
  /** Where the number comes from, for a message: `replicas`. */
  readonly because: string;
  /** Whether its Pods end by themselves, as those of a Job do. */
  readonly endByThemselves: boolean;
}

/** The fewest Pods of a workload; `undefined` where its chart does not say: a DaemonSet's depend on the nodes. */
export function podCount({ object, manifest }: ComposedObject): PodCount | undefined {
  const rendered = manifest();
  const found = podTemplateOf(rendered);
  if (found === undefined) return undefined;
  const { kind, path, template } = found;
  if (scalableKinds.includes(kind)) return replicasOf(object, rendered);
  if (runsToCompletion(kind)) {
    const parallelism = get(rendered, path.replace(/template$/, 'parallelism')) ?? 1;
    return typeof parallelism === 'number'
      ? { pods: parallelism, because: 'parallelism', endByThemselves: true }
      : undefined;
  }
  if (kind !== 'Pod') return undefined;
  const endByThemselves = (template.spec?.restartPolicy ?? 'Always') !== 'Always';
  return { pods: 1, because: 'a Pod by itself', endByThemselves };
}

function replicasOf(object: ApiObject, manifest: Manifest): PodCount | undefined {
  const replicas = get(manifest, 'spec.replicas');
  if (typeof replicas === 'number') return { pods: replicas, because: 'replicas', endByThemselves: false };
  if (replicas !== undefined && replicas !== null) return undefined;
  const autoscaler = autoscalerOf(object);
  // Another chart, or another kind of autoscaler, may set them.
  if (autoscaler === undefined) return undefined;
  const fewest = get(autoscaler, 'spec.minReplicas') ?? 1;
  // Scaled to none, it has no Pods to evict.
  return typeof fewest === 'number'
    ? { pods: Math.max(fewest, 1), because: 'minReplicas of its autoscaler', endByThemselves: false }
    : undefined;
}
