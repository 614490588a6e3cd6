import type { KubernetesVersion } from '../../../kubernetes/version';
import { verify } from '../../verify';

function answers(object: object, kubernetes: KubernetesVersion = '1.35'): readonly string[] {
  return verify(object, { kubernetes, practices: false })
    .filter(({ reason }) => reason !== undefined)
    .map(({ reason, serverField, field }) => `${reason?.slice('FieldValue'.length)} ${serverField ?? field}`);
}

describe('a PodDisruptionBudget', () => {
  const budget = (spec: object, metadata: object = { name: 'web' }) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec,
  });

  it('rejects minAvailable with maxUnavailable', () => {
    expect(answers(budget({ minAvailable: 1, maxUnavailable: '101%' }))).toEqual([
      'Invalid spec',
      'Invalid spec.maxUnavailable',
    ]);
    expect(answers(budget({}))).toEqual([]);
  });

  it('checks metadata last, and loosely', () => {
    expect(answers(budget({ minAvailable: -1 }, { name: 'a/b' }))).toEqual(['Invalid spec.minAvailable']);
    expect(answers(budget({ minAvailable: 1 }, { name: 'a/b' }))).toEqual(['Invalid metadata.name']);
    expect(answers(budget({ minAvailable: 1 }, { name: 'A_b' }))).toEqual([]);
    expect(answers(budget({ minAvailable: 1 }, { generateName: '..' }))).toEqual([]);
  });
});

describe('a HorizontalPodAutoscaler', () => {
  const autoscaler = (spec: object) => ({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
  });
  const external = { type: 'External', external: { metric: { name: 'jobs' }, target: { type: 'Value', value: 1 } } };

  it('accepts minReplicas 0 since 1.37 with an Object or External metric', () => {
    const none = { minReplicas: 0, metrics: [external] };
    expect(answers(autoscaler(none), '1.36')).toEqual(['Invalid spec.minReplicas']);
    expect(answers(autoscaler(none), '1.37')).toEqual([]);
    expect(answers(autoscaler({ minReplicas: 0 }), '1.37')).toEqual(['Forbidden spec.metrics']);
  });

  it('reports limits last since 1.37', () => {
    const spec = { maxReplicas: 0, scaleTargetRef: {} };
    const target = ['Required spec.scaleTargetRef.kind', 'Required spec.scaleTargetRef.name'];
    expect(answers(autoscaler(spec), '1.33')).toEqual([
      'Invalid spec.maxReplicas',
      'Invalid spec.maxReplicas',
      ...target,
    ]);
    expect(answers(autoscaler(spec), '1.37')).toEqual([
      'Invalid spec.maxReplicas',
      ...target,
      'Invalid spec.scaleTargetRef.apiVersion',
      'Required spec.maxReplicas',
    ]);
  });

  it('requires an API group in scaleTargetRef since 1.34', () => {
    const reference = (apiVersion: string, kind = 'Deployment') =>
      autoscaler({ scaleTargetRef: { apiVersion, kind, name: 'web' } });
    expect(answers(reference('v1'), '1.33')).toEqual([]);
    for (const wrong of ['v1', '', '/', '/v1', 'a/b/c']) {
      expect(answers(reference(wrong), '1.34')).toEqual(['Invalid spec.scaleTargetRef.apiVersion']);
    }
    expect(answers(reference('v1', 'ReplicationController'), '1.34')).toEqual([]);
  });

  it('rejects all but the first source of a metric', () => {
    const metrics = [{ ...external, type: 'Pods', pods: {} }];
    expect(answers(autoscaler({ metrics }))).toEqual(['Forbidden spec.metrics[0].external']);
    expect(answers(autoscaler({ metrics: [{ type: 'Pods', pods: {} }] }))).toEqual([
      'Required spec.metrics[0].pods.metric.name',
      'Required spec.metrics[0].pods.target.type',
      'Invalid spec.metrics[0].pods.target.type',
      'Required spec.metrics[0].pods.target.averageValue',
    ]);
  });
});

describe('a NetworkPolicy', () => {
  const policy = (rule: object) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web' },
    spec: { ingress: [rule] },
  });
  const block = (cidr: string, ...except: readonly string[]) => policy({ from: [{ ipBlock: { cidr, except } }] });
  const field = 'spec.ingress[0].from[0].ipBlock';

  it('rejects exceptions that are not within the network', () => {
    expect(answers(block('10.0.0.0/8', '10.1.0.0/16'))).toEqual([]);
    expect(answers(block('10.0.0.0/8', '10.0.0.0/8', '11.0.0.0/16', '::/64'))).toEqual(
      [0, 1, 2].map((at) => `Invalid ${field}.except[${at}]`),
    );
    expect(answers(block('x', 'y'))).toEqual([`Invalid ${field}.cidr`]);
  });

  it('reports only the first invalid exception until 1.29', () => {
    expect(answers(block('10.0.0.0/8', 'x', 'y'), '1.29')).toEqual([`Invalid ${field}.except[0]`]);
    expect(answers(block('10.0.0.0/8', 'x', 'y'), '1.30')).toEqual(
      [0, 1].map((at) => `Invalid ${field}.except[${at}]`),
    );
  });

  it('accepts networks that are not canonical until 1.35', () => {
    expect(answers(block('10.0.0.1/8'), '1.35')).toEqual([]);
    expect(answers(block('10.0.0.1/8'), '1.36')).toEqual([`Invalid ${field}.cidr`]);
  });

  it('rejects port ranges that are not increasing numbers', () => {
    const ports = [
      { endPort: 2 },
      { port: 'http', endPort: 2 },
      { port: 3, endPort: 2 },
      { port: 1, endPort: 65_536 },
      { port: 0 },
    ];
    expect(answers(policy({ ports }))).toEqual([
      ...[0, 1, 2, 3].map((at) => `Invalid spec.ingress[0].ports[${at}].endPort`),
      'Invalid spec.ingress[0].ports[4].port',
    ]);
  });
});
