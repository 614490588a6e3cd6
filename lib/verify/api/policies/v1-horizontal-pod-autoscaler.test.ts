import type { KubernetesVersion } from '../../../kubernetes/version';
import { verify } from '../../verify';

const prefix = 'autoscaling.alpha.kubernetes.io';
const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };

function autoscaler(spec: object, annotations: Readonly<Record<string, unknown>> = {}): object {
  const entries = Object.entries(annotations).map(([name, value]) => [`${prefix}/${name}`, JSON.stringify(value)]);
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web', annotations: Object.fromEntries(entries) },
    spec: { maxReplicas: 3, scaleTargetRef, ...spec },
  };
}

function findings(object: object, kubernetes: KubernetesVersion = '1.35') {
  return verify(object, { kubernetes, practices: false });
}

/** Where each finding is, and where the server has it. */
function fields(object: object, kubernetes?: KubernetesVersion): readonly string[] {
  return findings(object, kubernetes).map(({ field, serverField }) =>
    serverField === undefined || serverField === field ? field : `${field} (${serverField})`,
  );
}

const percentage = 'spec.targetCPUUtilizationPercentage';
const inMetrics = (rest: string) => `metadata.annotations[${prefix}/metrics] (spec.metrics[0].${rest})`;
const inBehavior = (rest: string) => `metadata.annotations[${prefix}/behavior] (spec.behavior.${rest})`;

describe('a HorizontalPodAutoscaler of autoscaling/v1', () => {
  it('rejects fields of autoscaling/v2', () => {
    expect(findings(autoscaler({ minReplicas: 1, targetCPUUtilizationPercentage: 50 }))).toEqual([]);
    const found = findings(autoscaler({ metrics: [], bogus: 1 }));
    expect(found.map(({ code, field }) => [code, field])).toEqual([
      ['shape/unknown-field', 'spec.metrics'],
      ['shape/unknown-field', 'spec.bogus'],
    ]);
    expect(found[0]?.fix).toBe('move it to an autoscaling/v2 object');
  });

  it('follows the rules of autoscaling/v2', () => {
    expect(fields(autoscaler({ maxReplicas: 1, minReplicas: 2 }))).toEqual(['spec.maxReplicas']);
    expect(fields(autoscaler({ minReplicas: -1 }))).toEqual(['spec.minReplicas']);
    expect(fields(autoscaler({ scaleTargetRef: { ...scaleTargetRef, apiVersion: 'v1' } }))).toEqual([
      'spec.scaleTargetRef.apiVersion',
    ]);
  });

  it('reports a wrong CPU percentage at its own field', () => {
    const object = autoscaler({ targetCPUUtilizationPercentage: 0 });
    expect(fields(object)).toEqual([`${percentage} (spec.metrics[0].resource.target.averageUtilization)`]);
    expect(findings(object)[0]?.value).toBe(0);
  });

  it('accepts minReplicas 0 since 1.37 with an Object or External metric in an annotation', () => {
    const external = [{ type: 'External', external: { metricName: 'jobs', targetValue: 1 } }];
    expect(fields(autoscaler({ minReplicas: 0 }), '1.37')).toEqual(['spec.minReplicas (spec.metrics)']);
    expect(fields(autoscaler({ minReplicas: 0 }, { metrics: external }), '1.37')).toEqual([]);
  });
});

describe('the annotations of a HorizontalPodAutoscaler of autoscaling/v1', () => {
  const pods = (more: object) => [{ type: 'Pods', pods: { metricName: 'hits', ...more } }];

  it('come before the metric of the CPU percentage', () => {
    const object = autoscaler({ targetCPUUtilizationPercentage: 0 }, { metrics: pods({}) });
    expect(fields(object)).toEqual([
      inMetrics('pods.target.averageValue'),
      `${percentage} (spec.metrics[1].resource.target.averageUtilization)`,
    ]);
    expect(findings(object)[0]?.message).toMatch(/^metrics\[0\]\.pods\.target\.averageValue: /);
  });

  it('treat a zero value next to an average as absent since 1.36', () => {
    const object = { target: scaleTargetRef, metricName: 'hits', averageValue: '5', targetValue: '0' };
    const written = autoscaler({}, { metrics: [{ type: 'Object', object }] });
    expect(fields(written, '1.35')).toEqual([inMetrics('object.target.value')]);
    expect(fields(written, '1.36')).toEqual([]);
  });

  it('set a behavior without defaults', () => {
    expect(fields(autoscaler({}, { behavior: { ScaleUp: {} } }))).toEqual([inBehavior('scaleUp.policies')]);
    expect(fields(autoscaler({}, { behavior: {} }))).toEqual([]);
  });

  it('accept a tolerance since 1.35, and are ignored for a wrong one since 1.33', () => {
    const policies = [{ type: 'Pods', value: 0, periodSeconds: 60 }];
    const behavior = (tolerance: string) => autoscaler({}, { behavior: { scaleUp: { policies, tolerance } } });
    const policy = inBehavior('scaleUp.policies[0].value');
    expect(fields(behavior('-1'), '1.34')).toEqual([policy]);
    expect(fields(behavior('-1'), '1.35')).toEqual([policy, inBehavior('scaleUp.tolerance')]);
    expect(fields(behavior('much'), '1.32')).toEqual([policy]);
    expect(fields(behavior('much'), '1.33')).toEqual([]);
  });

  it.each([['text'], [{}], [[{ type: 1 }]], [pods({ targetAverageValue: 'much' })]])(
    'are ignored where servers cannot read them: %j',
    (metrics) => {
      expect(fields(autoscaler({}, { metrics, conditions: metrics, 'current-metrics': metrics }))).toEqual([]);
    },
  );

  it('do not count toward the size of annotations', () => {
    const large = 'x'.repeat(256 * 1024);
    expect(fields(autoscaler({}, { conditions: large }))).toEqual([]);
    expect(fields({ ...autoscaler({}, { conditions: large }), apiVersion: 'autoscaling/v2' })).toEqual([]);
    expect(fields(autoscaler({}, { other: large }))).toEqual(['metadata.annotations']);
    expect(fields(autoscaler({}, { 'scale-up-tolerance': large }), '1.32')).toEqual(['metadata.annotations']);
    expect(fields(autoscaler({}, { 'scale-up-tolerance': large }), '1.33')).toEqual([]);
  });

  it('stay in the verified object', () => {
    const object = autoscaler({}, { metrics: pods({ targetAverageValue: 1 }) });
    const before = structuredClone(object);
    findings(object);
    expect(object).toEqual(before);
  });
});
