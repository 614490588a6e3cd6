import type { Json, JsonObject } from '../../../generate/json';

const prefix = 'autoscaling.alpha.kubernetes.io';

/** An autoscaler of autoscaling/v1, what is beside its required fields, and annotations: values that are no text, as JSON. */
function scaler(annotations: JsonObject, spec: JsonObject = {}): JsonObject {
  const entries = Object.entries(annotations).map(([name, value]) => [
    `${prefix}/${name}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'rare', annotations: Object.fromEntries(entries) },
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'rare' }, ...spec },
  };
}

const cpu = { name: 'cpu', targetAverageUtilization: 50 };
const container = { name: 'cpu', container: 'web', targetAverageUtilization: 50 };
const target = { apiVersion: 'v1', kind: 'Service', name: 'web' };
const external = { metricName: 'queue', metricSelector: { matchLabels: { a: 'b' } }, targetValue: '5' };

/** Metrics that autoscaling/v1 has no fields for, right and wrong. */
const metrics: readonly Json[] = [
  { type: 'Resource', resource: cpu },
  { type: 'Resource', resource: { ...cpu, targetAverageUtilization: 0 } },
  { type: 'Resource', resource: { ...cpu, targetAverageValue: '1' } },
  { type: 'Resource', resource: { name: 'memory', targetAverageValue: '0' } },
  { type: 'Resource', resource: { name: 'memory' } },
  { type: 'Resource', resource: {} },
  { type: 'Resource', resource: null },
  { type: 'Resource', pods: { metricName: 'hits' } },
  { type: 'ContainerResource', containerResource: container },
  { type: 'ContainerResource', containerResource: { ...container, container: 'A_', name: 'foo' } },
  { type: 'ContainerResource', containerResource: {} },
  { type: 'Pods', pods: { metricName: 'hits', targetAverageValue: '1' } },
  { type: 'Pods', pods: { metricName: 'a/b', targetAverageValue: -1 } },
  { type: 'Pods', pods: { metricName: 'hits', targetAverageValue: null } },
  { type: 'Object', object: { target, metricName: 'hits', targetValue: '5' } },
  { type: 'Object', object: { target, metricName: 'hits', averageValue: '5' } },
  { type: 'Object', object: { target, metricName: 'hits', averageValue: '5', targetValue: '0' } },
  { type: 'Object', object: { target, metricName: 'hits', averageValue: '5', targetValue: '3' } },
  { type: 'Object', object: { target: { ...target, apiVersion: 'a/b/c' }, metricName: 'hits' } },
  { type: 'Object', object: {} },
  { type: 'External', external },
  { type: 'External', external: { ...external, targetAverageValue: '1' } },
  { type: 'External', external: { metricName: 'queue', targetAverageValue: '1' } },
  { type: 'External', external: {} },
  { TYPE: 'External', External: { METRICNAME: 'queue', targetvalue: 1, unknown: 1 } },
  { type: 'External', external, resource: cpu },
  { type: 'Foo', external },
  {},
  null,
  'text',
  { type: 1 },
  { type: 'Resource', resource: { ...cpu, targetAverageUtilization: '50' } },
  { type: 'Resource', resource: { ...cpu, targetAverageUtilization: 2 ** 31 } },
  { type: 'Pods', pods: { metricName: 'hits', targetAverageValue: 'much' } },
  { type: 'Pods', pods: { metricName: 'hits', targetAverageValue: '1', selector: { matchLabels: { a: 1 } } } },
];

const policy = { type: 'Pods', value: 1, periodSeconds: 60 };

const behaviors: readonly Json[] = [
  { scaleUp: { policies: [policy] }, scaleDown: { selectPolicy: 'Disabled', policies: [policy] } },
  { ScaleUp: { StabilizationWindowSeconds: 3601, Policies: [{ Type: 'Pods', Value: 0, PeriodSeconds: 1801 }] } },
  { ScaleUp: null, ScaleDown: { SelectPolicy: 'Foo', Policies: [{}] } },
  { scaleUp: {} },
  { scaleDown: { policies: [policy], tolerance: '-1' } },
  { scaleDown: { policies: [policy], tolerance: 'much' } },
  { scaleDown: { policies: [], tolerance: 'much' } },
  { scaleDown: { policies: 1 } },
  { scaleDown: 1 },
  {},
  [],
  null,
];

const texts = ['', '{', '[]', 'null', '[null]', '1', '"a"', '[] ', '[{}]]', '[{"type":"Resource","type":"Pods"}]'];

/** Autoscalers of autoscaling/v1, whose annotations servers convert. */
export const v1Autoscalers: readonly JsonObject[] = [
  ...metrics.map((metric) => scaler({ metrics: [metric] })),
  ...metrics.map((metric) =>
    scaler({ metrics: [metric, ...metrics.slice(0, 1)] }, { targetCPUUtilizationPercentage: 0 }),
  ),
  ...behaviors.map((behavior) => scaler({ behavior })),
  ...texts.flatMap((text) => [scaler({ metrics: text }), scaler({ behavior: text })]),
  scaler({ metrics: [{ type: 'External', external }] }, { minReplicas: 0 }),
  scaler({ metrics: [{ type: 'Resource', resource: cpu }] }, { minReplicas: 0 }),
  scaler({}, { minReplicas: 0, targetCPUUtilizationPercentage: 50 }),
  scaler({ 'scale-up-tolerance': 'a', 'scale-down-tolerance': '1' }),
  scaler({ conditions: [{ type: 'AbleToScale', status: 'True' }], 'current-metrics': [{ type: 'Resource' }] }),
  scaler({ conditions: 'a', 'current-metrics': '{}' }),
  scaler({ conditions: 'x'.repeat(256 * 1024) }),
  scaler({ other: 'x'.repeat(256 * 1024) }),
];
