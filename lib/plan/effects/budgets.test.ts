import { changed, deployment } from '../testdata/objects';
import { codesOf, effectsOf } from './testdata/effects';

describe('a PodDisruptionBudget', () => {
  const budget = (spec: object) => ({
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
  });

  test('that comes to protect nothing', () => {
    const other = budget({ minAvailable: 1, selector: { matchLabels: { app: 'wbe' } } });
    const protects = [
      [
        'selector-matches-nothing warning: PodDisruptionBudget web',
        'its selector matches no Pods any more; before, it protected those of Deployment "web"',
      ],
    ];
    expect(effectsOf([budget({ minAvailable: 1 }), deployment], [other, deployment])).toEqual(protects);
    expect(effectsOf([budget({ minAvailable: 1 }), deployment], [budget({ minAvailable: 1 })])).toEqual(protects);
    expect(effectsOf([deployment], [other, deployment])).toEqual([]);
  });

  test('that comes to allow no eviction, as its Pods get fewer', () => {
    const one = changed(deployment, 'spec.replicas', 1);
    expect(effectsOf([budget({ minAvailable: 1 }), deployment], [budget({ minAvailable: 1 }), one])).toEqual([
      [
        'drain-blocked warning: PodDisruptionBudget web',
        'allows no eviction (minAvailable 1): nodes with its Pods cannot be drained; before, it allowed 1 eviction at once',
      ],
    ]);
  });

  test.each([{ maxUnavailable: 0 }, { minAvailable: '100%' }, { minAvailable: 2 }])('that is new, with %j', (limit) => {
    expect(codesOf([deployment], [deployment, budget(limit)])).toEqual([
      'drain-blocked warning: PodDisruptionBudget web',
    ]);
  });

  test('that allows some, or allowed none before, has no effect', () => {
    const [some, none] = [budget({ maxUnavailable: '50%' }), budget({ maxUnavailable: 0 })];
    expect(effectsOf([deployment], [deployment, some])).toEqual([]);
    expect(effectsOf([deployment, none], [deployment, none])).toEqual([]);
  });
});
