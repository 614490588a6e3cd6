import { plan } from '../plan';
import { liveOf } from '../testdata/live';
import {
  changed,
  configMap,
  cronJob,
  daemonSet,
  deployment,
  job,
  pod,
  service,
  statefulSet,
  without,
} from '../testdata/objects';

const container = 'spec.template.spec.containers.0';
const planned = (
  old: object | readonly object[],
  now: object | readonly object[],
  kubernetes: '1.32' | '1.35' | '1.36' = '1.35',
) => plan(old, now, { kubernetes }).objects[0];

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

describe('a Pod', () => {
  test('that is recreated says why, what is lost, and what makes it', () => {
    const now = changed(pod, 'spec.nodeSelector', { disk: 'ssd' });
    expect(planned(pod, now)).toMatchObject({
      verdict: 'recreate',
      summary: expect.stringMatching(/^the Pod has to be deleted and created; spec/),
      notes: [
        'lost: its IP address, its place on the node, its logs, and the content of its emptyDir volumes; it stops for at most 30 s',
      ],
      options: ['use a Deployment, which replaces its Pods when their template changes'],
    });
    const owned = changed(pod, 'metadata.ownerReferences', [
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'a', controller: true },
    ]);
    expect(planned(owned, changed(owned, 'spec.nodeSelector', { disk: 'ssd' }))?.options).toEqual([
      'change the template of ReplicaSet "web-1", which makes this Pod',
    ]);
  });

  test('whose resources cannot be resized says what the resize would be refused for', () => {
    const guaranteed = changed(pod, 'spec.containers.0.resources', { limits: { cpu: '100m', memory: '64Mi' } });
    expect(planned(pod, guaranteed)?.summary).toMatch(/^the Pod has to be deleted and created; .*QoS class/);
    const more = changed(pod, 'spec.containers.0.resources.requests.cpu', '200m');
    expect(planned(pod, more, '1.32')?.summary).toMatch(/Kubernetes 1\.32 has no subresource to resize$/);
  });

  test('that gets a new image names the containers that restart, which are not init containers', () => {
    const two = changed(pod, 'spec.initContainers', [
      { name: 'wait', image: 'registry.example/wait:1' },
      { name: 'proxy', image: 'registry.example/proxy:1', restartPolicy: 'Always' },
    ]);
    const now = changed(two, 'spec.initContainers.1.image', 'registry.example/proxy:2');
    expect(planned(two, now)?.summary).toBe('container "proxy" restarts with the new image; the Pod stays');
    expect(planned(two, changed(two, 'spec.initContainers.0.image', 'registry.example/wait:2'))).toMatchObject({
      verdict: 'patch',
      restarts: false,
      summary: 'no Pod restarts',
    });
  });

  test('that is resized says which container restarts for which resource', () => {
    const policy = [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }];
    const object = changed(pod, 'spec.containers.0.resizePolicy', policy);
    const memory = changed(object, 'spec.containers.0.resources.requests.memory', '96Mi');
    expect(planned(object, memory)?.summary).toBe('in place; container "web" restarts');
    expect(planned(object, changed(object, 'spec.containers.0.resources.requests.cpu', '1'))?.summary).toBe(
      'in place, without a restart',
    );
  });

  test('that is resized says what becomes of it where the node has no room, by release', () => {
    const more = changed(pod, 'spec.containers.0.resources.requests.cpu', '500');
    const limited = changed(more, 'spec.containers.0.resources.limits.cpu', '500');
    expect(planned(pod, limited, '1.36')?.notes).toContain(
      'a node without room for it defers the resize; one of more than the node has is refused',
    );
    expect(planned(pod, limited, '1.35')?.notes).toContain(
      'a node without room for it defers the resize, or marks it as infeasible',
    );
  });
});

describe('a Pod with resources of its own', () => {
  const limited = (memory: string, container: object, kubernetes: '1.35' | '1.37' = '1.37') => {
    const object = (amount: string) => {
      const policy = [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }];
      const containers = [{ name: 'web', image: 'registry.example/web:1', resizePolicy: policy, ...container }];
      const resources = { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '1', memory: amount } };
      return { ...pod, spec: { resources, containers } };
    };
    return plan(object('96Mi'), object(memory), { kubernetes }).objects[0];
  };

  test('restarts the containers that have no limit of their own', () => {
    expect(limited('128Mi', {})).toMatchObject({
      verdict: 'resize',
      restarts: true,
      summary: 'in place; container "web" restarts',
    });
    const own = { resources: { requests: { memory: '32Mi' }, limits: { memory: '80Mi' } } };
    expect(limited('128Mi', own)).toMatchObject({ verdict: 'resize', restarts: false });
  });

  test('is recreated before its release can resize it', () => {
    expect(limited('128Mi', {}, '1.35')?.verdict).toBe('recreate');
  });
});

describe('a Job', () => {
  test('that is complete would do its work a second time', () => {
    const live = {
      ...job,
      metadata: { ...job.metadata, uid: 'a' },
      status: { conditions: [{ type: 'Complete', status: 'True' }] },
    };
    const now = changed(job, `${container}.image`, 'registry.example/migrate:2');
    expect(planned(live, now)?.notes[0]).toBe(
      'lost: its Pods with their logs, and its status; it is complete, and would do its work a second time',
    );
  });

  test('that sets ttlSecondsAfterFinished is not told to', () => {
    const now = changed(job, `${container}.image`, 'registry.example/migrate:2');
    expect(planned(job, now)?.options).toHaveLength(2);
    expect(planned(job, changed(now, 'spec.ttlSecondsAfterFinished', 60))?.options).toHaveLength(1);
  });

  test('whose name is generated is another one each time', () => {
    const generated = (image: string) =>
      changed({ ...job, metadata: { generateName: 'migrate-' } }, `${container}.image`, image);
    const made = { verdict: 'create', summary: expect.stringMatching(/^another one each time/) };
    const { objects } = plan([generated('a:1')], [generated('a:1'), generated('a:2')], { kubernetes: '1.35' });
    expect(objects).toMatchObject([made, made]);
    expect(plan([generated('a:1')], [], { kubernetes: '1.35' }).objects).toEqual([]);
  });

  test('of a CronJob is as it was until the next run', () => {
    const now = changed(cronJob, 'spec.jobTemplate.spec.backoffLimit', 1);
    expect(planned(cronJob, now)?.summary).toBe('from the next run on; a Job that runs already stays as it is');
  });
});

test('a Deployment that is resumed rolls what has changed meanwhile', () => {
  expect(planned(changed(deployment, 'spec.paused', true), deployment)?.summary).toBe(
    'resumed: what has changed in its template since it was paused rolls now',
  );
});

test('a StatefulSet that gets fewer Pods says what becomes of their claims', () => {
  expect(planned(statefulSet, changed(statefulSet, 'spec.replicas', 1))?.notes).toEqual([
    'the claims of the Pods that stop stay',
  ]);
  const deleting = changed(statefulSet, 'spec.persistentVolumeClaimRetentionPolicy', { whenScaled: 'Delete' });
  expect(planned(deleting, changed(deleting, 'spec.replicas', 1))?.notes).toEqual([
    'the claims of the Pods that stop are deleted, with their data',
  ]);
});

test('a StatefulSet says what becomes of the claims of fewer Pods where its template changes, too', () => {
  const deleting = changed(statefulSet, 'spec.persistentVolumeClaimRetentionPolicy', { whenScaled: 'Delete' });
  const now = changed(changed(deleting, 'spec.replicas', 1), `${container}.image`, 'registry.example/db:2');
  expect(planned(deleting, now)).toMatchObject({
    verdict: 'roll',
    notes: ['spec.replicas changes, too: 2 → 1', 'the claims of the Pods that stop are deleted, with their data'],
  });
});

test.each([
  [{ type: 'OnDelete' }, { type: 'RollingUpdate' }, 'updateStrategy RollingUpdate: '],
  [{ rollingUpdate: { partition: 2 } }, { rollingUpdate: { partition: 1 } }, 'partition 2 → 1: '],
])('Pods that an update strategy has held back are replaced once it does not any more: %#', (from, to, how) => {
  const [old, now] = [from, to].map((strategy) => changed(statefulSet, 'spec.updateStrategy', strategy));
  const summary = `${how}Pods that have an older template are replaced now`;
  expect(planned(old ?? {}, now ?? {})).toMatchObject({ verdict: 'patch', summary });
  expect(planned(now ?? {}, old ?? {})).toMatchObject({ verdict: 'patch', summary: 'no Pod restarts' });
});

test('a DaemonSet that replaces its Pods by itself again says so', () => {
  const old = changed(daemonSet, 'spec.updateStrategy', { type: 'OnDelete' });
  expect(planned(old, daemonSet)?.summary).toBe(
    'updateStrategy RollingUpdate: Pods that have an older template are replaced now',
  );
});

test('a StatefulSet with another first ordinal stops the Pods that are not among the new ones', () => {
  const moved = changed(statefulSet, 'spec.ordinals', { start: 1 });
  expect(planned(statefulSet, moved)).toMatchObject({
    verdict: 'patch',
    restarts: true,
    summary: 'its Pods become db-1 to db-2: the others stop',
  });
  expect(planned(statefulSet, changed(moved, `${container}.image`, 'registry.example/db:2'))).toMatchObject({
    verdict: 'roll',
    notes: ['its Pods become db-1 to db-2: the others stop'],
  });
  expect(planned(moved, changed(statefulSet, 'spec.replicas', 3))?.summary).toBe(
    'its Pods become db-0 to db-2: more are created',
  );
});

test('a Deployment that is resumed with other replicas says both', () => {
  expect(planned(changed(deployment, 'spec.paused', true), changed(deployment, 'spec.replicas', 4))?.notes).toEqual([
    'spec.replicas changes, too: 2 → 4',
  ]);
});

test('replicas that are given to an autoscaler fall to the default first', () => {
  const autoscaler = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 9 },
  };
  expect(planned([deployment], [without(deployment, 'spec.replicas'), autoscaler])).toMatchObject({
    verdict: 'scale',
    summary: '2 → 1 Pod',
    notes: ['spec.replicas is not in the manifest any more, and its autoscaler starts again from the default of 1'],
  });
  const image = changed(without(deployment, 'spec.replicas'), `${container}.image`, 'registry.example/web:2');
  expect(planned([deployment, autoscaler], [image, autoscaler])).toMatchObject({
    verdict: 'roll',
    summary: expect.stringMatching(/^1 Pod, /),
    notes: [
      'spec.replicas changes, too: 2 → 1',
      'spec.replicas is not in the manifest any more, and its autoscaler starts again from the default of 1',
    ],
  });
  const more = changed(deployment, 'spec.replicas', 4);
  expect(planned([deployment, autoscaler], [more, autoscaler])?.notes).toEqual([
    'its autoscaler sets spec.replicas, too, and changes it again',
  ]);
  const recreating = changed(without(deployment, 'spec.replicas'), 'spec.strategy', { type: 'Recreate' });
  const recreated = changed(recreating, `${container}.image`, 'registry.example/web:2');
  expect(planned([recreating, autoscaler], [recreated, autoscaler])?.summary).toMatch(
    /^1 to 9 Pods, which stop before new ones start/,
  );
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

describe('a kind that is not known', () => {
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'a' }, spec: { size: 1 } };

  test('is compared as data, and its effect is not known', () => {
    expect(planned(widget, changed(widget, 'spec.size', 2))).toMatchObject({
      verdict: 'patch',
      isKnown: false,
      changes: [{ field: 'spec.size', before: 1, after: 2 }],
    });
    expect(planned([], widget)).toMatchObject({ verdict: 'create', isKnown: false });
    expect(planned(widget, [])).toMatchObject({ verdict: 'delete', isKnown: false });
    expect(planned(widget, { ...widget })).toMatchObject({ verdict: 'unchanged' });
  });

  test('has verdicts of its controller where its templates are known', () => {
    const rollout = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'a' },
      spec: { replicas: 2, template: { spec: { containers: [{ name: 'a', image: 'registry.example/a:1' }] } } },
    };
    expect(planned(rollout, changed(rollout, `${container}.image`, 'registry.example/a:2'))).toMatchObject({
      verdict: 'roll',
      restarts: true,
      summary: 'its controller replaces its Pods, in its own way',
    });
    expect(planned(rollout, changed(rollout, 'spec.replicas', 3))).toMatchObject({ verdict: 'scale', restarts: false });
    expect(planned(rollout, changed(rollout, 'spec.strategy', { canary: {} }))).toMatchObject({
      verdict: 'patch',
      isKnown: false,
    });
  });
});

describe('a Job', () => {
  const hook = changed(job, 'metadata.annotations', { 'helm.sh/hook': 'pre-upgrade' });

  test('has no more Pods at once than it has to complete', () => {
    const three = changed(job, 'spec.completions', 3);
    expect(planned(three, changed(three, 'spec.parallelism', 5))).toMatchObject({
      verdict: 'scale',
      summary: '1 → 3 Pods at once',
    });
    expect(planned(job, changed(job, 'spec.parallelism', 5))).toMatchObject({
      verdict: 'patch',
      summary: 'as many Pods at once as before',
    });
  });

  test('that has ended has no Pods to stop', () => {
    const ended = changed(liveOf(job, 'server-side'), 'status', { conditions: [{ type: 'Complete', status: 'True' }] });
    expect(planned(ended, changed(job, 'spec.suspend', true))).toMatchObject({ verdict: 'patch', restarts: false });
  });

  test('that is a hook of a release is created in the place of the one before', () => {
    const image = `${container}.image`;
    expect(planned(hook, changed(hook, image, 'registry.example/migrate:2'))).toMatchObject({
      verdict: 'create',
      restarts: false,
      changes: [{ field: 'spec.template.spec.containers[migrate].image' }],
    });
    expect(planned(hook, changed(hook, image, 7))).toMatchObject({ verdict: 'forbidden' });
  });
});
