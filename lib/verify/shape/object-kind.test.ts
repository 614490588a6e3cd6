import { verify } from '../verify';

function said(apiVersion: unknown, kind: unknown): readonly (readonly [string, string, string | undefined])[] {
  const findings = verify({ apiVersion, kind, metadata: { name: 'a' } }, { kubernetes: '1.35', practices: false });
  return findings.filter(({ code }) => code === 'shape/unknown-kind').map(({ code, field, fix }) => [code, field, fix]);
}

const psp = 'remove it, and set a level of Pod Security on the Namespace instead';

test.each([
  ['apps/v1', 'deployment', 'kind', 'set kind: Deployment'],
  ['apps/v1', 'Deploymnet', 'kind', 'set kind: Deployment'],
  ['v1', 'Pods', 'kind', 'set kind: Pod'],
  ['batch/v1', 'Foo', 'kind', 'set one of Job, CronJob'],
  ['v1', 'Deployment', 'apiVersion', 'set apiVersion: apps/v1'],
  ['apps/v1beta1', 'Deployment', 'apiVersion', 'set apiVersion: apps/v1'],
  ['policy/v1beta1', 'PodSecurityPolicy', 'apiVersion', psp],
  ['policy/v1', 'PodSecurityPolicy', 'apiVersion', psp],
  ['rbac.authorization.k8s.io/v1beta1', 'ClusterRole', 'apiVersion', 'set apiVersion: rbac.authorization.k8s.io/v1'],
  ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 'apiVersion', 'set apiVersion: apiextensions.k8s.io/v1'],
  ['policy/v1beta1', 'PodDisruptionBudget', 'apiVersion', 'set apiVersion: policy/v1'],
  ['extensions/v1beta1', 'NetworkPolicy', 'apiVersion', 'set apiVersion: networking.k8s.io/v1'],
  ['v1', 'Ingress', 'apiVersion', 'set apiVersion: networking.k8s.io/v1'],
  [
    'v1',
    'Foo',
    'kind',
    'set a kind that "v1" has, such as Pod, ReplicationController, PodTemplate, Service, ConfigMap, Secret',
  ],
  ['policy/v1beta1', 'Foo', 'apiVersion', 'set an API version that servers have'],
  ['networking.k8s.io/v1beta1', 'Ingress', 'apiVersion', 'set apiVersion: networking.k8s.io/v1'],
  ['extensions/v1beta1', 'Ingress', 'apiVersion', 'set apiVersion: networking.k8s.io/v1'],
  ['APPS/v1', 'Deployment', 'apiVersion', 'set apiVersion: apps/v1'],
  ['apps/v1/x', 'Deployment', 'apiVersion', 'set apiVersion: apps/v1'],
  ['example.com/v1/x', 'Foo', 'apiVersion', 'set an API version that servers have'],
  [' v1', 'Pod', 'apiVersion', 'set apiVersion: v1'],
  ['v1/', 'Pod', 'apiVersion', 'set apiVersion: v1'],
])('rejects an unknown apiVersion and kind: %s %s', (apiVersion, kind, field, fix) => {
  expect(said(apiVersion, kind)).toEqual([['shape/unknown-kind', field, fix]]);
});

test.each([
  ['apps/v1', 'Deployment'],
  ['/v1', 'Pod'],
  ['v1', 'Node'],
  ['example.com/v1', 'AllowList'],
  ['autoscaling/v1', 'HorizontalPodAutoscaler'],
  ['networking.k8s.io/v1', 'Ingress'],
  ['example.com/v1', 'Foo'],
  ['serving.knative.dev/v1', 'Service'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole'],
  ['storage.k8s.io/v1beta1', 'VolumeAttributesClass'],
])('accepts a kind that a server or an extension might have: %s %s', (apiVersion, kind) => {
  expect(said(apiVersion, kind)).toEqual([]);
});

test.each([
  ['v1', 'List', undefined, 'missing'],
  ['v1', 'List', {}, 'must be an array, got an object'],
  ['v1', 'ConfigMapList', null, 'must be an array, got null'],
  ['apps/v1', 'DeploymentList', 'web', 'must be an array, got string "web"'],
])('rejects a list without items: %s %s with %p', (apiVersion, kind, items, message) => {
  const findings = verify({ apiVersion, kind, items }, { kubernetes: '1.35', practices: false });
  expect(findings.map(({ code, field, message: said }) => [code, field, said])).toEqual([
    ['shape/unknown-kind', 'items', message],
  ]);
});

test('reports apiVersion and kind that are not strings', () => {
  expect(said(undefined, 3).map(([, field]) => field)).toEqual(['apiVersion', 'kind']);
});

test('reads a core version with a leading slash as the core version', () => {
  const findings = verify({ apiVersion: '/v1', kind: 'Pod', spec: { contaners: [] } }, { kubernetes: '1.35' });
  expect(findings.map(({ field }) => field)).toContain('spec.contaners');
});

test('says in which release a kind was removed, from that release on', () => {
  const flow = { apiVersion: 'flowcontrol.apiserver.k8s.io/v1beta3', kind: 'FlowSchema', metadata: { name: 'a' } };
  expect(verify(flow, { kubernetes: '1.31' })).toEqual([]);
  expect(verify(flow, { kubernetes: '1.32' })).toMatchObject([
    {
      code: 'shape/unknown-kind',
      message: 'unknown kind "FlowSchema" in "flowcontrol.apiserver.k8s.io/v1beta3" (removed in Kubernetes 1.32)',
      fix: 'set apiVersion: flowcontrol.apiserver.k8s.io/v1',
    },
  ]);
});
