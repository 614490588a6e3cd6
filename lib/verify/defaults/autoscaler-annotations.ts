import { compareAmounts } from '../../kubernetes/amounts';
import type { HorizontalPodAutoscaler, HorizontalPodAutoscalerBehavior } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { type Draft, mapOf } from './draft';
import { type JsonShape, readJsonAnnotation } from './json-annotation';

/** Annotations of an autoscaling/v1 object with what only autoscaling/v2 has fields for. */
export const metricsAnnotation = 'autoscaling.alpha.kubernetes.io/metrics';
export const behaviorAnnotation = 'autoscaling.alpha.kubernetes.io/behavior';

const ofEveryRelease = [
  metricsAnnotation,
  behaviorAnnotation,
  'autoscaling.alpha.kubernetes.io/current-metrics',
  'autoscaling.alpha.kubernetes.io/conditions',
];
const since133 = [
  ...ofEveryRelease,
  'autoscaling.alpha.kubernetes.io/scale-down-tolerance',
  'autoscaling.alpha.kubernetes.io/scale-up-tolerance',
];

/** Servers take these annotations away from every autoscaler that they read, whatever its version. */
export function dropAutoscalerAnnotations(
  { metadata }: Draft<Pick<HorizontalPodAutoscaler, 'metadata'>>,
  target: Target,
): void {
  const annotations = metadata?.annotations;
  if (metadata === undefined || annotations === undefined) return;
  const present = (target.since('1.33') ? since133 : ofEveryRelease).filter((name) => Object.hasOwn(annotations, name));
  if (present.length === 0) return;
  const kept = mapOf(annotations);
  for (const name of present) delete kept[name];
  metadata.annotations = kept;
}

const selector: JsonShape = {
  matchLabels: { '*': 'string' },
  matchExpressions: [{ key: 'string', operator: 'string', values: ['string'] }],
};
const resource = { name: 'string', targetAverageUtilization: 'int32', targetAverageValue: 'quantity' } as const;
const metricsShape: JsonShape = [
  {
    type: 'string',
    object: {
      target: { kind: 'string', name: 'string', apiVersion: 'string' },
      metricName: 'string',
      targetValue: 'quantity',
      averageValue: 'quantity',
      selector,
    },
    pods: { metricName: 'string', targetAverageValue: 'quantity', selector },
    resource,
    containerResource: { ...resource, container: 'string' },
    external: {
      metricName: 'string',
      targetValue: 'quantity',
      targetAverageValue: 'quantity',
      metricSelector: selector,
    },
  },
];

type Amount = string | number;

interface V1Resource {
  readonly name?: string;
  readonly container?: string;
  readonly targetAverageUtilization?: number;
  readonly targetAverageValue?: Amount;
}

/** A metric as autoscaling/v1 writes it into an annotation. */
interface V1Metric {
  readonly type?: string;
  readonly object?: {
    readonly target?: object;
    readonly metricName?: string;
    readonly targetValue?: Amount;
    readonly averageValue?: Amount;
  };
  readonly pods?: { readonly metricName?: string; readonly targetAverageValue?: Amount };
  readonly resource?: V1Resource;
  readonly containerResource?: V1Resource;
  readonly external?: {
    readonly metricName?: string;
    readonly targetValue?: Amount;
    readonly targetAverageValue?: Amount;
  };
}

/** The metrics of an annotation, as autoscaling/v2 has them; none where it cannot be read. */
export function metricsOfAnnotation(text: string, target: Target): readonly object[] {
  const metrics = (readJsonAnnotation(text, metricsShape) ?? []) as readonly V1Metric[];
  return metrics.map((metric) => metricOf(metric, target));
}

function metricOf({ type, object, pods, resource, containerResource, external }: V1Metric, target: Target): object {
  return {
    type,
    ...(object && {
      object: {
        describedObject: object.target ?? {},
        metric: { name: object.metricName },
        target: objectTarget(object, target),
      },
    }),
    ...(pods && {
      pods: {
        metric: { name: pods.metricName },
        target: { type: 'AverageValue', averageValue: pods.targetAverageValue ?? '0' },
      },
    }),
    ...(resource && { resource: { name: resource.name, target: usageOf(resource) } }),
    ...(containerResource && {
      containerResource: {
        name: containerResource.name,
        container: containerResource.container,
        target: usageOf(containerResource),
      },
    }),
    ...(external && {
      external: {
        metric: { name: external.metricName },
        target: {
          type: external.targetValue === undefined ? 'AverageValue' : 'Value',
          value: external.targetValue,
          averageValue: external.targetAverageValue,
        },
      },
    }),
  };
}

/** Since 1.36 a zero value next to an average counts as absent. */
function objectTarget({ targetValue = '0', averageValue }: NonNullable<V1Metric['object']>, target: Target): object {
  if (averageValue === undefined) return { type: 'Value', value: targetValue };
  const isNone = target.since('1.36') && compareAmounts(targetValue, 0) === 0;
  return { type: 'AverageValue', averageValue, ...(!isNone && { value: targetValue }) };
}

function usageOf({ targetAverageUtilization, targetAverageValue }: V1Resource): object {
  return {
    type: targetAverageUtilization === undefined ? 'AverageValue' : 'Utilization',
    averageUtilization: targetAverageUtilization,
    averageValue: targetAverageValue,
  };
}

const rules = {
  stabilizationWindowSeconds: 'int32',
  selectPolicy: 'string',
  policies: [{ type: 'string', value: 'int32', periodSeconds: 'int32' }],
} as const;
const behaviorShape: JsonShape = { scaleUp: rules, scaleDown: rules };
const tolerant: JsonShape = { ...rules, tolerance: 'quantity' };
const behaviorSince133: JsonShape = { scaleUp: tolerant, scaleDown: tolerant };

/** The behavior of an annotation, of which servers complete nothing; none where it cannot be read or is empty. */
export function behaviorOfAnnotation(text: string, target: Target): Draft<HorizontalPodAutoscalerBehavior> | undefined {
  const shape = target.since('1.33') ? behaviorSince133 : behaviorShape;
  const behavior = readJsonAnnotation(text, shape) as Draft<HorizontalPodAutoscalerBehavior> | undefined;
  if (behavior === undefined) return undefined;
  for (const direction of [behavior.scaleUp, behavior.scaleDown]) {
    if (direction !== undefined && !target.gate('HPAConfigurableTolerance')) delete direction.tolerance;
  }
  return behavior;
}
