import { status } from './status';
import { conditions, deploymentWith, ended, event, list, looping, now, object, pod, podsOf } from './testdata/objects';

const only = (findings: ReturnType<typeof status>) => {
  expect(findings).toHaveLength(1);
  return findings[0];
};

test('originsOf names the construct, and who wrote the field', () => {
  const snapshot = list(deploymentWith(looping(ended(1)), 1, 0));
  const seen: unknown[] = [];
  const finding = only(
    status(snapshot, {
      now,
      originsOf: (one) => {
        seen.push((one as { kind: string }).kind);
        return { construct: 'shop/storefront', origins: { 'spec.template.spec.containers[0]': 'attachment "tls"' } };
      },
    }),
  );
  expect(finding).toMatchObject({ construct: 'shop/storefront', writer: 'attachment "tls"' });
  expect(seen).toEqual(['Deployment']);
});

test('originsOf gets what is known of an object that is not in the snapshot', () => {
  const seen: unknown[] = [];
  status(list(podsOf(1, looping(ended(1)))), { now, originsOf: (one) => void seen.push(one) as undefined });
  expect(seen).toMatchObject([{ kind: 'Deployment', metadata: { name: 'web', namespace: 'shop' } }]);
});

test('the latest time in a snapshot is that of the snapshot, if none is given', () => {
  const young = pod({
    metadata: { creationTimestamp: '2026-11-30T17:59:30Z' },
    status: { conditions: conditions('False', '2026-11-30T17:59:30Z') },
  });
  expect(status(list(young))).toEqual([]);
  expect(status(list(young, event(pod(), 'Started', 'x', { lastTimestamp: '2026-11-30T18:09:00Z' })))).toHaveLength(1);
  expect(status(list(young), { now: '2026-11-30T18:09:00Z' })).toHaveLength(1);
});

test('the times to come of a custom resource are not the time of the snapshot', () => {
  const young = pod({
    metadata: { creationTimestamp: '2026-11-30T17:59:30Z' },
    status: { conditions: conditions('False', '2026-11-30T17:59:30Z') },
  });
  const times = { notAfter: '2027-03-01T00:00:00Z', beginRefreshAt: '2027-02-01T00:00:00Z' };
  const certificate = object('cert-manager.io/v1', 'Certificate', 'web', { status: { renewalTime: times.notAfter } });
  const request = object('certificates.k8s.io/v1beta1', 'PodCertificateRequest', 'web', { status: times });
  expect(status(list(young, certificate, request))).toEqual([]);
});

test('a container that has ended is named by the log that it has, and by its own restartPolicy', () => {
  const fixesOf = (exitCode: number, restartPolicy?: string) =>
    status(
      list(
        pod({
          spec: { containers: [{ name: 'web', ...(restartPolicy !== undefined && { restartPolicy }) }] },
          status: {
            phase: 'Running',
            containerStatuses: [{ name: 'web', ready: false, state: { terminated: { exitCode, finishedAt: now } } }],
          },
        }),
      ),
      { now },
    ).map(({ fix }) => fix);
  expect(fixesOf(3)).toEqual([expect.stringMatching(/ -c web$/)]);
  expect(fixesOf(0)).toEqual(['use a program that keeps running, or a Job']);
  expect(fixesOf(0, 'Never')).toEqual([]);
});

test('a finding has its evidence, since when, and the Pods that have it', () => {
  const snapshot = list(deploymentWith(looping(ended(1)), 12, 38));
  expect(only(status(snapshot, { now }))).toMatchObject({
    message: expect.stringMatching(/^12 of 50 Pods of Deployment shop\/web: /),
    pods: Array.from({ length: 12 }, (_, at) => `web-5d4f-${String(at).padStart(3, '0')}`),
    of: 50,
    since: '2026-11-30T17:50:00Z',
    evidence: { object: 'Pod shop/web-5d4f-000', field: 'status.containerStatuses[0].lastState.terminated' },
    object: { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'web' },
  });
});

test('Pods that end with different exit codes are different findings', () => {
  const [first, ...others] = deploymentWith(looping(ended(1)), 1, 0);
  const found = status(list([first ?? {}, ...others], podsOf(1, looping(ended(139)), '5d4f', 7)), { now });
  expect(found.map(({ message }) => message)).toEqual([
    '1 of 2 Pods of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    '1 of 2 Pods of Deployment shop/web: container "web" restarts again and again (7), last exit code 139 (SIGSEGV)',
  ]);
});

test('a Pod that is deleted and ends in time has no finding', () => {
  const ending = pod({ metadata: { deletionTimestamp: now }, status: { conditions: conditions('False') } });
  expect(status(list(ending), { now })).toEqual([]);
});

test('events of an earlier Pod of the same name do not count', () => {
  const earlier = pod({ metadata: { uid: 'earlier' } });
  const waits = pod({
    spec: { nodeName: undefined },
    status: { phase: 'Pending', conditions: [] },
    metadata: { creationTimestamp: now },
  });
  expect(
    status(list(waits, event(earlier, 'FailedScheduling', '0/1 nodes are available: 1 Too many pods.')), { now }),
  ).toEqual([]);
  expect(
    status(list(waits, event(waits, 'FailedScheduling', '0/1 nodes are available: 1 Too many pods.')), { now }),
  ).toHaveLength(1);
});

test('events of events.k8s.io are read, too', () => {
  const cronJob = object('batch/v1', 'CronJob', 'backup', { spec: {} });
  const note = {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name: 'backup.1', namespace: 'shop' },
    regarding: { kind: 'CronJob', name: 'backup', namespace: 'shop' },
    reason: 'UnknownTimeZone',
    note: 'invalid timeZone: "Mars/Base"',
    eventTime: '2026-11-30T17:00:00.000000Z',
  };
  expect(only(status([cronJob, note], { now }))).toMatchObject({
    cause: 'missed-schedule',
    field: 'spec.timeZone',
    evidence: { object: 'Event shop/backup.1', field: 'note' },
    since: '2026-11-30T17:00:00.000000Z',
  });
});

test('what failed before the last success of a CronJob is past', () => {
  const cronJob = object('batch/v1', 'CronJob', 'backup', { spec: {} });
  const missed = event(cronJob, 'MissSchedule', 'x', { lastTimestamp: '2026-11-30T17:00:00Z' });
  const later = event(cronJob, 'SuccessfulCreate', 'x', { lastTimestamp: '2026-11-30T17:30:00Z' });
  expect(status(list(cronJob, missed, later), { now })).toEqual([]);
});

test('of an object that is given twice, the later version counts', () => {
  const version = (resourceVersion: string, parts: object) => pod({ ...parts, metadata: { resourceVersion } });
  const [before, after] = [version('9', looping(ended(1))), version('10', {})];
  expect(status(list(before, after), { now })).toEqual([]);
  expect(status(list(after, before), { now })).toEqual([]);
});

test.each<[problem: RegExp, options: object]>([
  [/^Kubernetes version: unknown release "1.99"; set one of /, { kubernetes: '1.99' }],
  [
    /^status: now must be a time, got a string; set one as API servers write it: "2026-11-30T18:00:00Z"$/,
    { now: 'yesterday' },
  ],
  [/^status: logs must be an object, got a string/, { logs: 'x' }],
  [/^status: unknown property "nwo"; did you mean "now"\?/, { nwo: now }],
])('an option that is not valid is an error: %s', (problem, options) => {
  expect(() => status([], options)).toThrow(problem);
});
