import {
  cronJob,
  deployment,
  job,
  replicationController,
  statefulSet,
  template,
} from '../../../kubernetes/example-objects';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { dropped, live, refused, warned } from '../testdata/update-findings';

const labelled = { ...template(), metadata: { labels: { app: 'web', tier: 'front' } } };
const other = { selector: { matchLabels: { tier: 'front' } }, template: labelled };

describe('a workload that selects Pods', () => {
  it.each(['Deployment', 'DaemonSet', 'ReplicaSet'])('keeps its selector: a %s', (kind) => {
    const of = (spec: object) => ({ ...deployment(spec), kind });
    expect(refused(of({}), of(other))).toEqual(['FieldValueInvalid spec.selector (spec.selector.matchLabels)']);
    expect(refused(of({}), of({ template: template({ hostNetwork: true }) }))).toEqual([]);
  });
});

describe('invalid values in a selector', () => {
  const selecting = (key: string, value: string) => ({
    matchLabels: { app: 'web' },
    matchExpressions: [{ key, operator: 'NotIn', values: [value] }],
  });
  const of = (selector: object, near: object = selecting('tier', 'a'), kind = 'DaemonSet') => {
    const term = { topologyKey: 'zone', labelSelector: near };
    const affinity = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
    return { ...deployment({ selector, template: template({ affinity }) }), kind };
  };
  const value = 'FieldValueInvalid spec.selector.matchExpressions[0].values[0]';
  const invalid = selecting('tier', 'a/b');
  const valid = selecting('tier', 'a');

  it('are tolerated in a DaemonSet only where the old one has any', () => {
    expect(refused(of(invalid), of(selecting('tier', 'a/c')))).not.toContain(value);
    expect(refused(of(selecting('not a key', 'a')), of(invalid))).toContain(value);
  });

  it('are tolerated in a DaemonSet and in the affinity of its Pods where the other one of the two has any', () => {
    expect(refused(of(invalid), of(invalid, invalid))).toEqual([]);
    expect(refused(of(valid, invalid), of(invalid))).not.toContain(value);
  });

  it('are not tolerated in a Deployment', () => {
    const updated = refused(of(invalid, invalid, 'Deployment'), of(invalid, invalid, 'Deployment'));
    expect(updated).toContain(value);
  });
});

describe('a StatefulSet', () => {
  const claim = (fields: object = {}) => ({
    metadata: { name: 'data' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    ...fields,
  });
  const of = (spec: object) => statefulSet({ serviceName: 'web', volumeClaimTemplates: [claim()], ...spec });

  it.each<[string, object]>([
    ['spec.serviceName', { serviceName: 'other' }],
    ['spec.podManagementPolicy', { podManagementPolicy: 'Parallel' }],
    ['spec.volumeClaimTemplates', { volumeClaimTemplates: [] }],
  ])('keeps %s, which servers name since 1.37', (field, spec) => {
    expect(refused(of({}), of(spec))).toEqual([`FieldValueInvalid ${field}`]);
    expect(refused(of({}), of(spec), '1.36')).toEqual([`FieldValueForbidden spec (${field})`]);
  });

  it('may change what is not fixed, its history only since 1.33', () => {
    const spec = { replicas: 3, template: labelled, minReadySeconds: 5, ordinals: { start: 1 } };
    expect(refused(of({}), of(spec))).toEqual([]);
    expect(refused(of({}), of({ revisionHistoryLimit: 3 }), '1.33')).toEqual([]);
    expect(refused(of({}), of({ revisionHistoryLimit: 3 }), '1.32')).toEqual([
      'FieldValueForbidden spec (spec.revisionHistoryLimit)',
    ]);
  });

  it('has live claim templates with a kind and a phase, which are no change', () => {
    const stored = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', status: { phase: 'Pending' } };
    expect(refused(live(of({ volumeClaimTemplates: [claim(stored)] })), of({}))).toEqual([]);
  });

  it('tolerates an old service name, claims and a template that are not valid', () => {
    const faulty = { serviceName: 'a.b', template: template({ dnsPolicy: 'Foo' }) };
    expect(refused(of(faulty), of({ ...faulty, replicas: 2 }))).toEqual([]);
    expect(refused(of({}), of({ template: template({ dnsPolicy: 'Foo' }) }))).toEqual([
      'FieldValueNotSupported spec.template.spec.dnsPolicy',
    ]);
  });
});

describe('a Job', () => {
  const of = (spec: object) => job({ manualSelector: true, selector: { matchLabels: { app: 'web' } }, ...spec });
  const never = (spec: object) => template({ restartPolicy: 'Never', ...spec });
  const container = { name: 'web', image: 'nginx:1.29' };

  it('keeps how its Pods count', () => {
    const indexed = { completionMode: 'Indexed', completions: 2 };
    expect(refused(of({}), of({ completions: 2 }))).toEqual(['FieldValueInvalid spec.completions']);
    expect(refused(of({ completions: 2 }), of(indexed))).toEqual(['FieldValueInvalid spec.completionMode']);
    expect(refused(of(indexed), of({ ...indexed, backoffLimitPerIndex: 1 }))).toEqual([
      'FieldValueInvalid spec.backoffLimitPerIndex',
    ]);
    expect(refused(of({}), of({ managedBy: 'example.com/me' }))).toEqual(['FieldValueInvalid spec.managedBy']);
    const policy = { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }] };
    expect(refused(of({}), of({ podFailurePolicy: policy }))).toEqual(['FieldValueInvalid spec.podFailurePolicy']);
    // Of two counts that are absent, the default of completions is 1; next to parallelism there is none.
    expect(refused(of({}), of({ parallelism: 5 }))).toEqual(['FieldValueInvalid spec.completions']);
    const free = { completions: 1, parallelism: 5, suspend: true, backoffLimit: 1, ttlSecondsAfterFinished: 9 };
    expect(refused(of({}), of(free))).toEqual([]);
  });

  it('keeps each limit for indexes that it has in 1.28, where their feature is off', () => {
    const indexed = (spec: object) => of({ completionMode: 'Indexed', completions: 2, ...spec });
    const [limit, both] = [{ backoffLimitPerIndex: 1 }, { backoffLimitPerIndex: 1, maxFailedIndexes: 1 }];
    expect(dropped(live(indexed(limit)), indexed(both), '1.28')).toEqual(['spec.maxFailedIndexes']);
    expect(dropped(live(indexed(both)), indexed(both), '1.28')).toEqual([]);
    expect(dropped(live(indexed(limit)), indexed(both), '1.29')).toEqual([]);
    expect(dropped(live(indexed({})), indexed(both), '1.28')).toEqual([
      'spec.backoffLimitPerIndex',
      'spec.maxFailedIndexes',
    ]);
  });

  it('is scaled by both numbers where it is indexed', () => {
    const indexed = (spec: object) => of({ completionMode: 'Indexed', completions: 2, parallelism: 2, ...spec });
    expect(refused(indexed({}), indexed({ completions: 3 }))).toEqual(['FieldValueInvalid spec.completions']);
    expect(refused(indexed({}), indexed({ completions: 3, parallelism: 3 }))).toEqual([]);
    expect(refused(indexed({ parallelism: 1 }), indexed({ parallelism: 3 }))).toEqual([]);
  });

  it('keeps its template', () => {
    const next = of({ template: never({ containers: [{ ...container, image: 'nginx:1.30' }] }) });
    expect(refused(of({}), next)).toEqual(['FieldValueInvalid spec.template (spec.template.spec.containers[0].image)']);
    const found = 'FieldValueInvalid spec.template (spec.template.spec.nodeSelector)';
    expect(refused(of({}), of({ template: never({ nodeSelector: { a: 'b' } }) }))).toEqual([found]);
  });

  it('lets scheduling directives change while it is suspended and has not started', () => {
    const suspended = of({ suspend: true });
    const affinity = (terms: object) => ({
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [terms] } },
    });
    const zone = affinity({ matchExpressions: [{ key: 'zone', operator: 'Exists' }] });
    const moved = never({ nodeSelector: { a: 'b' }, tolerations: [{ operator: 'Exists' }], affinity: zone });
    const next = of({ suspend: true, template: { ...moved, metadata: labelled.metadata } });
    for (const release of ['1.28', '1.35', '1.37'] as const) {
      expect(refused(suspended, next, release)).toEqual([]);
      expect(refused(next, suspended, release)).toEqual([]);
    }
    const between = { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'zone' }] } };
    expect(refused(suspended, of({ suspend: true, template: never({ affinity: between }) }), '1.35')).toEqual([
      'FieldValueInvalid spec.template (spec.template.spec.affinity.podAffinity)',
    ]);
  });

  it.each<[KubernetesVersion, object, boolean]>([
    ['1.35', {}, true],
    ['1.35', { startTime: '2026-01-01T00:00:00Z' }, false],
    ['1.35', { active: 1 }, true],
    ['1.36', {}, true],
    ['1.36', { active: 1 }, false],
    ['1.36', { startTime: '2026-01-01T00:00:00Z' }, false],
    ['1.36', { startTime: '2026-01-01T00:00:00Z', conditions: [{ type: 'Suspended', status: 'True' }] }, true],
    ['1.36', { startTime: '2026-01-01T00:00:00Z', conditions: [{ type: 'Suspended', status: 'False' }] }, false],
  ])('in %s may go to other nodes with the status %j: %p', (release, status, may) => {
    const next = live(of({ suspend: true, template: never({ nodeSelector: { a: 'b' } }) }));
    expect(refused(live(of({ suspend: true }), status), next, release).length === 0).toBe(may);
  });

  it('lets resources change while it is suspended, since 1.36', () => {
    const bigger = never({ containers: [{ ...container, resources: { requests: { cpu: '2' } } }] });
    const next = of({ suspend: true, template: bigger });
    expect(refused(of({ suspend: true }), next, '1.36')).toEqual([]);
    expect(refused(of({ suspend: true }), next, '1.35')).toEqual([
      'FieldValueInvalid spec.template (spec.template.spec.containers[0].resources)',
    ]);
    const renamed = never({ containers: [{ ...container, name: 'other' }] });
    expect(refused(of({ suspend: true }), of({ suspend: true, template: renamed }), '1.36')).toEqual([
      'FieldValueInvalid spec.template.spec (spec.template.spec.containers[0].name)',
    ]);
  });

  it('needs the selector that a live one was given', () => {
    const uid = '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11';
    const labels = { 'batch.kubernetes.io/controller-uid': uid, 'controller-uid': uid };
    const names = { 'batch.kubernetes.io/job-name': 'web', 'job-name': 'web' };
    const given = live(
      job({
        selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
        template: { ...never({}), metadata: { labels: { app: 'web', ...labels, ...names } } },
      }),
    );
    expect(refused(given, given)).toEqual([]);
    expect(refused(job(), job())).toEqual([]);
    expect(refused(given, job())).toEqual([
      'FieldValueRequired spec.selector',
      'FieldValueInvalid spec.template.metadata.labels',
      'FieldValueInvalid spec.selector',
      'FieldValueInvalid spec.template (spec.template.metadata.labels)',
    ]);
  });
});

describe('a CronJob', () => {
  it('tolerates a long name, and a time zone that it had', () => {
    const of = (spec: object) => cronJob(spec, { name: 'a'.repeat(60) });
    expect(refused(of({ timeZone: 'Mars/Olympus' }), of({ timeZone: 'Mars/Olympus', suspend: true }))).toEqual([]);
    expect(refused(of({}), of({ timeZone: 'Mars/Olympus' }))).toEqual(['FieldValueInvalid spec.timeZone']);
  });

  it('tolerates a time zone in its schedule where the old one has any, and warns', () => {
    const of = (schedule: string, spec: object = {}) => cronJob({ schedule, ...spec });
    const [berlin, paris] = ['TZ=Europe/Berlin 0 2 * * *', 'TZ=Europe/Paris 0 2 * * *'];
    expect(refused(of(berlin), of(paris))).toEqual([]);
    expect(warned(of(berlin), of(paris))).toEqual(['spec.schedule']);
    expect(refused(of('0 2 * * *'), of(paris))).toEqual(['FieldValueInvalid spec.schedule']);
    expect(refused(of(berlin), of(berlin, { timeZone: 'Europe/Berlin' }))).toEqual(['FieldValueInvalid spec.schedule']);
  });
});

describe('a ReplicationController', () => {
  const of = (annotations: object, tier: string) =>
    replicationController(
      { selector: { tier }, template: { ...template(), metadata: { labels: { tier } } } },
      { annotations },
    );

  it('keeps what an annotation says that another API version cannot hold', () => {
    const marked = (field: string) => of({ [`non-convertible.kubernetes.io/${field}`]: '' }, 'a');
    expect(refused(of({}, 'a'), of({}, 'b'))).toEqual([]);
    expect(refused(marked('selector'), of({}, 'b'))).toEqual(['FieldValueInvalid spec.selector (spec.selector[tier])']);
    expect(refused(marked('foo'), of({}, 'a'))).toEqual(['FieldValueNotFound foo ()']);
  });
});
