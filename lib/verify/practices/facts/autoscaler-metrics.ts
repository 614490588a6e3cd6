import type { FieldPath } from '../../../findings/field-path';
import type {
  ContainerResourceMetricSource,
  HorizontalPodAutoscaler,
  ResourceMetricSource,
  V1HorizontalPodAutoscaler,
} from '../../../kubernetes/generated/types';

/** A metric of resource usage, and its path in the autoscaler. */
export interface UsageMetric {
  readonly path: FieldPath;
  readonly source: ResourceMetricSource;
  /** The path of the target utilization, which is the whole metric in autoscaling/v1. */
  readonly utilizationPath: FieldPath;
  /** Whether it measures one container (and which), or all of them together. */
  readonly ofContainer: boolean;
  readonly container?: string | undefined;
}

/** The metrics of an autoscaler that measure resource usage; autoscaling/v1 has one field, for cpu. */
export function usageMetrics({ spec }: HorizontalPodAutoscaler | V1HorizontalPodAutoscaler): readonly UsageMetric[] {
  if ('targetCPUUtilizationPercentage' in spec) return cpuOf(spec.targetCPUUtilizationPercentage);
  if (!('metrics' in spec)) return [];
  return (spec.metrics ?? []).flatMap(({ resource, containerResource }, at) => [
    ...(resource === undefined ? [] : [metricAt(`spec.metrics[${at}].resource`, resource)]),
    ...(containerResource === undefined
      ? []
      : [ofContainer(`spec.metrics[${at}].containerResource`, containerResource)]),
  ]);
}

function cpuOf(averageUtilization: number | undefined): readonly UsageMetric[] {
  if (averageUtilization === undefined) return [];
  const path = 'spec.targetCPUUtilizationPercentage';
  const source = { name: 'cpu', target: { type: 'Utilization', averageUtilization } } as const;
  return [{ path, utilizationPath: path, source, ofContainer: false }];
}

function metricAt(path: FieldPath, source: ResourceMetricSource): UsageMetric {
  return { path, source, utilizationPath: `${path}.target.averageUtilization`, ofContainer: false };
}

function ofContainer(path: FieldPath, source: ContainerResourceMetricSource): UsageMetric {
  return { ...metricAt(path, source), ofContainer: true, container: source.container };
}
