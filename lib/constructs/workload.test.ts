import { readdirSync } from 'node:fs';
import { ApiObject, type App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { env, fromSecret, waitForTcp } from '../pod';
import type { WorkloadOptions } from '../pod/workload-kinds';
import { GitOpsApp } from '../synth/gitops-app';
import { Workload, type WorkloadProps } from './workload';

const app = { image: 'shop:1' };
const chartIn = (root: App = Testing.app()) => new Chart(root, 'chart');
const synth = (id: string, props: Partial<WorkloadProps> = {}) => {
  const chart = chartIn();
  new Workload(chart, id, { app, ...props } as WorkloadProps);
  return Testing.synth(chart);
};

const kinds: WorkloadOptions[] = [
  { kind: 'Pod' },
  { kind: 'PodTemplate' },
  { kind: 'Deployment', replicas: 3, strategy: { type: 'Recreate' } },
  { kind: 'ReplicaSet', replicas: 2 },
  { kind: 'ReplicationController', replicas: 2 },
  { kind: 'DaemonSet', updateStrategy: { type: 'OnDelete' } },
  { kind: 'StatefulSet', replicas: 3, podManagementPolicy: 'Parallel' },
  { kind: 'Job', parallelism: 2, completions: 4, backoffLimit: 1 },
  { kind: 'CronJob', schedule: '0 2 * * *', timeZone: 'Europe/Berlin', job: { backoffLimit: 1 } },
];

describe('a workload', () => {
  test.each(kinds)(
    'of kind $kind has the kind’s own fields, the pod template in its place and the same Pods',
    (workload) => {
      const [object] = synth('shop', { workload });
      const { kind, ...fields } = workload;
      const { job, ...spec } = fields as typeof fields & { job?: object };
      expect(object.kind).toBe(kind);
      expect(object.spec ?? {}).toMatchObject(spec);
      if (job !== undefined) expect(object.spec.jobTemplate.spec).toMatchObject(job);
      const template = { Pod: object, PodTemplate: object.template, CronJob: object.spec?.jobTemplate?.spec?.template }[
        kind as string
      ];
      expect((template ?? object.spec.template).spec.containers).toEqual([
        expect.objectContaining({ name: 'app', image: 'shop:1' }),
      ]);
      expect((template ?? object.spec.template).metadata.labels).toEqual({ 'app.kubernetes.io/name': 'shop' });
    },
  );

  test('is selected by its name alone, never by its path in the app', () => {
    const [object] = synth('shop', { workload: { kind: 'Deployment' } });
    expect(object.spec.selector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'shop' } });
  });

  test('adopts running Pods by the selector they have', () => {
    const [object] = synth('shop', { workload: { kind: 'Deployment' }, selector: { app: 'legacy' } });
    expect(object.spec.selector).toEqual({ matchLabels: { app: 'legacy' } });
    expect(object.spec.template.metadata.labels).toEqual({ app: 'legacy', 'app.kubernetes.io/name': 'shop' });
  });

  test('passes the chart’s labels and namespace on, also to its Pods', () => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop', labels: { team: 'web' } });
    new Workload(chart, 'shop', { app, workload: { kind: 'Deployment' } });
    const [object] = Testing.synth(chart);
    expect(object.metadata).toMatchObject({ namespace: 'shop', labels: { team: 'web' } });
    expect(object.spec.template.metadata.labels).toMatchObject({ team: 'web' });
  });

  test('has a restartPolicy that is legal for a Job, unless one is written', () => {
    const policy = (props: Partial<WorkloadProps>) =>
      synth('shop', { workload: { kind: 'Job' }, ...props })[0].spec.template.spec.restartPolicy;
    expect(policy({})).toBe('Never');
    expect(policy({ pod: { restartPolicy: 'OnFailure' } })).toBe('OnFailure');
  });

  test('as a StatefulSet gets a headless Service, unless it names one', () => {
    const ports = [{ name: 'redis', containerPort: 6379 }];
    const [service, set] = synth('cache', { workload: { kind: 'StatefulSet' }, app: { ...app, ports } }).sort((a, b) =>
      a.kind < b.kind ? -1 : 1,
    );
    expect(service.spec).toEqual({
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: { 'app.kubernetes.io/name': 'cache' },
      ports: [{ name: 'redis', port: 6379, targetPort: 'redis' }],
    });
    expect(set.spec.serviceName).toBe(service.metadata.name);
    expect(synth('cache', { workload: { kind: 'StatefulSet', serviceName: { name: 'mine' } } })).toHaveLength(1);
  });

  test('sets omitted selectors of its spread constraints, and keeps existing ones', () => {
    const spread = { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' } as const;
    const written = { ...spread, topologyKey: 'node', labelSelector: {} };
    const [object] = synth('shop', { pod: { topologySpreadConstraints: [spread, written] } });
    expect(object.spec.topologySpreadConstraints).toEqual([
      { ...spread, labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'shop' } } },
      written,
    ]);
  });

  test('keeps all values of the user: empty strings, zero, false and empty objects', () => {
    const [object] = synth('shop', {
      app: { ...app, env: [{ name: 'EMPTY', value: '' }], stdin: false },
      pod: { terminationGracePeriodSeconds: 0, volumes: [{ name: 'tmp', emptyDir: {} }] },
    });
    expect(object.spec).toMatchObject({ terminationGracePeriodSeconds: 0, volumes: [{ name: 'tmp', emptyDir: {} }] });
    expect(object.spec.containers[0]).toMatchObject({ env: [{ name: 'EMPTY', value: '' }], stdin: false });
  });

  test('accepts objects with a name as names', () => {
    expect(synth('shop', { pod: { serviceAccountName: { name: 'reader' } } })[0].spec.serviceAccountName).toBe(
      'reader',
    );
  });

  test('is open to JSON patches', () => {
    const chart = chartIn();
    new Workload(chart, 'shop', { app }).apiObject.addJsonPatch(JsonPatch.add('/spec/hostNetwork', true));
    expect(Testing.synth(chart)[0].spec.hostNetwork).toBe(true);
  });
});

describe('bad input', () => {
  const failing = (build: (chart: Chart) => void, props = {}) => {
    const root = new GitOpsApp({ outdir: Testing.app().outdir, ...props });
    build(new Chart(root, 'chart'));
    let message = '';
    try {
      root.synth();
    } catch (error) {
      message = (error as Error).message;
    }
    expect(readdirSync(root.outdir)).toEqual([]);
    return message;
  };

  test('is reported all at once, each finding with its construct and field, and nothing is written', () => {
    const message = failing((chart) => {
      new Workload(chart, 'one', {} as WorkloadProps);
      new Workload(chart, 'two', { app, containers: [{ name: 'app', image: 'x' }] } as unknown as WorkloadProps);
      new Workload(chart, 'Three', { app });
      new Workload(chart, 'four', { app: { ...app, readinessProbe: { exec: { command: ['x'] }, periodSeconds: -5 } } });
      new Workload(chart, 'five', { app, metadata: { name: 'four' } });
      new Workload(chart, 'six', { app, kubernetes: '1.99' as '1.35' });
    });
    for (const line of [
      /\[chart\/one\] neither app nor containers is set; set app for one/,
      /\[chart\/two\] app and containers are both set/,
      /\[chart\/Three\] metadata\.name: must consist of .*, got "Three"/,
      /\[chart\/four\] spec\.containers\[0\]\.readinessProbe\.periodSeconds: must be 0 or greater, got -5; set 0 or more/,
      /\[chart\/five\] metadata\.name: duplicate Pod "four": chart\/four\/Resource and chart\/five\/Resource/,
      /\[chart\/six\] setting "kubernetes".*1\.99.*1\.28/,
    ]) {
      expect(message).toMatch(line);
    }
  });

  test('includes a name that is not a valid label value for the default selector', () => {
    const name = 'a'.repeat(64);
    expect(failing((chart) => new Workload(chart, 'shop', { app, metadata: { name } }))).toMatch(
      /\[chart\/shop\] metadata\.name.*or set selector/,
    );
    const [object] = synth('shop', { metadata: { name }, selector: { app: 'x' }, workload: { kind: 'Deployment' } });
    expect(object.spec.template.metadata.labels).toEqual({ app: 'x' });
  });
});

test('settings come from the workload, then its app; the environment overrides the release of both', () => {
  const sidecar = {
    name: 'x',
    ports: {},
    build: () => ({ containers: [{ as: 'sidecar' as const, container: { name: 'x', image: 'x:1' } }] }),
  };
  const native = (appSettings: object, own: object) => {
    const chart = chartIn(new GitOpsApp({ outdir: Testing.app().outdir, ...appSettings }));
    new Workload(chart, 'shop', { app, attachments: [sidecar], ...own });
    return Testing.synth(chart)[0].spec.initContainers !== undefined;
  };
  expect(native({ kubernetes: '1.28' }, {})).toBe(false);
  expect(native({ kubernetes: '1.28' }, { kubernetes: '1.29' })).toBe(true);
  process.env.CDK8S_PODS_KUBERNETES = '1.28';
  expect(native({ kubernetes: '1.33' }, { kubernetes: '1.34' })).toBe(false);
  delete process.env.CDK8S_PODS_KUBERNETES;
});

test.each([
  ['the first ones', {}, [{ name: 'mirror' }]],
  [
    'those that are there already',
    { imagePullSecrets: [{ name: 'own' }, { name: 'mirror' }] },
    [{ name: 'own' }, { name: 'mirror' }],
  ],
])('the images of helpers are pulled with the pull secrets of the settings, beside %s', (_, pod, imagePullSecrets) => {
  const images = { registry: 'r.example', pullSecrets: ['mirror'] };
  const initContainers = [waitForTcp('db:5432', { within: '60s' })];
  const [object] = synth('shop', { app, images, pod: { ...pod, initContainers } });
  expect(object.spec).toMatchObject({
    imagePullSecrets,
    initContainers: [{ image: 'r.example/library/busybox:1.37.0' }],
  });
});

test('a Pod without images of ours needs no pull secrets for them', () => {
  const [object] = synth('shop', { app, images: { pullSecrets: ['mirror'] } });
  expect(object.spec.imagePullSecrets).toBeUndefined();
});

test.each([
  ['name', 'a Lazy', Lazy.any({ produce: () => 'shop' })],
  ['generateName', 'a Lazy', { resolve: () => 'shop-' }],
  ['name', '5', 5],
])('metadata.%s that is %s and no string is an error that says so', (field, what, value) => {
  expect(() => synth('shop', { metadata: { [field]: value as string } })).toThrow(
    `Workload chart/shop: metadata.${field} must be a string, got ${what}; set a plain string`,
  );
});

test('a Lazy in env, and as the name of a Secret, is produced when the workload is rendered', () => {
  const lazy = (value: unknown) => Lazy.any({ produce: () => value });
  const variables = env({ A: lazy('a'), B: lazy(8080), C: lazy(lazy(true)), D: fromSecret(lazy('redis'), 'password') });
  expect(synth('shop', { app: { ...app, env: variables } })[0].spec.containers[0].env).toEqual([
    { name: 'A', value: 'a' },
    { name: 'B', value: '8080' },
    { name: 'C', value: 'true' },
    { name: 'D', valueFrom: { secretKeyRef: { name: 'redis', key: 'password' } } },
  ]);
  const wrong = env({ A: lazy(fromSecret('redis', 'password')) });
  expect(() => synth('shop', { app: { ...app, env: wrong } })).toThrow(/\[chart\/shop\] .*env: A must be /);
});

test('rejects a kind without a pod template in JavaScript', () => {
  const workload = JSON.parse('{"kind":"Service"}');
  expect(() => synth('shop', { workload })).toThrow(
    /^Workload chart\/shop: workload\.kind must be one of "Pod", "Deployment", .*"PodTemplate", got a string$/,
  );
});

test('a JSON patch that cannot be applied is one finding, with its path', () => {
  const chart = chartIn();
  const { apiObject } = new Workload(chart, 'shop', { app });
  apiObject.addJsonPatch(JsonPatch.add('/metadata/annotations', {}), JsonPatch.replace('/spec/nothing/1/x', 's3cret'));
  const errors = chart.node.root.node.findAll().flatMap((construct) => construct.node.validate());
  expect(errors.join()).not.toContain('s3cret');
  expect(errors).toEqual([
    expect.stringMatching(/^JSON patch 2 \(replace \/spec\/nothing\/1\/x\) cannot be applied: .*correct its path/),
  ]);
});

test('a JSON patch whose test fails is reported without the existing value', () => {
  const chart = chartIn(new GitOpsApp({ kubernetes: '1.35', outdir: Testing.app().outdir }));
  const secret = new ApiObject(chart, 'db', { apiVersion: 'v1', kind: 'Secret', stringData: { password: 's3cret' } });
  secret.addJsonPatch(JsonPatch.test('/stringData/password', 'other-s3cret'));
  const errors = chart.node.root.node.findAll().flatMap((construct) => construct.node.validate());
  expect(errors).toEqual([expect.stringMatching(/Test operation failed \[app\/render\]$/)]);
  expect(errors.join()).not.toContain('s3cret');
});

test('an object of another kind can have the same name', () => {
  const chart = chartIn();
  new Workload(chart, 'shop', { app });
  new ApiObject(chart, 'service', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'shop' } });
  expect(Testing.synth(chart)).toHaveLength(2);
});

test.each([
  [{ env: [{ name: 'DB_PASSWORD', value: 12345678 }] }, 'env[0].value: must be a string, got a number; quote it ['],
  [{ args: ['--password', 1234567] }, 'args[1]: must be a string, got a number; quote it ['],
  [{ env: [{ name: 'TOKEN', valueFrom: 'hunter2' }] }, 'valueFrom: must be an object, got a string of 7 characters; '],
  [{ env: ['PASSWORD hunter2'] }, 'env[0]: must be an object, got string "PASSWORD (a string of 7 characters)"; '],
])('an error of a plain app about %j quotes no secret', (container, message) => {
  const root = Testing.app();
  new Workload(chartIn(root), 'shop', { app: { ...app, ...container } as unknown as WorkloadProps['app'] });
  expect(() => root.synth()).toThrow(message);
});
