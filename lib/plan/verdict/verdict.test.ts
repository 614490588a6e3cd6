import { liveOf } from '../testdata/live';
import { changed, configMap, cronJob, deployment, job, service, statefulSet } from '../testdata/objects';
import { container, planned } from './testdata/planned';

describe('what a server refuses', () => {
  test('has its reason, and what to do instead', () => {
    const selector = changed(
      changed(deployment, 'spec.selector.matchLabels.tier', 'a'),
      'spec.template.metadata.labels.tier',
      'a',
    );
    expect(planned(deployment, selector)).toMatchObject({
      verdict: 'forbidden',
      summary: 'spec.selector.matchLabels[tier]: immutable',
      refused: [{ reason: 'FieldValueInvalid', severity: 'error' }],
      options: [
        'keep the selector that it has, and add labels to the template only',
        'create a Deployment of another name, let Services select both, then delete this one',
        'delete it and apply: its Pods stop until the new ones are ready',
      ],
    });
  });

  test.each([
    [
      statefulSet,
      'spec.volumeClaimTemplates.0.spec.resources.requests.storage',
      '2Gi',
      /^for larger volumes: .* --cascade=orphan/,
    ],
    [
      statefulSet,
      'spec.podManagementPolicy',
      'Parallel',
      /^kubectl delete statefulset db --cascade=orphan, then apply/,
    ],
    [
      changed(statefulSet, 'metadata.namespace', 'shop'),
      'spec.serviceName',
      'other',
      /^kubectl delete statefulset db --namespace shop --cascade=orphan, then apply/,
    ],
    [changed(service, 'spec.clusterIP', '10.96.0.50'), 'spec.clusterIP', '10.96.0.51', /^omit clusterIP/],
    [
      changed(configMap, 'immutable', true),
      'data.level',
      'debug',
      /^create a ConfigMap of another name, such as "config-2"/,
    ],
  ])('of a kind has a way out: %#', (object, path, value, option) => {
    expect(planned(object, changed(object, path, value))?.options[0]).toMatch(option);
  });

  test('of a strategy is what server-side apply keeps of the old one', () => {
    const live = liveOf(deployment, 'server-side');
    const recreating = changed(deployment, 'spec.strategy', { type: 'Recreate' });
    expect(planned(live, recreating)).toMatchObject({
      verdict: 'forbidden',
      options: [expect.stringMatching(/^kubectl patch deployment web --type merge --patch .*, then apply$/)],
    });
    expect(planned(liveOf(deployment, 'client-side'), recreating)?.verdict).toBe('patch');
  });

  test('is the manifest itself where a server would not create it, either', () => {
    const invalid = changed(deployment, `${container}.ports`, [{ containerPort: 70000 }]);
    expect(planned(deployment, invalid)).toMatchObject({
      verdict: 'forbidden',
      refused: [{ code: 'api/port-number' }],
    });
    expect(planned([], invalid)).toMatchObject({ verdict: 'forbidden', refused: [{ code: 'api/port-number' }] });
  });
});

test.each([
  ['LoadBalancer', 'ClusterIP', '; it loses its load balancer, with the external address, its node ports'],
  ['LoadBalancer', 'NodePort', '; it loses its load balancer, with the external address'],
  ['NodePort', 'ClusterIP', '; it loses its node ports'],
  ['ClusterIP', 'ExternalName', '; it loses its cluster IP'],
  ['ClusterIP', 'LoadBalancer', ''],
])('a Service of type %s that becomes %s says what it loses', (from, to, lost) => {
  const of = (type: string) =>
    changed(changed(service, 'spec.type', type), 'spec.externalName', type === 'ExternalName' ? 'a.b' : undefined);
  expect(planned(of(from), of(to))).toMatchObject({ verdict: 'patch', summary: `no Pod restarts${lost}` });
});

test.each([
  [deployment, 'its 2 Pods stop'],
  [changed(deployment, 'spec.replicas', 1), 'its Pod stops'],
  [statefulSet, 'its 2 Pods stop; its claims stay'],
  [job, 'its Pods stop, and their logs are lost'],
  [cronJob, 'its Jobs and their Pods are deleted, too'],
  [service, 'nothing reaches its Pods by its name'],
  [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }, 'everything in it is deleted'],
  [
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'widgets.example.com' },
    },
    'all objects of its kind are deleted with it',
  ],
  [configMap, ''],
])('what is deleted says what goes with it: %#', (object, summary) => {
  expect(planned(object, [])).toMatchObject({ verdict: 'delete', restarts: false, summary });
});
