import { plan } from '../plan';
import type { Entries } from '../stored/stored';
import { liveOf } from '../testdata/live';
import { changed, configMap, deployment, job, service, statefulSet, without } from '../testdata/objects';

const container = 'spec.template.spec.containers.0';

/** The effects of applying some objects over others: each with the kind that it happens to. */
const effectsOf = (old: readonly object[], now: readonly object[]) =>
  plan(old, now, { kubernetes: '1.35' }).effects.map(({ code, severity, object, message }) => [
    `${code} ${severity}: ${object.kind} ${object.name}`,
    message,
  ]);

const codesOf = (old: readonly object[], now: readonly object[]) => effectsOf(old, now).map(([code]) => code);

const debug = changed(configMap, 'data.level', 'debug');
const mounting = (mount: object, source: object = { configMap: { name: 'config' } }) =>
  changed(
    changed(deployment, 'spec.template.spec.volumes', [{ name: 'config', ...source }]),
    `${container}.volumeMounts`,
    [{ name: 'config', mountPath: '/etc/web', ...mount }],
  );
const fromEnv = changed(deployment, `${container}.envFrom`, [{ configMapRef: { name: 'config' } }]);
const jobFromEnv = changed(job, `${container}.envFrom`, [{ configMapRef: { name: 'config' } }]) as Entries;
const ofKey = (key: string) =>
  changed(deployment, `${container}.env`, [{ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'config', key } } }]);

describe('a ConfigMap that changes under running Pods', () => {
  test('is seen where it is mounted', () => {
    const mounted = mounting({});
    expect(effectsOf([configMap, mounted], [debug, mounted])).toEqual([
      [
        'config-seen note: Deployment web',
        'its Pods see the new content of ConfigMap "config" after about a minute, in "web" at /etc/web; no container restarts',
      ],
    ]);
    const projected = mounting({}, { projected: { sources: [{ configMap: { name: 'config' } }] } });
    expect(codesOf([configMap, projected], [debug, projected])).toEqual(['config-seen note: Deployment web']);
  });

  test.each([
    ['mounted with a subPath', mounting({ subPath: 'level' })],
    ['read as environment variables', fromEnv],
    ['read as one variable', ofKey('level')],
  ])('is not seen where it is %s', (_how, workload) => {
    expect(codesOf([configMap, workload], [debug, workload])).toEqual(['config-not-seen warning: Deployment web']);
  });

  test('has no effect on what does not read it, reads other keys, or gets new Pods', () => {
    const [other, rolled] = [ofKey('other'), changed(fromEnv, `${container}.image`, 'registry.example/web:2')];
    expect(effectsOf([configMap, deployment], [debug, deployment])).toEqual([]);
    expect(effectsOf([configMap, other], [debug, other])).toEqual([]);
    expect(effectsOf([configMap, fromEnv], [debug, rolled])).toEqual([]);
  });

  test('keeps new Pods from starting where they name a key that is removed', () => {
    const renamed = changed(configMap, 'data', { verbosity: 'info' });
    expect(effectsOf([configMap, ofKey('level')], [renamed, ofKey('level')])[0]).toEqual([
      'deleted-in-use warning: Deployment web',
      'refers to key "level" of ConfigMap "config", which is removed: new Pods cannot start',
    ]);
    expect(codesOf([configMap, ofKey('level')], [renamed, ofKey('verbosity')])).toEqual([]);
    expect(codesOf([configMap, fromEnv], [renamed, fromEnv])).toEqual(['config-not-seen warning: Deployment web']);
    const optional = changed(ofKey('level'), `${container}.env.0.valueFrom.configMapKeyRef.optional`, true);
    expect(codesOf([configMap, optional], [renamed, optional])).toEqual(['config-not-seen warning: Deployment web']);
  });

  test('is not seen by an init container, which has read it when the Pod started; a sidecar sees it', () => {
    const setup = (more: object) =>
      changed(mounting({}), 'spec.template.spec.initContainers', [
        {
          name: 'setup',
          image: 'registry.example/setup:1',
          volumeMounts: [{ name: 'config', mountPath: '/c' }],
          ...more,
        },
      ]);
    const inInit = without(setup({}), `${container}.volumeMounts`);
    expect(effectsOf([configMap, inInit], [debug, inInit])).toEqual([
      [
        'config-not-seen warning: Deployment web',
        'keeps the old content of ConfigMap "config" until its Pods are replaced: init container "setup" reads it only when a Pod starts; kubectl rollout restart, or a name with a hash of the content',
      ],
    ]);
    const inSidecar = without(setup({ restartPolicy: 'Always' }), `${container}.volumeMounts`);
    expect(codesOf([configMap, inSidecar], [debug, inSidecar])).toEqual(['config-seen note: Deployment web']);
  });

  test('has no effect where only its labels or its mutability change', () => {
    for (const [path, value] of [
      ['metadata.labels.chart', 'web-2'],
      ['immutable', true],
    ] as const) {
      const now = changed(configMap, path, value);
      for (const workload of [fromEnv, mounting({})])
        expect(effectsOf([configMap, workload], [now, workload])).toEqual([]);
    }
  });

  test('is not seen with a subPath only where the file is of a key that changes', () => {
    const items = { items: [{ key: 'level', path: 'sub/level.txt' }] };
    const source = { configMap: { name: 'config', ...items } };
    const projected = { projected: { sources: [{ configMap: { name: 'config', ...items } }] } };
    for (const [mounted, isStale] of [
      [mounting({ subPath: 'level' }), true],
      [mounting({ subPath: 'other' }), false],
      [mounting({ subPath: 'sub/level.txt' }, source), true],
      [mounting({ subPath: 'sub' }, projected), true],
      [mounting({ subPath: 'level' }, source), false],
      [mounting({ subPathExpr: '$(FILE)' }, projected), true],
    ] as const) {
      expect(codesOf([configMap, mounted], [debug, mounted])).toEqual(
        isStale ? ['config-not-seen warning: Deployment web'] : [],
      );
    }
  });

  test('keeps no Pod from starting that mounts a removed key with a subPath', () => {
    const renamed = changed(configMap, 'data', { verbosity: 'info' });
    const mounted = mounting({ subPath: 'level' });
    expect(codesOf([configMap, mounted], [renamed, mounted])).toEqual(['config-not-seen warning: Deployment web']);
  });

  test('says how a Pod, a Job and a ReplicaSet come to the new content', () => {
    const spec = { containers: [{ name: 'web', image: 'web:1', envFrom: [{ configMapRef: { name: 'config' } }] }] };
    const selector = { matchLabels: { app: 'web' } };
    const template = { metadata: { labels: { app: 'web' } }, spec };
    const ways = [
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec },
      {
        apiVersion: 'batch/v1',
        kind: 'Job',
        metadata: { name: 'web' },
        spec: { template: { spec: { restartPolicy: 'Never', ...spec } } },
      },
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'web' }, spec: { selector, template } },
    ].map((workload) => effectsOf([configMap, workload], [debug, workload]).map(([, message]) => message));
    expect(ways).toEqual([
      [
        'keeps the old content of ConfigMap "config" until it is replaced: "web" reads it as environment variables; delete it and apply',
      ],
      [expect.stringMatching(/variables; delete it and apply$/)],
      [expect.stringMatching(/variables; delete its Pods, or use a name with a hash of the content$/)],
    ]);
  });

  test('has no effect where no Pod runs', () => {
    const none = changed(fromEnv, 'spec.replicas', 0);
    expect(effectsOf([configMap, none], [debug, none])).toEqual([]);
    expect(effectsOf([configMap, none], [debug, fromEnv])).toEqual([]);
    expect(effectsOf([configMap, fromEnv], [debug, none])).toEqual([]);
    const job = changed(liveOf(jobFromEnv, 'server-side'), 'status', {
      conditions: [{ type: 'Complete', status: 'True' }],
    });
    expect(effectsOf([configMap, job], [debug, jobFromEnv])).toEqual([]);
    expect(codesOf([configMap, jobFromEnv], [debug, jobFromEnv])).toEqual(['config-not-seen warning: Job migrate']);
  });

  test('is of its own namespace only', () => {
    const elsewhere = changed(fromEnv, 'metadata.namespace', 'other');
    expect(effectsOf([configMap, elsewhere], [debug, elsewhere])).toEqual([]);
  });
});

test('a config of a new name rolls the Pods, and the old one is missing to those that run', () => {
  const named = (name: string) => [
    changed(configMap, 'metadata.name', name),
    changed(deployment, `${container}.envFrom`, [{ configMapRef: { name } }]),
  ];
  expect(effectsOf(named('config-1a'), named('config-2b'))).toEqual([
    ['config-rolls note: Deployment web', 'rolls, as its Pods read ConfigMap "config-2b" in place of "config-1a"'],
    [
      'deleted-in-use note: Deployment web',
      'ConfigMap "config-1a" is deleted, and the old Pods refer to it: one that starts again before the rollout ends cannot; delete it afterwards',
    ],
  ]);
});

describe('a Service', () => {
  test('whose selector matches nothing any more', () => {
    const other = changed(service, 'spec.selector', { app: 'wbe' });
    expect(effectsOf([service, deployment], [other, deployment])).toEqual([
      [
        'selector-matches-nothing warning: Service web',
        'its selector matches no Pods any more; before, it matched those of Deployment "web"',
      ],
    ]);
    const moved = changed(deployment, 'spec.template.metadata.labels', { app: 'web', tier: 'a' });
    const narrow = changed(service, 'spec.selector.tier', 'a');
    expect(codesOf([narrow, moved], [narrow, deployment])).toEqual(['selector-matches-nothing warning: Service web']);
  });

  test('whose selector matches only the Pods that are to come', () => {
    const narrow = changed(service, 'spec.selector.tier', 'a');
    const labelled = changed(deployment, 'spec.template.metadata.labels.tier', 'a');
    expect(effectsOf([service, deployment], [narrow, labelled])).toEqual([
      [
        'selector-gap warning: Service web',
        'has no endpoints until new Pods of Deployment "web" are ready: its selector matches none of those that run',
      ],
    ]);
  });

  test('whose Pods are those of a workload that is renamed', () => {
    const renamed = changed(deployment, 'metadata.name', 'front');
    expect(effectsOf([service, deployment], [service, renamed])).toEqual([
      [
        'selector-gap warning: Service web',
        'has no endpoints until new Pods of Deployment "front" are ready: those of Deployment "web" stop',
      ],
    ]);
  });

  test('that has no selector any more, or becomes an ExternalName', () => {
    expect(effectsOf([service, deployment], [without(service, 'spec.selector'), deployment])).toEqual([
      [
        'selector-matches-nothing warning: Service web',
        'has no selector any more: its endpoints stay as they are when Pods of Deployment "web" are replaced',
      ],
    ]);
    const external = changed(service, 'spec', { type: 'ExternalName', externalName: 'web.example.com' });
    expect(effectsOf([service, deployment], [external, deployment])).toEqual([
      ['selector-matches-nothing warning: Service web', 'does not lead to the Pods of Deployment "web" any more'],
    ]);
  });

  test('whose port the new Pods do not have', () => {
    const byName = changed(service, 'spec.ports.0.targetPort', 'http');
    const open = (name: string) => changed(deployment, `${container}.ports`, [{ name, containerPort: 8080 }]);
    expect(effectsOf([byName, open('http')], [byName, open('web')])).toEqual([
      ['port-missing warning: Service web', 'targetPort "http" is not a port of Deployment "web" any more'],
    ]);
  });

  test('that selected nothing before is not looked at', () => {
    expect(effectsOf([service], [changed(service, 'spec.selector', { app: 'wbe' })])).toEqual([]);
    expect(effectsOf([], [service, deployment])).toEqual([]);
  });
});

test('a Namespace that is deleted takes with it what the new manifests have in it', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } };
  const [inside, config] = [deployment, configMap].map((object) => changed(object, 'metadata.namespace', 'shop'));
  expect(effectsOf([namespace, inside ?? {}], [inside ?? {}, config ?? {}, service])).toEqual([
    [
      'deleted-in-use warning: Namespace shop',
      'is deleted with all that is in it, also of the new manifests: Deployment "web", and 1 more',
    ],
  ]);
  expect(effectsOf([namespace, inside ?? {}], [service])).toEqual([]);
});

test('a definition that is deleted takes with it what the new manifests have of its kind', () => {
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: { group: 'example.com', names: { kind: 'Widget', plural: 'widgets' } },
  };
  const widget = (group: string) => ({ apiVersion: `${group}/v1`, kind: 'Widget', metadata: { name: 'w' }, spec: {} });
  expect(effectsOf([definition, widget('example.com')], [widget('example.com')])).toEqual([
    [
      'deleted-in-use warning: CustomResourceDefinition widgets.example.com',
      'is deleted with all objects of its kind, also of the new manifests: Widget "w"',
    ],
  ]);
  expect(effectsOf([definition, widget('example.com')], [widget('example.org')])).toEqual([]);
});

interface Spec {
  readonly selector: object;
  readonly template: { readonly metadata: { readonly labels: object }; readonly spec: object };
}

describe('what a live workload has made counts as that workload', () => {
  const madeBy = (kind: string, name: string) => [{ apiVersion: 'apps/v1', kind, name, uid: 'a', controller: true }];
  const live = liveOf(fromEnv as Entries, 'server-side');
  const { selector, template } = (fromEnv as unknown as { readonly spec: Spec }).spec;
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

describe('what is deleted and still referred to', () => {
  const gone = 'is deleted: new Pods cannot start';

  test('is a config, a claim or a service account of a template', () => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    };
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };
    const withClaim = mounting({}, { persistentVolumeClaim: { claimName: 'data' } });
    const withAccount = changed(deployment, 'spec.template.spec.serviceAccountName', 'web');
    for (const [object, workload] of [
      [configMap, fromEnv],
      [claim, withClaim],
      [account, withAccount],
    ] as const) {
      const [[code, message] = []] = effectsOf([object, workload], [workload]);
      expect(code).toBe('deleted-in-use warning: Deployment web');
      expect(message).toContain(`, which ${gone}`);
    }
    const optional = changed(fromEnv, `${container}.envFrom.0.configMapRef.optional`, true);
    expect(effectsOf([configMap, optional], [optional])).toEqual([]);
  });

  test('is a class of a template', () => {
    for (const [apiVersion, kind, field] of [
      ['scheduling.k8s.io/v1', 'PriorityClass', 'priorityClassName'],
      ['node.k8s.io/v1', 'RuntimeClass', 'runtimeClassName'],
    ] as const) {
      const workload = changed(deployment, `spec.template.spec.${field}`, 'a');
      expect(effectsOf([{ apiVersion, kind, metadata: { name: 'a' } }, workload], [workload])).toEqual([
        ['deleted-in-use warning: Deployment web', `refers to ${kind} "a", which ${gone}`],
      ]);
    }
  });

  test('is a Secret with which images are pulled', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'pull' } };
    const workload = changed(deployment, 'spec.template.spec.imagePullSecrets', [{ name: 'pull' }]);
    expect(effectsOf([secret, workload], [workload])).toEqual([
      [
        'deleted-in-use warning: Deployment web',
        'pulls its images with Secret "pull", which is deleted: new Pods cannot pull private ones',
      ],
    ]);
  });

  test('is the role of a binding, or the certificate of an Ingress', () => {
    const rbac = 'rbac.authorization.k8s.io/v1';
    const role = (kind: string) => ({ apiVersion: rbac, kind, metadata: { name: 'read' }, rules: [] });
    const binding = (kind: string) => ({
      apiVersion: rbac,
      kind: 'RoleBinding',
      metadata: { name: 'a' },
      roleRef: { kind, name: 'read' },
    });
    for (const kind of ['Role', 'ClusterRole'])
      expect(effectsOf([role(kind), binding(kind)], [binding(kind)])).toEqual([
        ['deleted-in-use warning: RoleBinding a', `refers to ${kind} "read", which is deleted`],
      ]);
    expect(effectsOf([role('Role'), binding('ClusterRole')], [binding('ClusterRole')])).toEqual([]);
    const certificate = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' } };
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { tls: [{ secretName: 'tls' }] },
    };
    expect(codesOf([certificate, ingress], [ingress])).toEqual(['deleted-in-use warning: Ingress web']);
  });

  test('is a Service of a StatefulSet or an Ingress', () => {
    const ingress = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'web' },
      spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 80 } } } }] } }] },
    };
    expect(effectsOf([service, ingress], [ingress])).toEqual([
      ['deleted-in-use warning: Ingress web', 'refers to Service "web", which is deleted'],
    ]);
    const own = changed(service, 'metadata.name', 'db');
    expect(codesOf([own, statefulSet], [statefulSet])).toEqual(['deleted-in-use warning: StatefulSet db']);
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
