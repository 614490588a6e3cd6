import { ApiObject, type App, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { kinds, targets } from '../../conformance/matrix';
import { fluentBit, nginx } from '../attachments';
import { env } from '../pod/env';
import { resources } from '../pod/resources';
import type { WorkloadOptions } from '../pod/workload-kinds';
import { provideSettings } from './app-settings';
import { attach } from './attach';
import { autoscale } from './autoscale';
import { limitDisruption } from './limit-disruption';
import { setVerification } from './synth';
import { warningsOf } from './testdata/warnings-of';
import { Workload, type WorkloadProps } from './workload';

const app = {
  image: 'shop:1',
  ports: [{ name: 'http', containerPort: 8080 }],
  resources: resources({ cpu: '250m', memory: '256Mi' }),
};
const chartIn = () => new Chart(Testing.app(), 'chart');
const deployment = { kind: 'Deployment', replicas: 3 } as const;
const workloadIn = (chart: Chart, props: Partial<WorkloadProps> = {}) =>
  new Workload(chart, 'shop', { app, workload: deployment, ...props });
const objectOf = (chart: Chart, kind: string) => Testing.synth(chart).find((object) => object.kind === kind);
const autoscaler = (chart: Chart) => objectOf(chart, 'HorizontalPodAutoscaler');
const scaling = { min: 2, max: 10, cpu: 70 };
const scalable = kinds.filter((workload) => 'replicas' in workload);

describe('autoscale', () => {
  test('measures the application, and scales down slowly', () => {
    const chart = chartIn();
    autoscale(workloadIn(chart), scaling);
    expect(autoscaler(chart)).toEqual({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'shop', labels: { 'app.kubernetes.io/name': 'shop' } },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' },
        minReplicas: 2,
        maxReplicas: 10,
        metrics: [
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'app',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
        ],
        behavior: {
          scaleDown: {
            stabilizationWindowSeconds: 300,
            policies: [{ type: 'Percent', value: 25, periodSeconds: 60 }],
          },
        },
      },
    });
  });

  test.each(scalable)('removes the replicas of a $kind, and targets it', (workload) => {
    const chart = chartIn();
    autoscale(workloadIn(chart, { workload }), scaling);
    const scaled = objectOf(chart, workload.kind);
    expect(scaled.spec).not.toHaveProperty('replicas');
    const { apiVersion, kind } = scaled;
    expect(autoscaler(chart).spec.scaleTargetRef).toEqual({ apiVersion, kind, name: 'shop' });
  });

  test.each(Object.entries(targets))('removes the replicas of %s, and measures its only container', (name, make) => {
    const chart = chartIn();
    autoscale(make(chart), { min: 2, max: 4, memory: { averageValue: '200Mi' } });
    expect(objectOf(chart, 'Deployment').spec).not.toHaveProperty('replicas');
    expect(autoscaler(chart).spec).toMatchObject({
      scaleTargetRef: { kind: 'Deployment', name: 'legacy' },
      metrics: [
        {
          containerResource: {
            name: 'memory',
            container: name === 'a Workload' ? 'app' : 'legacy',
            target: { type: 'AverageValue', averageValue: '200Mi' },
          },
        },
      ],
    });
  });

  test('keeps replicas: 0, which turns the autoscaler off', () => {
    const chart = chartIn();
    autoscale(workloadIn(chart, { workload: { kind: 'Deployment', replicas: 0 } }), scaling);
    expect(objectOf(chart, 'Deployment').spec.replicas).toBe(0);
  });

  test.each(kinds.filter((workload) => !('replicas' in workload)))('rejects a $kind', (workload) => {
    const shop = workloadIn(chartIn(), { workload: workload as WorkloadOptions });
    expect(() => autoscale(shop, scaling)).toThrow(
      `autoscale: a ${workload.kind} has no replicas (chart/shop); use a Deployment or a StatefulSet`,
    );
  });

  test.each(['1.28', '1.36'] as const)(
    'measures the application next to what is attached, also later, in Kubernetes %s',
    (kubernetes) => {
      const chart = chartIn();
      provideSettings(chart.node.root as App, { kubernetes });
      const logs = { directory: '/var/log/shop', sizeLimit: '64Mi', rotation: 'app' } as const;
      const shop = workloadIn(chart, { logs });
      autoscale(shop, { ...scaling, memory: { averageValue: '1Gi' } });
      attach(shop, fluentBit());
      attach(shop, nginx({ listen: 8443, upstream: { port: 8080 } }));
      const names = autoscaler(chart).spec.metrics.map(
        ({ containerResource }: { containerResource: { name: string; container: string } }) =>
          `${containerResource.name} of ${containerResource.container}`,
      );
      expect(names).toEqual(['cpu of app', 'memory of app']);
    },
  );

  test('measures the chosen container, also of an attachment', () => {
    const chart = chartIn();
    const shop = workloadIn(chart, { attachments: [nginx({ listen: 8443, upstream: { port: 8080 } })] });
    autoscale(shop, { ...scaling, container: 'nginx' });
    expect(autoscaler(chart).spec.metrics[0].containerResource.container).toBe('nginx');
  });

  test('reports an amount that is not valid once', () => {
    const chart = chartIn();
    autoscale(workloadIn(chart), { min: 2, max: 4, cpu: { averageValue: '5 cores' } });
    expect(() => autoscaler(chart)).toThrow(
      /^Validation failed with the following errors:\n.* spec\.metrics\[0\]\.containerResource\.target\.averageValue: must be .*$/,
    );
  });

  test('reports several main containers of which none is chosen, and a container that does not exist', () => {
    const containers = ['web', 'worker'].map((name) => ({ name, image: 'shop:1', resources: app.resources }));
    const chart = chartIn();
    autoscale(workloadIn(chart, { app: undefined, containers }), scaling);
    expect(() => autoscaler(chart)).toThrow(
      '[chart/shop/autoscaler-shop] spec.metrics[0].containerResource.container: Deployment "shop" has 2 main containers: "web", "worker"; set container: "web", or another one of them',
    );
    const other = chartIn();
    autoscale(workloadIn(other, { app: undefined, containers }), { ...scaling, container: 'wroker' });
    expect(() => autoscaler(other)).toThrow(
      'no container "wroker" in Deployment "shop", only "web", "worker"; did you mean "worker"?',
    );
  });

  test('takes more metrics in the words of Kubernetes, after its own', () => {
    const chart = chartIn();
    const external = { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } } as const;
    autoscale(workloadIn(chart), { ...scaling, custom: [{ type: 'External', external }] });
    expect(autoscaler(chart).spec.metrics.map(({ type }: { type: string }) => type)).toEqual([
      'ContainerResource',
      'External',
    ]);
    const other = chartIn();
    autoscale(workloadIn(other), { min: 1, max: 3, custom: [{ type: 'External', external }] });
    expect(autoscaler(other).spec.metrics).toEqual([{ type: 'External', external }]);
  });

  test('replaces the direction of the behavior that is set', () => {
    const chart = chartIn();
    const scaleUp = { stabilizationWindowSeconds: 30 };
    autoscale(workloadIn(chart), { ...scaling, behavior: { scaleUp } });
    expect(autoscaler(chart).spec.behavior).toMatchObject({ scaleUp, scaleDown: { stabilizationWindowSeconds: 300 } });
    const other = chartIn();
    const scaleDown = { selectPolicy: 'Disabled' } as const;
    autoscale(workloadIn(other), { ...scaling, behavior: { scaleDown } });
    expect(autoscaler(other).spec.behavior).toEqual({ scaleDown });
  });

  test('warns about a container without the request that a percentage is of', async () => {
    const chart = chartIn();
    setVerification(chart, { whole: true, practices: true });
    autoscale(workloadIn(chart, { app: { image: 'shop:1', env: env({ A: 'b' }) } }), scaling);
    const warnings = await warningsOf(() => Testing.synth(chart));
    expect(warnings.join('\n')).toContain(
      'shop/autoscaler-shop: spec.metrics[0].containerResource.target.averageUtilization: container "app" of Deployment ' +
        '"shop" has no cpu request: the autoscaler cannot compute utilization; set a cpu request there, or scale by averageValue',
    );
  });

  test('gives the budget of the workload its minimum, in any order of the calls', () => {
    for (const order of ['first', 'last'] as const) {
      const chart = chartIn();
      const shop = workloadIn(chart);
      if (order === 'first') autoscale(shop, scaling);
      limitDisruption(shop, { minAvailable: 2 });
      if (order === 'last') autoscale(shop, scaling);
      expect(() => autoscaler(chart)).toThrow('requires 2 available of 2 Pods (minReplicas of its autoscaler)');
    }
    const chart = chartIn();
    const shop = workloadIn(chart);
    limitDisruption(shop, { minAvailable: 2 });
    autoscale(shop, { ...scaling, min: 3 });
    expect(objectOf(chart, 'PodDisruptionBudget').spec.minAvailable).toBe(2);
  });

  test('leads to no warning with limitDisruption, in an app that had one without it', async () => {
    const synthesized = (complete: (shop: Workload) => void) => () => {
      const chart = chartIn();
      setVerification(chart, { whole: true, practices: 'all' });
      const logs = { directory: '/var/log/shop', sizeLimit: '64Mi', rotation: 'app' } as const;
      complete(workloadIn(chart, { logs, attachments: [fluentBit()], workload: { kind: 'Deployment', replicas: 2 } }));
      Testing.synth(chart);
    };
    expect((await warningsOf(synthesized(() => undefined))).join('\n')).toContain('[practice/no-disruption-budget]');
    const warnings = await warningsOf(
      synthesized((shop) => {
        autoscale(shop, scaling);
        limitDisruption(shop);
      }),
    );
    expect(warnings).toEqual([]);
  });

  test('reports a workload that the server names, and a release without container metrics', () => {
    const chart = chartIn();
    autoscale(workloadIn(chart, { metadata: { generateName: 'shop-' } }), scaling);
    expect(() => autoscaler(chart)).toThrow(
      'scaleTargetRef: the server names the workload (generateName), so the autoscaler cannot find it; set metadata.name',
    );
    const other = chartIn();
    const featureGates = { HPAContainerMetrics: false };
    autoscale(workloadIn(other, { kubernetes: '1.28', featureGates }), scaling);
    expect(() => autoscaler(other)).toThrow(
      'spec.metrics: one container is only measured with the feature gate HPAContainerMetrics, which is off; set featureGates',
    );
  });

  test.each([
    [{ min: 1.5 }, 'min must be an integer of 0 or more, got 1.5'],
    [{ max: 0 }, 'max must be an integer of 1 or more, got 0'],
    [{ min: 5, max: 4 }, 'max must be min or more, got min 5 and max 4'],
    [{ cpu: 0 }, 'cpu must be a percentage of the request such as 70, or { averageValue }, got 0'],
    [{ memory: 0.7 }, 'memory must be a percentage of the request such as 70, or { averageValue }, got 0.7'],
    [{ cpu: undefined }, 'no metric; set cpu, memory or custom'],
    [{ cpu: undefined, custom: [] }, 'no metric; set cpu, memory or custom'],
    [
      { cpu: undefined, custom: [{ type: 'Pods' }], container: 'app' },
      'container needs cpu or memory; set one of them, or remove it',
    ],
    [{ minReplicas: 2 }, 'options.minReplicas is not supported here; set min'],
    [{ metrics: [] }, 'options.metrics is not supported here; set cpu, memory or custom'],
    [{ cpu: '70%' }, 'options.cpu must be a number, got a string'],
  ])('rejects %j', (wrong, message) => {
    expect(() => autoscale(workloadIn(chartIn()), { ...scaling, ...wrong } as typeof scaling)).toThrow(
      `autoscale: ${message}`,
    );
  });

  test('leaves replicas: 0 as a minimum to the releases that have it', () => {
    const external = { metric: { name: 'queue' }, target: { type: 'AverageValue', averageValue: '30' } } as const;
    const at = (kubernetes: '1.36' | '1.37') => {
      const chart = chartIn();
      provideSettings(chart.node.root as App, { kubernetes });
      autoscale(workloadIn(chart), { min: 0, max: 3, custom: [{ type: 'External', external }] });
      return () => autoscaler(chart);
    };
    expect(at('1.36')).toThrow('spec.minReplicas: must be 1 or greater, got 0');
    expect(at('1.37')()).toMatchObject({ spec: { minReplicas: 0 } });
  });

  test('rejects a second autoscaler, ours or of cdk8s-plus', () => {
    const chart = chartIn();
    const shop = workloadIn(chart);
    autoscale(shop, scaling);
    expect(() => autoscale(shop, { ...scaling, metadata: { name: 'other' } })).toThrow(
      'autoscale: called twice for chart/shop, but two autoscalers undo what the other does; remove one of the calls',
    );
    const containers = [{ image: 'legacy:1', portNumber: 8080 }];
    const target = new plus.Deployment(chart, 'legacy', { containers });
    const metrics = [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))];
    new plus.HorizontalPodAutoscaler(chart, 'autoscaler', { target, maxReplicas: 9, metrics });
    expect(() => autoscale(target, scaling)).toThrow(
      'autoscale: chart/legacy has a HorizontalPodAutoscaler of cdk8s-plus; remove one of the two',
    );
    const marked = new plus.Deployment(chart, 'marked', { containers });
    autoscale(marked, scaling);
    expect(marked.hasAutoscaler).toBe(true);
  });

  test('reports another autoscaler of the workload in the chart, whenever it is added', () => {
    const chart = chartIn();
    autoscale(workloadIn(chart), scaling);
    const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'shop' };
    const other = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'of-chart' } };
    new ApiObject(chart, 'other', { ...other, spec: { scaleTargetRef, maxReplicas: 3 } });
    expect(() => autoscaler(chart)).toThrow(
      '[chart/shop/autoscaler-shop] spec.scaleTargetRef: HorizontalPodAutoscaler "of-chart" scales it, too: each undoes what ' +
        'the other does; remove one of the two [app/autoscaler-target]',
    );
  });

  test('reports a later autoscaler of cdk8s-plus', () => {
    const chart = chartIn();
    const target = new plus.Deployment(chart, 'legacy', { containers: [{ image: 'legacy:1', portNumber: 8080 }] });
    autoscale(target, scaling);
    const metrics = [plus.Metric.resourceCpu(plus.MetricTarget.averageUtilization(70))];
    new plus.HorizontalPodAutoscaler(chart, 'of-plus', { target, maxReplicas: 3, metrics });
    expect(() => autoscaler(chart)).toThrow(/HorizontalPodAutoscaler "[^"]+" scales it, too: each undoes what/);
  });

  test('keeps the default of a direction of the behavior that is undefined', () => {
    const chart = chartIn();
    autoscale(workloadIn(chart), { ...scaling, behavior: { scaleDown: undefined } });
    expect(autoscaler(chart).spec.behavior).toMatchObject({ scaleDown: { stabilizationWindowSeconds: 300 } });
  });

  test('rejects what has no pod template', () => {
    const service = new ApiObject(chartIn(), 'service', { apiVersion: 'v1', kind: 'Service' });
    expect(() => autoscale(service, scaling)).toThrow(/^autoscale: no pod template in Service/);
  });
});
