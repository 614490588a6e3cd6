import { podOf } from '../../../kubernetes/example-objects';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { verifyUpdate } from '../../verify-update';
import { live, refused } from '../testdata/update-findings';

const container = { name: 'web', image: 'web:1' };
const of = (spec: object, metadata: object = {}) => podOf({}, spec, metadata);
const gated = (spec: object, gates: readonly string[] = ['a']) =>
  of({ schedulingGates: gates.map((name) => ({ name })), ...spec });
const toleration = { key: 'disk', operator: 'Exists', effect: 'NoExecute' };
const affinity = (...terms: readonly object[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } },
});
const zone = { key: 'zone', operator: 'Exists' };
const disk = { key: 'disk', operator: 'Exists' };
const terms = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';
const deadline = 'spec.activeDeadlineSeconds';

describe('an update of a Pod', () => {
  it.each<[string, object, object]>([
    ['its labels', of({}), of({}, { labels: { app: 'web' } })],
    ['an image', podOf({ image: 'web:1' }), podOf({ image: 'web:2' })],
    [
      'the image of an init container',
      of({ initContainers: [{ name: 'init', image: 'a:1' }] }),
      of({ initContainers: [{ name: 'init', image: 'a:2' }] }),
    ],
    ['a first deadline', of({}), of({ activeDeadlineSeconds: 60 })],
    ['a shorter deadline', of({ activeDeadlineSeconds: 60 }), of({ activeDeadlineSeconds: 30 })],
    [
      'another toleration',
      of({ tolerations: [toleration] }),
      of({ tolerations: [{ key: 'b', operator: 'Exists' }, toleration] }),
    ],
    [
      'the time of a toleration',
      of({ tolerations: [toleration] }),
      of({ tolerations: [{ ...toleration, tolerationSeconds: 5 }] }),
    ],
    ['fewer gates', gated({}, ['a', 'b']), gated({}, ['b'])],
    [
      'more labels of nodes, while it is gated',
      gated({ nodeSelector: { a: 'b' } }),
      gated({ nodeSelector: { a: 'b', c: 'd' } }),
    ],
    ['first requirements for nodes, while it is gated', gated({}), gated(affinity({ matchExpressions: [zone] }))],
    [
      'more requirements for nodes, while it is gated',
      gated(affinity({ matchExpressions: [zone] })),
      gated(affinity({ matchExpressions: [zone, disk] })),
    ],
  ])('may change %s', (_, old, object) => {
    expect(refused(old, object)).toEqual([]);
  });

  it.each<[string, object, object, readonly string[]]>([
    [
      'the number of containers',
      of({}),
      of({ containers: [container, { ...container, name: 'other' }] }),
      ['FieldValueForbidden spec.containers'],
    ],
    [
      'the number of init containers',
      of({ initContainers: [{ name: 'init', image: 'a:1' }] }),
      of({}),
      ['FieldValueForbidden spec.initContainers'],
    ],
    [
      'the name of a container',
      of({}),
      of({ containers: [{ ...container, name: 'other' }] }),
      ['FieldValueForbidden spec (spec.containers[0].name)'],
    ],
    ['arguments', of({}), podOf({ args: ['-v'] }), ['FieldValueForbidden spec (spec.containers[0].args)']],
    ['a node', of({ nodeName: 'a' }), of({ nodeName: 'b' }), ['FieldValueForbidden spec (spec.nodeName)']],
    [
      'a longer deadline',
      of({ activeDeadlineSeconds: 30 }),
      of({ activeDeadlineSeconds: 60 }),
      [`FieldValueInvalid ${deadline}`],
    ],
    ['no deadline', of({ activeDeadlineSeconds: 30 }), of({}), [`FieldValueInvalid ${deadline}`]],
    ['a toleration less', of({ tolerations: [toleration] }), of({}), ['FieldValueForbidden spec.tolerations']],
    ['a gate', gated({}, ['a']), gated({}, ['a', 'b']), ['FieldValueForbidden spec.schedulingGates[1].name']],
    ['labels of nodes', of({}), of({ nodeSelector: { a: 'b' } }), ['FieldValueForbidden spec (spec.nodeSelector)']],
    [
      'labels of nodes that a gated Pod has',
      gated({ nodeSelector: { a: 'b' } }),
      gated({ nodeSelector: { a: 'c' } }),
      ['FieldValueInvalid spec.nodeSelector'],
    ],
    [
      'requirements for nodes that a gated Pod has',
      gated(affinity({ matchExpressions: [zone, disk] })),
      gated(affinity({ matchExpressions: [disk] })),
      [`FieldValueInvalid ${terms}[0]`],
    ],
    [
      'the number of terms for nodes',
      gated(affinity({ matchExpressions: [zone] })),
      gated(affinity({ matchExpressions: [zone] }, { matchExpressions: [disk] })),
      [`FieldValueInvalid ${terms}`],
    ],
    [
      'a profile of AppArmor in an annotation',
      of({}, { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' } }),
      of({}, { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' } }),
      [
        'FieldValueForbidden metadata.annotations[container.apparmor.security.beta.kubernetes.io/web]',
        'FieldValueForbidden spec (spec.containers[0].securityContext.appArmorProfile.type)',
      ],
    ],
  ])('must not change %s', (_, old, object, expected) => {
    expect(refused(old, object)).toEqual(expected);
  });
});

const resources = (requests: object, more: object = {}) =>
  podOf({ resources: { requests, limits: { cpu: '2', memory: '2Gi' } }, ...more });

describe('a resize of a Pod', () => {
  const resized = (old: object, object: object, kubernetes: KubernetesVersion = '1.37') =>
    verifyUpdate(old, object, { kubernetes, resize: true }).map(({ reason, field }) => `${reason} ${field}`);

  it.each<[string, object, object, readonly string[]]>([
    ['takes other requests', resources({ cpu: '1', memory: '1Gi' }), resources({ cpu: '1500m', memory: '1Gi' }), []],
    ['ignores all else', resources({ cpu: '1' }), resources({ cpu: '1' }, { image: 'web:2', args: ['-v'] }), []],
    [
      'does not remove requests',
      podOf({ resources: { requests: { cpu: '1', memory: '1Gi' } } }),
      podOf({ resources: { requests: { cpu: '1' } } }),
      ['FieldValueForbidden spec.containers[0].resources.requests'],
    ],
    [
      'keeps the QoS class',
      resources({ cpu: '1', memory: '1Gi' }),
      resources({ cpu: '2', memory: '2Gi' }),
      ['FieldValueInvalid spec'],
    ],
    [
      'changes no other resource',
      podOf({ resources: { requests: { cpu: '1', 'ephemeral-storage': '1Gi' } } }),
      podOf({ resources: { requests: { cpu: '1', 'ephemeral-storage': '2Gi' } } }),
      ['FieldValueForbidden spec.containers[0].resources.requests[ephemeral-storage]'],
    ],
    [
      'is not possible on a node that does not support it',
      live(resources({ cpu: '1' }), { containerStatuses: [{ name: 'web', state: { running: {} } }] }),
      resources({ cpu: '1500m' }),
      ['FieldValueForbidden spec'],
    ],
    [
      'keeps the QoS class of the status',
      live(resources({ cpu: '1' }), { qosClass: 'Guaranteed' }),
      resources({ cpu: '1' }),
      ['FieldValueInvalid spec'],
    ],
  ])('%s', (_, old, object, expected) => {
    expect(resized(old, object)).toEqual(expected);
  });

  it('keeps the pull policy that its images have by default, which is that of a tag where the name is too long', () => {
    const to = (length: number, release: KubernetesVersion) =>
      refused(podOf({ image: 'main:1' }), podOf({ image: `${'a'.repeat(length - 2)}/b` }), release);
    const changed = ['FieldValueForbidden spec (spec.containers[0].imagePullPolicy)'];
    expect([to(245, '1.31'), to(246, '1.31')]).toEqual([changed, []]);
    expect([to(255, '1.32'), to(256, '1.32')]).toEqual([changed, []]);
  });

  it('does not get empty resources of its own by a resize', () => {
    const changed = (kubernetes: '1.35' | '1.36' | '1.37', resources: object | undefined) =>
      verifyUpdate(podOf(), podOf({}, { resources }), { kubernetes, resize: true }).map(
        ({ serverField }) => serverField,
      );
    expect([changed('1.35', {}), changed('1.36', {}), changed('1.37', { limits: {} })]).toEqual([
      [],
      ['spec'],
      ['spec'],
    ]);
    expect([changed('1.36', undefined), changed('1.37', undefined)]).toEqual([[], []]);
  });

  it('has the QoS class of each of its resources, since 1.37', () => {
    const of = (cpu: string) => podOf({ resources: { limits: { cpu } } });
    const resize = (kubernetes: '1.36' | '1.37', cpu: string) =>
      verifyUpdate(of('3'), of(cpu), { kubernetes, resize: true }).some(({ code }) => code === 'api/qos-class');
    expect([resize('1.36', '0'), resize('1.37', '0')]).toEqual([true, true]);
    expect([resize('1.36', '-1'), resize('1.37', '-1')]).toEqual([true, false]);
    expect([resize('1.36', '2'), resize('1.37', '2')]).toEqual([false, false]);
    const whole = podOf({}, { resources: { requests: { cpu: '1' } } });
    const empty = podOf({ resources: { requests: { cpu: '1' } } }, { resources: {} });
    const found = verifyUpdate(whole, empty, { kubernetes: '1.37', resize: true });
    expect(found.map(({ code }) => code)).toEqual(['api/resize-removal']);
  });

  it('keeps the QoS class that a manifest has in its status, up to 1.36', () => {
    const old = { ...podOf(), status: { qosClass: 'Burstable' } };
    expect(resized(old, podOf(), '1.33')).toEqual(['FieldValueInvalid spec']);
    expect(resized(old, podOf(), '1.36')).toEqual(['FieldValueInvalid spec']);
    expect(resized(old, podOf(), '1.37')).toEqual([]);
  });

  it('has metadata that is valid, also where it is not possible', () => {
    const windows = podOf({}, { os: { name: 'windows' } }, { finalizers: ['example.com/a/b'] });
    expect(resized(live(windows), windows)).toEqual([
      'FieldValueInvalid metadata.finalizers[0]',
      'FieldValueForbidden ',
    ]);
  });

  it('is not possible in 1.36 with claims for resources of the node', () => {
    const claims = [{ resourceClaimName: 'cpu', containers: ['web'], resources: { cpu: '1' } }];
    const old = live(resources({ cpu: '1' }), { nodeAllocatableResourceClaimStatuses: claims });
    expect(resized(old, resources({ cpu: '1500m' }), '1.36')).toEqual(['FieldValueForbidden spec']);
    expect(resized(old, resources({ cpu: '1500m' }), '1.37')).toEqual([]);
  });

  it('does not exist before 1.33, and takes memory without a restart since 1.34', () => {
    const [old, less] = [
      podOf({ resources: { limits: { memory: '2Gi' }, requests: { memory: '1Gi' } } }),
      podOf({ resources: { limits: { memory: '1500Mi' }, requests: { memory: '1Gi' } } }),
    ];
    expect(resized(old, less, '1.32')).toEqual(['FieldValueForbidden ']);
    expect(resized(old, less, '1.33')).toEqual(['FieldValueForbidden spec.containers[0].resources.limits[memory]']);
    expect(resized(old, less, '1.34')).toEqual([]);
  });
});
