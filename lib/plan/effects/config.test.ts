import { liveOf } from '../testdata/live';
import { changed, configMap, deployment, without } from '../testdata/objects';
import { codesOf, container, debug, effectsOf, fromEnv, jobFromEnv, mounting, ofKey } from './testdata/effects';

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
