import { own } from '../../values/own';
import type { Entries } from '../stored/stored';
import { liveOf } from '../testdata/live';
import { changed, configMap, service } from '../testdata/objects';
import { codesOf, debug, effectsOf, fromEnv } from './testdata/effects';

interface Spec {
  readonly selector: object;
  readonly template: { readonly metadata: { readonly labels: object }; readonly spec: object };
}

describe('what a live workload has made counts as that workload', () => {
  const madeBy = (kind: string, name: string) => [{ apiVersion: 'apps/v1', kind, name, uid: 'a', controller: true }];
  const live = liveOf(fromEnv as Entries, 'server-side');
  const { selector, template } = own(fromEnv, 'spec') as Spec;
  const replicaSet = liveOf(
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: { name: 'web-a', ownerReferences: madeBy('Deployment', 'web') },
      spec: { replicas: 2, selector, template },
    },
    'unknown',
  );
  const pods = ['web-a-1', 'web-a-2'].map((name) =>
    liveOf(
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, labels: template.metadata.labels, ownerReferences: madeBy('ReplicaSet', 'web-a') },
        spec: template.spec,
      },
      'unknown',
    ),
  );
  const all = [live, replicaSet, ...pods];

  test('for the config that its Pods keep', () => {
    expect(codesOf([...all, configMap], [fromEnv, debug])).toEqual(['config-not-seen warning: Deployment web']);
  });

  test('for the evictions that a budget allows', () => {
    const budget = (minAvailable: number) => ({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'web' },
      spec: { selector, minAvailable },
    });
    expect(codesOf([...all, budget(1)], [fromEnv, budget(2)])).toEqual([
      'drain-blocked warning: PodDisruptionBudget web',
    ]);
  });

  test('for the Service of one that is deleted', () => {
    expect(effectsOf([...all, service], [service])).toEqual([
      [
        'selector-matches-nothing warning: Service web',
        'its selector matches no Pods any more; before, it matched those of Deployment "web"',
      ],
    ]);
  });

  test('but not what another kind of object has made', () => {
    const ofOperator = { apiVersion: 'example.com/v1', kind: 'Database', name: 'db', uid: 'a', controller: true };
    const owned = pods.map((pod) => changed(pod, 'metadata.ownerReferences', [ofOperator]));
    expect(codesOf([...owned, configMap], [debug])).toEqual([
      'config-not-seen warning: Pod web-a-1',
      'config-not-seen warning: Pod web-a-2',
    ]);
  });
});

test('an object that two of the new manifests are of is named: the last one counts', () => {
  const other = changed(configMap, 'metadata.namespace', 'default');
  expect(effectsOf([configMap], [debug, other])).toEqual([
    [
      'set-twice warning: ConfigMap config',
      '2 of the new manifests are of this object: the last one counts; remove the others',
    ],
  ]);
  expect(effectsOf([configMap, configMap], [configMap])).toEqual([]);
});
