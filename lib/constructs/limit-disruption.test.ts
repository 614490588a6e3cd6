import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, type ApiObjectProps, Chart, Include, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { kinds, targets } from '../../conformance/matrix';
import { expectLinear } from '../../test-helpers/linear-time';
import { temporaryFolder } from '../../test-helpers/temporary-folder';
import type { WorkloadOptions } from '../pod/workload-kinds';
import { autoscale } from './autoscale';
import { limitDisruption } from './limit-disruption';
import { warningsOf } from './testdata/warnings-of';
import { Workload } from './workload';

const app = {
  image: 'shop:1',
  ports: [{ name: 'http', containerPort: 8080 }],
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } },
};
const folder = temporaryFolder();
const chartIn = () => new Chart(Testing.app(), 'chart');
const workloadIn = (chart: Chart, workload: WorkloadOptions) => new Workload(chart, 'shop', { app, workload });
const budget = (chart: Chart) => Testing.synth(chart).find((object) => object.kind === 'PodDisruptionBudget');
const autoscalerIn = (chart: Chart, minReplicas?: number) =>
  new ApiObject(chart, 'autoscaler', {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'any' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' },
      ...(minReplicas !== undefined && { minReplicas }),
      maxReplicas: 9,
    },
  });

const nameLabel = 'app.kubernetes.io/name';
const shopLabels = { [nameLabel]: 'shop' };
const rawBudget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'of-chart' } };

const kindsWithReplicas = kinds.filter((workload) => 'replicas' in workload);

describe('limitDisruption', () => {
  test('allows one eviction at a time, and those of Pods that are not ready', () => {
    const chart = chartIn();
    limitDisruption(workloadIn(chart, { kind: 'Deployment', replicas: 3 }));
    expect(budget(chart)).toEqual({
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'shop', labels: { 'app.kubernetes.io/name': 'shop' } },
      spec: {
        maxUnavailable: 1,
        selector: { matchLabels: { 'app.kubernetes.io/name': 'shop' } },
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    });
  });

  test('is placed in the namespace of the workload, with the metadata that is set', () => {
    const chart = chartIn();
    const metadata = { name: 'shop', namespace: 'store' };
    limitDisruption(new Workload(chart, 'shop', { app, metadata, workload: { kind: 'Deployment' } }), {
      metadata: { name: 'budget', labels: { team: 'shop' } },
      unhealthyPodEvictionPolicy: 'IfHealthyBudget',
    });
    expect(budget(chart)).toMatchObject({
      metadata: { name: 'budget', namespace: 'store', labels: { team: 'shop', 'app.kubernetes.io/name': 'shop' } },
      spec: { unhealthyPodEvictionPolicy: 'IfHealthyBudget' },
    });
  });

  test.each(kindsWithReplicas)('takes percentages for a $kind', (workload) => {
    for (const options of [{ maxUnavailable: '25%' }, { minAvailable: '50%' }]) {
      const chart = chartIn();
      limitDisruption(workloadIn(chart, workload), options);
      expect(budget(chart).spec).toMatchObject(options);
    }
  });

  test.each(['DaemonSet', 'Job', 'CronJob', 'Pod'])('rejects what a %s cannot keep, as it has no replicas', (kind) => {
    const shop = () => workloadIn(chartIn(), kinds.find((one) => one.kind === kind) as WorkloadOptions);
    const problem = `which a ${kind} does not have, so no eviction would be allowed; set minAvailable to an integer`;
    expect(() => limitDisruption(shop())).toThrow(`limitDisruption: maxUnavailable needs replicas, ${problem}`);
    expect(() => limitDisruption(shop(), { maxUnavailable: 1 })).toThrow(`maxUnavailable needs replicas, ${problem}`);
    expect(() => limitDisruption(shop(), { minAvailable: '50%' })).toThrow(
      `minAvailable "50%" needs replicas, ${problem}`,
    );
  });

  test('keeps a number of Pods of a DaemonSet', () => {
    const chart = chartIn();
    limitDisruption(workloadIn(chart, { kind: 'DaemonSet' }), { minAvailable: 2 });
    expect(budget(chart).spec).toMatchObject({ minAvailable: 2 });
  });

  test.each([
    { kind: 'Job', parallelism: 4 },
    { kind: 'CronJob', schedule: '@daily', job: { parallelism: 4 } },
  ] as const)('lets a drain wait for all Pods of a $kind, which end by themselves', (workload) => {
    const chart = chartIn();
    limitDisruption(workloadIn(chart, workload), { minAvailable: 4 });
    expect(budget(chart).spec).toMatchObject({ minAvailable: 4 });
    const other = chartIn();
    limitDisruption(workloadIn(other, workload), { minAvailable: 5 });
    expect(() => budget(other)).toThrow('requires 5 available of 4 Pods (parallelism)');
  });

  test('lets a drain wait for a Pod that ends by itself, but not for one that does not', () => {
    const chart = chartIn();
    const pod = { restartPolicy: 'Never' } as const;
    limitDisruption(new Workload(chart, 'shop', { app, pod }), { minAvailable: 1 });
    expect(budget(chart).spec).toMatchObject({ minAvailable: 1 });
    const other = chartIn();
    limitDisruption(workloadIn(other, { kind: 'Pod' }), { minAvailable: 1 });
    expect(() => budget(other)).toThrow(
      '[chart/shop/disruption-budget-shop] spec.minAvailable: requires 1 available of 1 Pod (a Pod by itself): no Pod can ' +
        'be evicted, so nodes cannot be drained; remove limitDisruption, or use a Deployment instead of Pod "shop"',
    );
  });

  test.each([
    [3, 3, 'requires 3 available of 3 Pods (replicas)'],
    [3, '70%', 'requires 3 available of 3 Pods (replicas)'],
    [1, 1, 'requires 1 available of 1 Pod (replicas)'],
  ])('of %j replicas, %j cannot be kept', (replicas, minAvailable, message) => {
    const chart = chartIn();
    limitDisruption(workloadIn(chart, { kind: 'StatefulSet', replicas }), { minAvailable });
    expect(() => budget(chart)).toThrow(message);
  });

  test.each([
    [3, 2],
    [3, '66%'],
    [0, 2],
    // A chart of another team, or KEDA, may have an autoscaler.
    [undefined, 1],
    [undefined, 3],
  ])('of %j replicas, %j can be kept', (replicas, minAvailable) => {
    const chart = chartIn();
    limitDisruption(workloadIn(chart, { kind: 'Deployment', replicas }), { minAvailable });
    expect(budget(chart).spec).toMatchObject({ minAvailable });
  });

  test.each([
    [undefined, 1],
    [0, 1],
    [2, 2],
  ])('counts the %j minReplicas of an autoscaler, whoever wrote it', (minReplicas, minAvailable) => {
    const chart = chartIn();
    limitDisruption(workloadIn(chart, { kind: 'Deployment' }), { minAvailable });
    autoscalerIn(chart, minReplicas);
    expect(() => budget(chart)).toThrow(/minReplicas of its autoscaler/);
  });

  test('warns where replicas are not set, and nothing in the app is seen to scale the workload', async () => {
    const synthesized = (minAvailable: number, kind?: string) => () => {
      const chart = chartIn();
      limitDisruption(workloadIn(chart, { kind: 'Deployment' }), { minAvailable });
      const spec = { scaleTargetRef: { name: 'shop' }, minReplicaCount: 3 };
      if (kind !== undefined) new ApiObject(chart, 'scaler', { apiVersion: 'keda.sh/v1alpha1', kind, spec } as never);
      Testing.synth(chart);
    };
    expect((await warningsOf(synthesized(1))).join('')).toContain(
      'spec.minAvailable: requires 1 available of 1 Pod: no Pod can be evicted, so nodes cannot be drained; set maxUnavailable: 1',
    );
    expect((await warningsOf(synthesized(1, 'ScaledObject'))).join('')).not.toContain('[practice/disruption-budget]');
  });

  test('counts the replicas of a workload that another object is named like', () => {
    const chart = chartIn();
    limitDisruption(workloadIn(chart, { kind: 'StatefulSet', replicas: 3 }), { minAvailable: 2 });
    autoscalerIn(chart, 1);
    expect(budget(chart).spec).toMatchObject({ minAvailable: 2 });
  });

  test('counts the minimum of an autoscaler of cdk8s-plus', () => {
    const chart = chartIn();
    const target = new plus.Deployment(chart, 'shop', {
      containers: [{ image: 'shop:1', portNumber: 8080, resources: { cpu: { request: plus.Cpu.millis(100) } } }],
    });
    limitDisruption(target, { minAvailable: 3 });
    const metrics = [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))];
    new plus.HorizontalPodAutoscaler(chart, 'autoscaler', { target, minReplicas: 4, maxReplicas: 9, metrics });
    expect(budget(chart).spec).toMatchObject({ minAvailable: 3 });
  });

  test('finds the autoscalers of many workloads in linear time', () => {
    expectLinear((size) => {
      const chart = chartIn();
      for (let at = 0; at < size; at += 1) {
        const shop = new Workload(chart, `shop-${at}`, { app, workload: { kind: 'Deployment' } });
        autoscale(shop, { min: 2, max: 3, cpu: 70 });
        limitDisruption(shop, { minAvailable: 1 });
      }
      return () => Testing.synth(chart);
    }, 40);
  });

  test.each(Object.entries(targets))('selects the Pods of %s', (_, make) => {
    const chart = chartIn();
    limitDisruption(make(chart), { maxUnavailable: '25%' });
    const objects = Testing.synth(chart);
    const { selector } = objects.find(({ kind }) => kind === 'Deployment').spec;
    const { spec } = objects.find(({ kind }) => kind === 'PodDisruptionBudget');
    expect(spec).toMatchObject({ maxUnavailable: '25%', selector });
  });

  test('reports Pods without labels, of which an empty selector would take in all others', () => {
    const chart = chartIn();
    const spec = { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a:1' }] } } };
    limitDisruption(new ApiObject(chart, 'job', { apiVersion: 'batch/v1', kind: 'Job', spec }), { minAvailable: 1 });
    expect(() => budget(chart)).toThrow(
      /selector\.matchLabels: the Pods of Job "[^"]+" have no labels to select them by; add labels/,
    );
  });

  test.each([
    [{ maxUnavailable: 0 }, 'maxUnavailable must be 1 or greater, got 0, which blocks every drain'],
    [{ maxUnavailable: '0%' }, 'maxUnavailable must be 1 or greater, got "0%", which blocks every drain'],
    [{ maxUnavailable: '101%' }, 'maxUnavailable must be 100% or less, got "101%", which is not a percentage'],
    [{ maxUnavailable: '1' }, 'maxUnavailable must be an integer or a percentage such as "25%", got "1"'],
    [{ maxUnavailable: 1.5 }, 'maxUnavailable must be an integer or a percentage such as "25%", got 1.5'],
    [{ minAvailable: -1 }, 'minAvailable must be an integer or a percentage such as "25%", got -1'],
    [{ minAvailable: 0 }, 'minAvailable must be 1 or greater, got 0, which protects no Pod'],
    [{ minAvailable: '100%' }, 'minAvailable must be 99% or less, got "100%", which blocks every drain'],
    [{ minAvailable: 1, maxUnavailable: 1 }, 'maxUnavailable and minAvailable are both set; remove one of them'],
  ])('rejects %j', (options, message) => {
    expect(() => limitDisruption(workloadIn(chartIn(), { kind: 'Deployment' }), options)).toThrow(
      `limitDisruption: ${message}`,
    );
  });

  test('rejects a second budget for the same Pods, which could then not be evicted', () => {
    const shop = workloadIn(chartIn(), { kind: 'Deployment' });
    limitDisruption(shop);
    expect(() => limitDisruption(shop, { metadata: { name: 'other' } })).toThrow(
      'limitDisruption: called twice for chart/shop, but a Pod with two PodDisruptionBudgets cannot be evicted; remove one',
    );
  });

  test.each([
    ['an ApiObject', (chart: Chart, budget: object) => new ApiObject(chart, 'other', budget as ApiObjectProps)],
    [
      'an Include',
      (chart: Chart, budget: object) => {
        const url = join(folder(), 'budget.yaml');
        writeFileSync(url, JSON.stringify(budget));
        return new Include(chart, 'other', { url });
      },
    ],
  ])('reports another budget for the same Pods, of %s, whenever it is added', (_, add) => {
    for (const order of ['first', 'last'] as const) {
      for (const selector of [
        { matchLabels: shopLabels },
        {},
        { matchExpressions: [{ key: nameLabel, operator: 'Exists' }] },
      ]) {
        const chart = chartIn();
        const shop = workloadIn(chart, { kind: 'Deployment', replicas: 3 });
        const other = { ...rawBudget, spec: { maxUnavailable: 1, selector } };
        if (order === 'first') limitDisruption(shop);
        add(chart, other);
        if (order === 'last') limitDisruption(shop);
        expect(() => budget(chart)).toThrow(
          '[chart/shop/disruption-budget-shop] spec.selector: PodDisruptionBudget "of-chart" is for its Pods, too: a Pod ' +
            'with two cannot be evicted; remove one of the two [app/disruption-budget]',
        );
      }
    }
  });

  test('accepts a budget for other Pods, or of another namespace', () => {
    const chart = chartIn();
    limitDisruption(workloadIn(chart, { kind: 'Deployment', replicas: 3 }));
    const spec = (matchLabels: object) => ({ maxUnavailable: 1, selector: { matchLabels } });
    new ApiObject(chart, 'a', { ...rawBudget, spec: spec({ ...shopLabels, track: 'canary' }) } as ApiObjectProps);
    const elsewhere = { name: 'of-chart', namespace: 'store' };
    new ApiObject(chart, 'b', { ...rawBudget, metadata: elsewhere, spec: spec(shopLabels) } as ApiObjectProps);
    expect(budget(chart).metadata.name).toBe('shop');
  });

  test('rejects what has no Pods', () => {
    const chart = chartIn();
    expect(() => limitDisruption(workloadIn(chart, { kind: 'PodTemplate' }))).toThrow(
      'limitDisruption: a PodTemplate has no Pods (chart/shop); use it on what creates them',
    );
    const map = new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(() => limitDisruption(map)).toThrow(/^limitDisruption: no pod template in ConfigMap/);
  });
});
