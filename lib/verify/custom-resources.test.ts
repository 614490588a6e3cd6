import type { CustomWorkload } from '../kubernetes/custom/custom-workload';
import type { VerifyOptions } from './options';
import { verify } from './verify';

const found = (input: unknown, options: Partial<VerifyOptions> = {}) =>
  verify(input, { kubernetes: '1.35', practices: false, ...options }).map(({ code, field }) => `${code} ${field}`);
const metadata = { name: 'web', namespace: 'shop' };
const container = (more: object = {}) => ({ name: 'web', image: 'registry.example/web:1.2', ...more });
const podsOf = (...containers: readonly object[]) => ({
  metadata: { labels: { app: 'web' } },
  spec: { containers },
});
const rollout = (template: object, more: object = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata,
  spec: { selector: { matchLabels: { app: 'web' } }, strategy: { canary: {} }, template, ...more },
});
const resource = (apiVersion: string, kind: string, spec: object) => ({ apiVersion, kind, metadata, spec });

describe('the pod template of a custom resource', () => {
  test('has the findings that it has in a Deployment, at its own path', () => {
    const wrong = podsOf(
      container({ ports: [{ containerPort: 0 }], readynessProbe: {}, resources: { limits: { cpu: '1x' } } }),
    );
    const { apiVersion: _, kind: __, ...same } = rollout(wrong);
    const { strategy: ___, ...spec } = same.spec;
    expect(found(rollout(wrong))).toEqual(found({ ...same, spec, apiVersion: 'apps/v1', kind: 'Deployment' }));
    expect(found(rollout(wrong))).toHaveLength(3);
  });

  test('has none in what is not the template: the name, the strategy, fields that no Deployment has', () => {
    const other = rollout(podsOf(container()), { strategy: 1, minReadySeconds: 'x', analysis: {}, workloadRef: {} });
    expect(found({ ...other, metadata: { name: 'Not_A_Name', labels: { 'a b': 'c' } } })).toEqual([]);
  });

  test('is verified in each release by the rules of that release', () => {
    const gated = rollout(podsOf(container({ lifecycle: { preStop: { sleep: { seconds: 5 } } } })));
    expect(found(gated, { kubernetes: '1.28' })).toContain(
      'shape/unknown-field spec.template.spec.containers[0].lifecycle.preStop.sleep'.replace('unknown', 'unavailable'),
    );
    expect(found(gated)).toEqual([]);
  });

  test('keeps the Pod Security level that its Namespace enforces', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'baseline' };
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } };
    const privileged = rollout(podsOf(container({ securityContext: { privileged: true } })));
    expect(found([namespace, privileged])).toEqual([
      'pod-security/privileged spec.template.spec.containers[0].securityContext.privileged',
    ]);
  });

  test('is at each path of lists and maps', () => {
    const empty = { spec: {} };
    const ray = resource('ray.io/v1', 'RayCluster', {
      headGroupSpec: { template: empty },
      workerGroupSpecs: [{ template: podsOf(container()) }, { template: empty }],
    });
    expect(found(ray)).toEqual([
      'api/containers spec.headGroupSpec.template.spec.containers',
      'api/containers spec.workerGroupSpecs[1].template.spec.containers',
    ]);
    const training = resource('kubeflow.org/v1', 'PyTorchJob', {
      pytorchReplicaSpecs: { Worker: { template: empty } },
    });
    expect(found(training)).toEqual(['api/containers spec.pytorchReplicaSpecs[Worker].template.spec.containers']);
  });

  test('may stand in an item of a List', () => {
    const list = { apiVersion: 'v1', kind: 'List', items: [rollout({ spec: {} })] };
    expect(found(list)).toContain('api/containers items[0].spec.template.spec.containers');
  });
});

describe('restartPolicy', () => {
  const never = { spec: { restartPolicy: 'Never', containers: [container()] } };
  const always = { spec: { containers: [container()] } };
  const jobSet = (template: object) =>
    resource('jobset.x-k8s.io/v1alpha2', 'JobSet', { replicatedJobs: [{ template: { spec: { template } } }] });
  const scaledJob = (template: object) => resource('keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: { template } });
  const rayWorkers = (template: object) => resource('ray.io/v1', 'RayCluster', { workerGroupSpecs: [{ template }] });
  const leader = (template: object) =>
    resource('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', { leaderWorkerTemplate: { leaderTemplate: template } });

  test.each([
    ['Always in a Rollout', rollout({ ...podsOf(), ...never, metadata: { labels: { app: 'web' } } }), 'spec.template'],
    ['Always in a LeaderWorkerSet', leader(never), 'spec.leaderWorkerTemplate.leaderTemplate'],
    ['set in a ScaledJob', scaledJob(always), 'spec.jobTargetRef.template'],
  ])('must be %s', (_, object, path) => {
    expect(found(object)).toEqual([expect.stringMatching(/^api\/.*restart-policy /)]);
    expect(found(object)[0]).toMatch(new RegExp(` ${path.replaceAll('.', '\\.')}\\.spec\\.restartPolicy$`));
  });

  test('may be anything where the controller makes Pods, and absent where it is filled in', () => {
    expect(
      [rayWorkers(never), rayWorkers(always), leader(always), scaledJob(never)].flatMap((one) => found(one)),
    ).toEqual([]);
    expect(found(jobSet(always))).toEqual([]);
    const set = { spec: { ...always.spec, restartPolicy: 'Always' } };
    expect(found(jobSet(set))).toEqual([
      'api/job-restart-policy spec.replicatedJobs[0].template.spec.template.spec.restartPolicy',
    ]);
  });

  test('is named with the kind of the resource', () => {
    const [finding] = verify(leader(never), { kubernetes: '1.35' });
    expect(finding?.message).toBe('must be "Always" in a LeaderWorkerSet, got "Never"');
  });
});

describe('a template that the controller completes', () => {
  test('may lack what is filled in, and may not be wrong otherwise', () => {
    const nodes = (podTemplate: object) =>
      resource('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', { nodeSets: [{ count: 3, podTemplate }] });
    expect(found(nodes({ metadata: { labels: { a: 'b' } } }))).toEqual([]);
    expect(found(nodes({ spec: { containers: [{ name: 'elasticsearch' }] } }))).toEqual([]);
    const limits = { memory: '4Gib' };
    expect(found(nodes({ spec: { containers: [{ name: 'elasticsearch', resources: { limits } }] } }))).toEqual([
      'shape/wrong-type spec.nodeSets[0].podTemplate.spec.containers[0].resources.limits[memory]',
    ]);
  });

  test('may have fields of its own', () => {
    const service = (spec: object) => resource('serving.knative.dev/v1', 'Service', { template: { spec } });
    const containers = [{ image: 'registry.example/web:1.2', readinessProbe: { httpGet: { path: '/' } } }];
    expect(found(service({ containerConcurrency: 10, timeoutSeconds: 300, containers }))).toEqual([]);
    expect(found(service({ containerConcurency: 10, containers: [{ name: 'a' }] }))).toEqual([
      'shape/unknown-field spec.template.spec.containerConcurency',
      'api/image spec.template.spec.containers[0].image',
    ]);
  });
});

describe('practices', () => {
  const practices = { practices: true } as const;
  const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
  const autoscaler = (container: string) =>
    resource('autoscaling/v2', 'HorizontalPodAutoscaler', {
      scaleTargetRef: target,
      maxReplicas: 5,
      metrics: [
        {
          type: 'ContainerResource',
          containerResource: { name: 'cpu', container, target: { type: 'Utilization', averageUtilization: 70 } },
        },
      ],
    });
  const service = (targetPort: string, app = 'web') =>
    resource('v1', 'Service', { selector: { app }, ports: [{ port: 80, targetPort }] });
  const web = (more: object = {}) =>
    rollout(
      podsOf(
        container({ ports: [{ name: 'http', containerPort: 8080 }], resources: { requests: { cpu: '1' } }, ...more }),
      ),
      { replicas: 3 },
    );

  test('of one workload hold, at the path in the resource', () => {
    const enable = ['practice/latest-tag'];
    expect(found(web({ image: 'registry.example/web' }), { enable })).toEqual([
      'practice/latest-tag spec.template.spec.containers[0].image',
    ]);
  });

  test('of a whole app know its Pods, its containers and its replicas', () => {
    expect(found([web(), autoscaler('web'), service('http')], practices)).toEqual([
      'practice/autoscaler-replicas spec.replicas',
    ]);
    expect(found([web(), autoscaler('wob'), service('htpp')], practices)).toEqual([
      'practice/autoscaler-replicas spec.replicas',
      'practice/autoscaler-target spec.metrics[0].containerResource.container',
      'practice/service-port spec.ports[0].targetPort',
    ]);
    const [port] = verify([web(), service('htpp')], { kubernetes: '1.35' });
    expect(port?.message).toContain('Rollout "web"');
    expect(found([web(), service('http', 'wib')], practices)).toEqual(['practice/service-selector spec.selector']);
  });

  test('report no selector of labels that a controller may set', () => {
    const ray = resource('ray.io/v1', 'RayCluster', { headGroupSpec: { template: podsOf(container()) } });
    expect(found([ray, service('http', 'other')], practices)).toEqual([]);
  });

  test('can be acknowledged in the resource', () => {
    const acknowledged = {
      ...web({ image: 'registry.example/web' }),
      metadata: { ...metadata, annotations: { 'cdk8s-pods/acknowledge': 'practice/latest-tag: a test' } },
    };
    expect(found(acknowledged, practices)).toEqual([]);
  });
});

describe('kinds that users add', () => {
  const fleet: CustomWorkload = {
    apiVersion: 'example.com/v1',
    kind: 'Fleet',
    templates: [{ path: 'spec.ships.*.pods', like: 'Job' }],
  };
  const object = resource('example.com/v1', 'Fleet', {
    ships: { one: { pods: { spec: { containers: [{ name: 'a' }] } } } },
  });

  test('are verified as the known ones', () => {
    expect(found(object)).toEqual([]);
    expect(found(object, { workloads: [fleet] })).toEqual([
      'api/image spec.ships[one].pods.spec.containers[0].image',
      'api/job-restart-policy spec.ships[one].pods.spec.restartPolicy',
    ]);
  });

  test('take the place of a known kind', () => {
    const workloads: readonly CustomWorkload[] = [
      { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', templates: [{ path: 'spec.template' }] },
    ];
    const never = rollout({ spec: { restartPolicy: 'Never', containers: [container()] } });
    expect(found(never)).not.toEqual([]);
    expect(found(never, { workloads })).toEqual([]);
  });

  test('are checked before anything is verified', () => {
    const wrong = [{ ...fleet, templates: [{ path: 'spec.[' }] }];
    expect(() => verify(object, { kubernetes: '1.35', workloads: wrong })).toThrow(
      'workloads: [0].templates[0].path must be a field path, got "spec.["; set one such as "spec.template"',
    );
  });
});

test('what may be secret in a template is not printed', () => {
  const secret = 'hunter2-hunter2';
  const [finding] = verify(rollout(podsOf(container({ env: [{ name: 'PASSWORD', value: [secret] }] }))), {
    kubernetes: '1.35',
  });
  expect(finding?.field).toBe('spec.template.spec.containers[0].env[0].value');
  expect(JSON.stringify(finding)).not.toContain(secret);
});
