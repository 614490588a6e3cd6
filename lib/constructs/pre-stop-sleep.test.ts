import { ApiObject, Chart, Testing } from 'cdk8s';
import { nginx } from '../attachments/proxies/nginx';
import { describe as lineOf } from '../findings/describe';
import type { PodSpec } from '../kubernetes/generated/types';
import { podTemplateOf } from '../kubernetes/pod-template';
import type { Attachment } from '../pod/attachment';
import type { WorkloadOptions } from '../pod/workload-kinds';
import { attach } from './attach';
import { composed } from './composition';
import { expose } from './expose';
import { manage } from './synth';
import { type PodOptions, Workload, type WorkloadProps } from './workload';

const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const deployment = { kind: 'Deployment' } as const;
const tls: Attachment<'https'> = {
  name: 'tls',
  ports: { https: { name: 'tls-https', containerPort: 8443, purpose: 'traffic' } },
  build: () => ({}),
};

function shop(props: WorkloadProps): Workload {
  return new Workload(new Chart(Testing.app(), 'chart'), 'shop', { workload: deployment, ...props });
}

function podOf({ apiObject }: Workload): PodSpec | undefined {
  return podTemplateOf(composed(apiObject).manifest())?.template.spec;
}

function sleepsOf(workload: Workload): readonly (number | undefined)[] | undefined {
  return podOf(workload)?.containers?.map(({ lifecycle }) => lifecycle?.preStop?.sleep?.seconds);
}

function warningsOf({ apiObject }: Workload): readonly string[] {
  composed(apiObject).manifest();
  return (manage(apiObject).rendered?.findings ?? []).map(lineOf);
}

function exposed(props: WorkloadProps): Workload {
  const workload = shop(props);
  expose(workload);
  return workload;
}

describe('the preStop sleep of a workload', () => {
  test('is 5 s in all main containers behind a Service of expose, and none without a Service', () => {
    const containers = [
      { name: 'web', ...app },
      { name: 'php', image: 'php:1' },
    ];
    expect(sleepsOf(exposed({ containers }))).toEqual([5, 5]);
    expect(sleepsOf(shop({ containers }))).toEqual([undefined, undefined]);
  });

  test('is there behind an attached proxy without a Service of expose, also of one attached later', () => {
    expect(sleepsOf(shop({ app, attachments: [tls] }))).toEqual([5]);
    const later = shop({ app });
    expect(sleepsOf(later)).toEqual([undefined]);
    attach(later, tls);
    expect(sleepsOf(later)).toEqual([5]);
  });

  test('is left to a proxy that sets its own', () => {
    const proxy = nginx({ listen: 8443, upstream: { port: 8080 }, stop: { sleep: '8s' } });
    expect(Math.min(...(sleepsOf(exposed({ app, attachments: [proxy] })) ?? []).map(Number))).toBeGreaterThanOrEqual(8);
  });

  test('keeps a preStop hook that is set', () => {
    const lifecycle = { preStop: { httpGet: { path: '/drain', port: 'http' } } };
    expect(podOf(exposed({ app: { ...app, lifecycle } }))?.containers?.[0]?.lifecycle).toEqual(lifecycle);
  });

  test('keeps other hooks of the container', () => {
    const postStart = { exec: { command: ['true'] } };
    expect(podOf(exposed({ app: { ...app, lifecycle: { postStart } } }))?.containers?.[0]?.lifecycle).toEqual({
      postStart,
      preStop: { sleep: { seconds: 5 } },
    });
  });

  test.each<[string, WorkloadOptions, PodOptions]>([
    ['a Job', { kind: 'Job' }, {}],
    ['a CronJob', { kind: 'CronJob', schedule: '0 2 * * *' }, {}],
    ['a Pod that completes', { kind: 'Pod' }, { restartPolicy: 'OnFailure' }],
  ])('is not added to %s', (_, workload, pod) => {
    expect(sleepsOf(exposed({ app, workload, pod }))).toEqual([undefined]);
  });

  test('is as long as preStopSleep says, with or without a Service', () => {
    expect(sleepsOf(exposed({ app, preStopSleep: '20s' }))).toEqual([20]);
    expect(sleepsOf(shop({ app, preStopSleep: 10 }))).toEqual([10]);
    expect(sleepsOf(exposed({ app, preStopSleep: false }))).toEqual([undefined]);
  });

  test('counts in the grace period', () => {
    expect(podOf(exposed({ app }))?.terminationGracePeriodSeconds).toBe(35);
    expect(podOf(exposed({ app, preStopSleep: '20s' }))?.terminationGracePeriodSeconds).toBe(50);
  });

  test('is a warning where the release has no sleep action', () => {
    const workload = exposed({ app, kubernetes: '1.29' });
    expect(sleepsOf(workload)).toEqual([undefined]);
    expect(warningsOf(workload)).toEqual([
      expect.stringMatching(/Kubernetes 1\.29 has no sleep action .* execSleep\("5s"\)/),
    ]);
    expect(warningsOf(exposed({ app, kubernetes: '1.29', preStopSleep: false }))).toEqual([]);
  });

  test('is a warning where the grace period is too short for it', () => {
    const workload = exposed({ app, pod: { terminationGracePeriodSeconds: 5 } });
    expect(sleepsOf(workload)).toEqual([undefined]);
    expect(warningsOf(workload)).toEqual([expect.stringContaining('a sleep of 5 s exceeds the grace period of 5 s')]);
  });

  test('is not added to an object that is not a Workload', () => {
    const chart = new Chart(Testing.app(), 'chart');
    const object = new ApiObject(chart, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', ...app }] },
    });
    expose(object);
    expect(podTemplateOf(composed(object).manifest())?.template.spec?.containers?.[0]?.lifecycle).toBeUndefined();
  });

  test.each([
    [{}, 7],
    [{ preStopSleep: '20s' }, 20],
    [{ preStopSleep: 3 }, 7],
    [{ preStopSleep: false }, undefined],
    [{ preStopSleep: 0 }, undefined],
  ] as const)('with %j behind nginx is the longer one of both, unless there is to be none', (props, seconds) => {
    const proxy = nginx({ listen: 8443, upstream: { port: 8080 } });
    const workload = shop({ app, attachments: [proxy], ...props });
    const [application] = podOf(workload)?.containers ?? [];
    expect(application?.lifecycle?.preStop?.sleep?.seconds).toBe(seconds);
    const warning = expect.stringMatching(/stops at once on the stop signal, .*: preStopSleep is false or 0/);
    expect(warningsOf(workload)).toEqual(seconds === undefined ? [warning] : []);
  });

  test('is one warning behind nginx where the release has no sleep action', () => {
    const proxy = nginx({ listen: 8443, upstream: { port: 8080 } });
    expect(warningsOf(shop({ app, attachments: [proxy], preStopSleep: '20s', kubernetes: '1.29' }))).toEqual([
      expect.stringContaining('set lifecycle: { preStop: execSleep("20s") }'),
    ]);
    expect(warningsOf(shop({ app, attachments: [proxy], preStopSleep: 3, kubernetes: '1.29' }))).toEqual([
      expect.stringContaining('set lifecycle: { preStop: execSleep("7s") }'),
    ]);
  });

  test.each([0, '0s'] as const)('of %j is none', (preStopSleep) => {
    const workload = exposed({ app, preStopSleep, kubernetes: '1.30' });
    expect(sleepsOf(workload)).toEqual([undefined]);
    expect(warningsOf(workload)).toEqual([]);
  });

  test('is an error below 0', () => {
    expect(() => shop({ app, preStopSleep: -1 })).toThrow(
      'Workload chart/shop: preStopSleep must be 0 or greater, got -1',
    );
    expect(() => shop({ app, preStopSleep: '-5s' })).toThrow('preStopSleep must be 0 or greater, got "-5s"');
  });

  test.each(['5 seconds', '1.5s', true])('rejects the value %p', (preStopSleep) => {
    expect(() => shop({ app, preStopSleep: preStopSleep as never })).toThrow(
      /^Workload chart\/shop: preStopSleep must be /,
    );
  });
});
