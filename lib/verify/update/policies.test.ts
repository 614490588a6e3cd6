import { autoscaler, claim, deployment } from '../../kubernetes/example-objects';
import { live, refused, warned } from './testdata/update-findings';

const object = (apiVersion: string, kind: string, spec: object) => ({
  apiVersion,
  kind,
  metadata: { name: 'a' },
  spec,
});
const faulty = { matchExpressions: [{ key: 'app', operator: 'In', values: ['a b'] }] };

describe('what an old object has and new servers refuse is tolerated', () => {
  const budget = (selector: object) => object('policy/v1', 'PodDisruptionBudget', { minAvailable: 1, selector });
  const policy = (spec: object) => object('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ...spec });

  it.each<[string, (selector: object) => object, string]>([
    ['PodDisruptionBudget', budget, 'spec.selector'],
    ['NetworkPolicy', (selector) => policy({ podSelector: selector }), 'spec.podSelector'],
  ])('values of a selector that are no label values: a %s', (_, of, field) => {
    const other = { matchExpressions: [{ key: 'app', operator: 'In', values: ['c d'] }] };
    expect(refused(of(faulty), of(other))).toEqual([]);
    expect(refused(of({}), of(other))).toEqual([`FieldValueInvalid ${field}.matchExpressions[0].values[0]`]);
  });

  it('such a selector, where it cannot change', () => {
    const set = { ...deployment({ selector: faulty }), kind: 'DaemonSet' };
    expect(refused(set, set)).toEqual([]);
    expect(refused(claim({ selector: faulty }), claim({ selector: faulty }))).toEqual([]);
  });

  it('networks of a NetworkPolicy, since 1.36', () => {
    const of = (cidr: string, selector: object = {}) =>
      policy({ podSelector: selector, ingress: [{ from: [{ ipBlock: { cidr } }] }] });
    expect(refused(of('10.0.0.1/8'), of('10.0.0.1/8', { matchLabels: { a: 'b' } }))).toEqual([]);
    expect(refused(of('10.0.0.0/8'), of('10.0.0.1/8'))).toEqual([
      'FieldValueInvalid spec.ingress[0].from[0].ipBlock.cidr',
    ]);
  });

  it('a least number of Pods of zero', () => {
    const metrics = [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: '1' } } }];
    const zero = autoscaler({ minReplicas: 0, metrics });
    expect(refused(zero, zero, '1.36')).toEqual([]);
    expect(refused(autoscaler(), zero, '1.36')).toEqual(['FieldValueInvalid spec.minReplicas']);
  });

  it('an API version of what an autoscaler scales', () => {
    const of = (kind: string, spec: object = {}) =>
      autoscaler({ scaleTargetRef: { apiVersion: 'v1', kind, name: 'web' }, ...spec });
    expect(refused(of('Deployment'), of('Deployment', { maxReplicas: 9 }))).toEqual([]);
    expect(refused(of('Deployment'), of('StatefulSet'))).toEqual(['FieldValueInvalid spec.scaleTargetRef.apiVersion']);
  });

  it('a deprecated annotation of a ServiceAccount, without a warning', () => {
    const account = (annotations: object) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'a', annotations },
    });
    const marked = account({ 'kubernetes.io/enforce-mountable-secrets': 'true' });
    expect(warned(live(marked), marked)).toEqual([]);
    expect(warned(live(account({})), marked)).toHaveLength(1);
  });
});
