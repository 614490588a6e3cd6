import { plan } from '../plan';
import { changed, configMap, deployment, service, statefulSet, without } from '../testdata/objects';

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
