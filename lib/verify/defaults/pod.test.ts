import { get } from '../../findings/field-path';
import type { KubernetesVersion } from '../../kubernetes/version';
import { setDefaults } from '../kinds/set-defaults';
import { targetOf } from '../target/target';

const prefix = 'container.apparmor.security.beta.kubernetes.io/';

function filled(
  spec: object,
  metadata: object,
  kubernetes: KubernetesVersion,
  gates: Record<string, boolean> = {},
): Record<string, unknown> {
  const copy: Record<string, unknown> = structuredClone({ apiVersion: 'v1', kind: 'Pod', metadata, spec });
  setDefaults(copy, targetOf(kubernetes, gates));
  return copy;
}

describe('matchLabelKeys', () => {
  const labels = { app: 'web', zone: 'a' };
  const term = {
    topologyKey: 'host',
    labelSelector: {},
    matchLabelKeys: ['app', 'absent'],
    mismatchLabelKeys: ['zone'],
  };
  const affinity = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
  const path = 'spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector';

  it('become expressions for the labels of the Pod', () => {
    expect(get(filled({ affinity }, { labels }, '1.35'), path)).toEqual({
      matchExpressions: [
        { key: 'app', operator: 'In', values: ['web'] },
        { key: 'zone', operator: 'NotIn', values: ['a'] },
      ],
    });
    expect(get(filled({ affinity }, { labels }, '1.30'), path)).toEqual({});
    expect(get(filled({ affinity }, {}, '1.35'), path)).toEqual({});
  });

  it('become expressions of spread constraints since 1.34', () => {
    const topologySpreadConstraints = [{ labelSelector: {}, matchLabelKeys: ['app'] }, { matchLabelKeys: ['app'] }];
    const of = (release: KubernetesVersion) =>
      get(filled({ topologySpreadConstraints }, { labels }, release), 'spec.topologySpreadConstraints');
    expect(of('1.33')).toEqual(topologySpreadConstraints);
    expect(of('1.34')).toEqual([
      {
        labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
        matchLabelKeys: ['app'],
      },
      { matchLabelKeys: ['app'] },
    ]);
  });
});

describe('AppArmor annotations', () => {
  const profileIn = (spec: object, text: string, release: KubernetesVersion = '1.35') => {
    const containers = [{ name: 'web' }];
    const pod = filled({ containers, ...spec }, { annotations: { [`${prefix}web`]: text } }, release);
    return get(pod, 'spec.containers[0].securityContext.appArmorProfile');
  };

  it('are copied to absent fields', () => {
    expect(profileIn({}, 'localhost/web')).toEqual({ type: 'Localhost', localhostProfile: 'web' });
    expect(profileIn({}, 'unconfined')).toEqual({ type: 'Unconfined' });
    expect(profileIn({}, 'unconfined', '1.29')).toBeUndefined();
    expect(profileIn({ os: { name: 'windows' } }, 'unconfined')).toBeUndefined();
  });

  it('are ignored when they are invalid or equal to the Pod', () => {
    for (const text of ['bogus', 'localhost/', 'localhost/ x', `localhost/${'x'.repeat(4096)}`]) {
      expect(profileIn({}, text)).toBeUndefined();
    }
    const securityContext = { appArmorProfile: { type: 'RuntimeDefault' } };
    expect(profileIn({ securityContext }, 'runtime/default')).toBeUndefined();
    expect(profileIn({ securityContext }, 'unconfined')).toEqual({ type: 'Unconfined' });
  });

  it('are derived from fields until 1.33', () => {
    const containers = [{ name: 'web', securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } }];
    const annotations = (release: KubernetesVersion) =>
      get(filled({ containers }, {}, release), 'metadata.annotations');
    expect(annotations('1.29')).toBeUndefined();
    expect(annotations('1.33')).toEqual({ [`${prefix}web`]: 'runtime/default' });
    expect(annotations('1.34')).toBeUndefined();
  });
});

describe('pod-level resources', () => {
  const of = (resources: object, parts: object, release: KubernetesVersion, gates?: Record<string, boolean>) =>
    get(filled({ resources, ...parts }, {}, release, gates), 'spec.resources');
  const asks = (requests: object, limits: object = {}, rest: object = {}) => ({
    resources: { requests, limits },
    ...rest,
  });

  it('request the sum of the containers, or the limit', () => {
    const containers = [asks({ cpu: '1' }), asks({ cpu: '500m' })];
    expect(of({ limits: { cpu: '2', memory: '1Gi' } }, { containers }, '1.35')).toEqual({
      limits: { cpu: '2', memory: '1Gi' },
      requests: { cpu: '1500m', memory: '1Gi' },
    });
  });

  it('count init containers one at a time, and sidecars with all that start after them', () => {
    const initContainers = [
      asks({ cpu: '4' }),
      asks({ cpu: '1' }, {}, { restartPolicy: 'Always' }),
      asks({ cpu: '2', memory: '1Gi' }),
    ];
    const requests = (cpu: string) =>
      get(
        { spec: of({ limits: { cpu: '9' } }, { initContainers, containers: [asks({ cpu })] }, '1.35') },
        'spec.requests',
      );
    expect(requests('1')).toEqual({ cpu: '4', memory: '1Gi' });
    expect(requests('5')).toEqual({ cpu: '6', memory: '1Gi' });
  });

  it('copy limits of huge pages from the containers', () => {
    const containers = [asks({ 'hugepages-2Mi': '4Mi' }, { 'hugepages-2Mi': '4Mi' })];
    expect(of({ limits: { cpu: '1' } }, { containers }, '1.35')).toEqual({
      limits: { cpu: '1', 'hugepages-2Mi': '4Mi' },
      requests: { cpu: '1', 'hugepages-2Mi': '4Mi' },
    });
  });

  it('get limits from the containers since 1.37, when all of them have limits', () => {
    const containers = [asks({}, { cpu: '1', memory: '1Gi' }), asks({}, { cpu: '500m' })];
    const resources = { requests: { cpu: '1', memory: '1Gi' } };
    expect(of(resources, { containers }, '1.36')).toEqual(resources);
    expect(of(resources, { containers }, '1.37')).toEqual({ ...resources, limits: { cpu: '1500m' } });
    expect(of({ requests: { cpu: '2' } }, { containers }, '1.37')).toMatchObject({ limits: { cpu: '2' } });
  });

  it('stay unset when the manifest omits them or the feature gate is off', () => {
    const containers = [asks({ cpu: '1' })];
    expect(of({}, { containers }, '1.37')).toEqual({});
    const limits = { cpu: '1' };
    expect(of({ limits }, { containers }, '1.37', { PodLevelResources: false })).toEqual({ limits });
  });
});
