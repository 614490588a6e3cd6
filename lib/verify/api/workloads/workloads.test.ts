import type { KubernetesVersion } from '../../../kubernetes/version';
import { verify } from '../../verify';

/** What an API server would answer, as `Type path` in its own order. */
function answers(object: object, kubernetes: KubernetesVersion = '1.35'): readonly string[] {
  return verify(object, { kubernetes, practices: false })
    .filter(({ reason }) => reason !== undefined)
    .map(({ reason, serverField, field }) => `${reason?.slice('FieldValue'.length)} ${serverField ?? field}`);
}

function template(spec: object = {}): object {
  return { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'web:1' }], ...spec } };
}

function workload(kind: string, spec: object, name = 'web'): object {
  const selector = { matchLabels: { app: 'web' } };
  return { apiVersion: 'apps/v1', kind, metadata: { name }, spec: { selector, template: template(), ...spec } };
}

function job(spec: object, name = 'web'): object {
  const whole = { template: template({ restartPolicy: 'Never' }), ...spec };
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: whole };
}

function cronJob(spec: object): object {
  const jobTemplate = { spec: { template: template({ restartPolicy: 'Never' }) } };
  return { apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'web' }, spec: { jobTemplate, ...spec } };
}

describe('a Deployment', () => {
  it('rejects a missing spec for its selector and containers', () => {
    expect(answers({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } })).toEqual([
      'Required spec.selector',
      'Invalid spec.template.metadata.labels',
      'Required spec.template.spec.containers',
    ]);
  });

  it('does not check the template against an invalid selector', () => {
    const selector = { matchLabels: { 'a b': 'c' } };
    expect(answers(workload('Deployment', { selector, template: {} }))).toEqual([
      'Invalid spec.selector.matchLabels',
      'Invalid spec.selector',
    ]);
  });

  it('rejects a rolling update that cannot proceed', () => {
    const strategy = (maxUnavailable: unknown, maxSurge: unknown) => ({
      strategy: { rollingUpdate: { maxUnavailable, maxSurge } },
    });
    const field = 'spec.strategy.rollingUpdate.maxUnavailable';
    expect(answers(workload('Deployment', strategy(0, '0%')))).toEqual([`Invalid ${field}`]);
    expect(answers(workload('Deployment', strategy('100%', '200%')))).toEqual([]);
    expect(answers(workload('Deployment', strategy('101%', 0)))).toEqual([`Invalid ${field}`]);
  });

  it('rejects rollingUpdate when type is Recreate', () => {
    expect(answers(workload('Deployment', { strategy: { type: 'Rolling' } }))).toEqual(['NotSupported spec.strategy']);
    expect(answers(workload('Deployment', { strategy: { type: 'Recreate', rollingUpdate: {} } }))).toEqual([
      'Forbidden spec.strategy.rollingUpdate',
    ]);
  });

  it('accepts a writable gcePersistentDisk since 1.29', () => {
    const spec = { replicas: 2, template: template({ volumes: [{ name: 'v', gcePersistentDisk: { pdName: 'd' } }] }) };
    expect(answers(workload('Deployment', spec), '1.28')).toEqual([
      'Invalid spec.template.spec.volumes[0].gcePersistentDisk.readOnly',
    ]);
    expect(answers(workload('Deployment', { ...spec, replicas: 1 }), '1.28')).toEqual([]);
    expect(answers(workload('Deployment', spec), '1.29')).toEqual([]);
  });
});

describe('a DaemonSet', () => {
  it('rejects maxSurge and maxUnavailable when both are set or both are 0', () => {
    const update = (maxUnavailable: unknown, maxSurge: unknown) => ({
      updateStrategy: { rollingUpdate: { maxUnavailable, maxSurge } },
    });
    expect(answers(workload('DaemonSet', update(1, 1)))).toEqual([
      'Invalid spec.updateStrategy.rollingUpdate.maxSurge',
    ]);
    expect(answers(workload('DaemonSet', update(0, 0)))).toEqual([
      'Required spec.updateStrategy.rollingUpdate.maxUnavailable',
    ]);
    expect(answers(workload('DaemonSet', update(0, 1)))).toEqual([]);
  });

  it('reports only the mismatch when the selector is missing', () => {
    expect(answers(workload('DaemonSet', { selector: null }))).toEqual(['Invalid spec.template.metadata.labels']);
  });
});

describe('a ReplicationController', () => {
  const object = {
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: { name: 'A' },
    spec: { replicas: -1, minReadySeconds: -1 },
  };

  it('reports declarative rules last on 1.37', () => {
    const others = ['Required spec.selector', 'Required spec.template'];
    expect(answers(object, '1.36')).toEqual([
      'Invalid metadata.name',
      'Invalid spec.minReadySeconds',
      'Required spec.selector',
      'Invalid spec.replicas',
      'Required spec.template',
    ]);
    expect(answers(object, '1.37')).toEqual([
      ...others,
      'Invalid metadata.name',
      'Invalid spec.replicas',
      'Invalid spec.minReadySeconds',
    ]);
  });
});

describe('a StatefulSet', () => {
  const claim = (name: string) => ({
    metadata: { name },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
  const spec = {
    volumeClaimTemplates: [claim('data')],
    template: template({
      hostname: '-',
      volumes: [
        { name: 'data', nfs: {} },
        { name: 'A', emptyDir: {} },
      ],
      containers: [{ name: 'web', image: 'web:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
    }),
  };

  it('checks the template of its Pods since 1.34', () => {
    expect(answers(workload('StatefulSet', { template: template({ containers: [] }) }), '1.33')).toEqual([]);
    expect(answers(workload('StatefulSet', { template: template({ containers: [] }) }), '1.34')).toEqual([
      'Required spec.template.spec.containers',
    ]);
  });

  it('counts volumes of claims before those of the template that they replace', () => {
    // Where both counts are the same there is nothing to say of the other.
    expect(answers(workload('StatefulSet', spec))).toEqual(['Invalid spec.template.spec.volumes[1].name']);
    const two = { ...spec, volumeClaimTemplates: [claim('data'), claim('more')] };
    expect(verify(workload('StatefulSet', two), { kubernetes: '1.35', practices: false })).toMatchObject([
      { field: 'spec.template.spec.volumes[1].name', serverField: 'spec.template.spec.volumes[2].name' },
    ]);
  });

  it('rejects claim names that are not valid volume names', () => {
    const bad = { volumeClaimTemplates: [claim('my_data')] };
    expect(verify(workload('StatefulSet', bad), { kubernetes: '1.35', practices: false })).toMatchObject([
      { field: 'spec.volumeClaimTemplates[0].metadata.name', serverField: 'spec.template.spec.volumes[0].name' },
    ]);
    expect(answers(workload('StatefulSet', bad), '1.33')).toEqual([]);
  });

  it('rejects a serviceName that is not a DNS label since 1.33', () => {
    expect(answers(workload('StatefulSet', { serviceName: 'a.b' }), '1.32')).toEqual([]);
    expect(answers(workload('StatefulSet', { serviceName: 'a.b' }), '1.33')).toEqual(['Invalid spec.serviceName']);
  });
});

describe('a Job', () => {
  it('rejects restartPolicy Always', () => {
    const policy = (restartPolicy: string) => job({ template: template({ restartPolicy }) });
    expect(answers(policy('Always'))).toEqual(['Required spec.template.spec.restartPolicy']);
    expect(answers(policy('OnFailure'))).toEqual([]);
  });

  it('rejects a selector and labels that the server sets', () => {
    const labelled = { ...template({ restartPolicy: 'Never' }), metadata: { labels: { 'job-name': 'other' } } };
    expect(answers(job({ template: labelled }))).toEqual(['Invalid spec.template.metadata.labels[job-name]']);
    expect(answers(job({ selector: { matchLabels: { app: 'web' } } }))).toEqual(['Invalid spec.selector']);
    expect(answers(job({ manualSelector: true }))).toEqual([
      'Required spec.selector',
      'Invalid spec.template.metadata.labels',
    ]);
  });

  it('rejects indexed Jobs with invalid host names or too many indexes', () => {
    const indexed = (completions: number) => ({ completionMode: 'Indexed', completions });
    expect(answers(job(indexed(10), 'a'.repeat(61)))).toEqual([]);
    expect(answers(job(indexed(11), 'a'.repeat(61)))).toEqual(['Invalid metadata.name']);
    expect(answers(job({ ...indexed(100_000), backoffLimitPerIndex: 1 }))).toEqual([]);
    expect(answers(job({ ...indexed(100_001), backoffLimitPerIndex: 1 }))).toEqual(['Required spec.maxFailedIndexes']);
  });

  it('rejects a successPolicy with indexes that it does not have', () => {
    const policy = (succeededIndexes: string, succeededCount?: number) =>
      job({
        completionMode: 'Indexed',
        completions: 10,
        successPolicy: { rules: [{ succeededIndexes, ...(succeededCount !== undefined && { succeededCount }) }] },
      });
    const field = 'spec.successPolicy.rules[0]';
    expect(answers(policy('0,2-5,+7', 6))).toEqual([]);
    expect(answers(policy('0,2-5', 6))).toEqual([`Invalid ${field}.succeededCount`]);
    for (const wrong of ['10', '2-1', '1,1', '1-2-3', 'a', '1,']) {
      expect(answers(policy(wrong))).toEqual([`Invalid ${field}.succeededIndexes`]);
    }
  });

  it('rejects exit codes out of order, and 0 among failures', () => {
    const policy = (...values: readonly number[]) =>
      job({ podFailurePolicy: { rules: [{ action: 'Ignore', onExitCodes: { operator: 'In', values } }] } });
    const field = 'spec.podFailurePolicy.rules[0].onExitCodes.values';
    expect(answers(policy(1, 2, 2))).toEqual([`Duplicate ${field}[2]`]);
    expect(answers(policy(2, 1, 0))).toEqual([`Invalid ${field}[2]`, `Invalid ${field}`]);
    expect(answers(policy())).toEqual([`Invalid ${field}`]);
  });
});

describe('a CronJob', () => {
  it('requires a valid schedule', () => {
    expect(answers(cronJob({}), '1.36')).toEqual(['Required spec.schedule']);
    expect(answers(cronJob({ concurrencyPolicy: 'No' }), '1.36')).toEqual([
      'Required spec.schedule',
      'NotSupported spec.concurrencyPolicy',
    ]);
    expect(answers(cronJob({ concurrencyPolicy: 'No' }), '1.37')).toEqual([
      'NotSupported spec.concurrencyPolicy',
      'Required spec.schedule',
    ]);
  });

  it('rejects a time zone in the schedule since 1.29', () => {
    const schedule = 'TZ=Europe/Berlin 0 2 * * *';
    expect(answers(cronJob({ schedule }), '1.28')).toEqual([]);
    expect(answers(cronJob({ schedule, timeZone: 'Etc/UTC' }), '1.28')).toEqual(['Invalid spec.schedule']);
    expect(answers(cronJob({ schedule }), '1.29')).toEqual(['Invalid spec.schedule']);
  });

  it.each(['europe/berlin', 'Local', '', 'Europe', '../UTC', 'Etc//UTC', '+01:00'])(
    'knows no time zone %j',
    (timeZone) => {
      expect(answers(cronJob({ schedule: '@daily', timeZone }))).toEqual(['Invalid spec.timeZone']);
    },
  );

  it('rejects a selector in its jobTemplate', () => {
    const jobTemplate = {
      spec: { selector: {}, manualSelector: true, template: template({ restartPolicy: 'Never' }) },
    };
    expect(answers(cronJob({ schedule: '@daily', jobTemplate }))).toEqual([
      'Invalid spec.jobTemplate.spec.selector',
      'NotSupported spec.jobTemplate.spec.manualSelector',
    ]);
  });
});

describe('a ReplicationController', () => {
  const controller = (spec: object) => ({
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata: { name: 'web', generateName: 'a/b' },
    spec: { template: template(), ...spec },
  });

  it('checks generateName last in later releases', () => {
    expect(answers(controller({}), '1.37')).toEqual(['Invalid metadata.generateName']);
    expect(answers(controller({ replicas: -1 }), '1.37')).toEqual(['Invalid spec.replicas']);
    expect(answers(controller({ replicas: -1 }), '1.34')).toEqual([
      'Invalid metadata.generateName',
      'Invalid spec.replicas',
    ]);
  });
});

test('a DaemonSet without a selector lacks a selector, where the server says that its Pods lack labels', () => {
  const found = verify(workload('DaemonSet', { selector: undefined }), { kubernetes: '1.37', practices: false });
  expect(found).toMatchObject([
    {
      code: 'api/workload-selector',
      reason: 'FieldValueInvalid',
      field: 'spec.selector',
      serverField: 'spec.template.metadata.labels',
      message: 'missing',
    },
  ]);
});
