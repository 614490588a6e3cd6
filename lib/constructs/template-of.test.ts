import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { fluentBit } from '../attachments';
import { get } from '../findings/field-path';
import { attach } from './attach';
import { autoscale } from './autoscale';
import { expose } from './expose';
import { isolate } from './isolate';
import { limitDisruption } from './limit-disruption';
import type { AppWideSettings } from './settings';
import { templateOf } from './template-of';
import { verifyApp } from './verify-app';

const labels = { app: 'web' };
const podOf = (name: string, containerPort = 8080) => ({
  metadata: { labels },
  spec: {
    terminationGracePeriodSeconds: 60,
    containers: [{ name, image: 'registry.example/web:1', ports: [{ name: 'http', containerPort }] }],
  },
});

function newChart(settings: AppWideSettings = {}) {
  const app = new App();
  verifyApp(app, { kubernetes: '1.35', practices: false, ...settings });
  return new Chart(app, 'shop', { namespace: 'shop' });
}

const resource = (chart: Chart, apiVersion: string, kind: string, spec: object) =>
  new ApiObject(chart, kind.toLowerCase(), { apiVersion, kind, metadata: { name: 'web' }, ...{ spec } });
const rollout = (chart: Chart, more: object = {}) =>
  resource(chart, 'argoproj.io/v1alpha1', 'Rollout', {
    replicas: 3,
    selector: { matchLabels: labels },
    template: podOf('web'),
    ...more,
  });
const cluster = (chart: Chart) =>
  resource(chart, 'ray.io/v1', 'RayCluster', {
    headGroupSpec: { rayStartParams: {}, template: podOf('head', 8265) },
    workerGroupSpecs: [{ groupName: 'a', template: podOf('worker') }],
  });
const logs = fluentBit({ logs: { directory: '/var/log/web', sizeLimit: '64Mi', rotation: 'app' } });
const ofKind = (chart: Chart, kind: string) => Testing.synth(chart).filter((one) => one.kind === kind);

describe('on a custom resource with one pod template', () => {
  test('attach adds to the template, and changes nothing else', () => {
    const chart = newChart();
    attach(rollout(chart), logs);
    const [composed] = ofKind(chart, 'Rollout');
    expect(get(composed, 'spec.template.spec.initContainers[0].name')).toBe('fluent-bit');
    expect(get(composed, 'spec.template.spec.containers[0].volumeMounts')).toHaveLength(1);
    expect(Object.keys(composed.spec)).toEqual(['replicas', 'selector', 'template']);
    expect(ofKind(chart, 'ConfigMap')).toHaveLength(1);
  });

  test('the companions select its Pods, lead to its ports and scale it', () => {
    const chart = newChart();
    const target = rollout(chart);
    expose(target);
    isolate(target, { from: ['anywhere'] });
    limitDisruption(target, { maxUnavailable: '25%' });
    autoscale(target, { min: 2, max: 9, cpu: 70 });
    const [service] = ofKind(chart, 'Service');
    expect(service.spec).toEqual({ selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] });
    const [policy] = ofKind(chart, 'NetworkPolicy');
    expect(policy.spec).toMatchObject({
      podSelector: { matchLabels: labels },
      ingress: [{ ports: [{ port: 8080, protocol: 'TCP' }] }],
    });
    const [budget] = ofKind(chart, 'PodDisruptionBudget');
    expect(budget.spec).toMatchObject({ maxUnavailable: '25%', selector: { matchLabels: labels } });
    const [autoscaler] = ofKind(chart, 'HorizontalPodAutoscaler');
    expect(autoscaler.spec.scaleTargetRef).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      name: 'web',
    });
    expect(get(autoscaler, 'spec.metrics[0].containerResource.container')).toBe('web');
    expect(ofKind(chart, 'Rollout')[0].spec).not.toHaveProperty('replicas');
  });

  test('autoscale and a budget of a share need a scale subresource', () => {
    const job = resource(newChart(), 'keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: { template: podOf('job') } });
    expect(() => autoscale(job, { min: 1, max: 3, cpu: 70 })).toThrow(
      'autoscale: a ScaledJob has no replicas (shop/scaledjob)',
    );
    expect(() => limitDisruption(job)).toThrow('maxUnavailable needs replicas, which a ScaledJob does not have');
  });

  test('replicas are removed where its kind has them', () => {
    const chart = newChart();
    const kibana = resource(chart, 'kibana.k8s.elastic.co/v1', 'Kibana', { count: 2, podTemplate: podOf('kibana') });
    autoscale(kibana, { min: 1, max: 3, cpu: 70 });
    expect(ofKind(chart, 'Kibana')[0].spec).not.toHaveProperty('count');
  });

  test('a template that is missing is an error', () => {
    const chart = newChart();
    attach(rollout(chart, { template: undefined, workloadRef: undefined }), logs);
    expect(() => Testing.synth(chart)).toThrow(
      'no pod template in this argoproj.io/v1alpha1 Rollout; add one, or attach to another object [pod/missing-template]',
    );
  });

  test('a template of the workload that it refers to is an error that names that workload', () => {
    const chart = newChart();
    const workloadRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
    attach(rollout(chart, { template: undefined, workloadRef }), logs);
    expect(() => Testing.synth(chart)).toThrow(
      'no pod template in this argoproj.io/v1alpha1 Rollout; ' +
        'attach to Deployment "web", which workloadRef names and whose template it uses, or add one',
    );
  });

  test('its findings are at the path in the resource, with who wrote it', () => {
    const chart = newChart();
    const taken = {
      ...podOf('web'),
      spec: { containers: [{ ...podOf('web').spec.containers[0], ports: [{ containerPort: 2020 }] }] },
    };
    attach(rollout(chart, { template: taken }), logs);
    expect(() => Testing.synth(chart)).toThrow(
      /\[shop\/rollout\] spec\.template\.spec\.\w+\[0\]\.ports\[0\]\.containerPort: port 2020\/TCP/,
    );
  });
});

describe('on a custom resource with several pod templates', () => {
  test('templateOf says which one is meant; templates with the same files share a ConfigMap', () => {
    const chart = newChart();
    const target = cluster(chart);
    attach(templateOf(target, 'spec.headGroupSpec.template'), logs);
    const [before] = ofKind(chart, 'RayCluster');
    expect(get(before, 'spec.headGroupSpec.template.spec.initContainers[0].name')).toBe('fluent-bit');
    expect(get(before, 'spec.workerGroupSpecs[0].template')).toEqual(podOf('worker'));
    attach(templateOf(target, 'spec.workerGroupSpecs[0].template'), logs);
    const [after] = ofKind(chart, 'RayCluster');
    expect(get(after, 'spec.workerGroupSpecs[0].template.spec.initContainers[0].name')).toBe('fluent-bit');
    // Each record names the container that it is of.
    expect(new Set(ofKind(chart, 'ConfigMap').map(({ metadata }) => metadata.name)).size).toBe(2);
    expect(templateOf(target, 'spec.headGroupSpec.template')).toBe(templateOf(target, 'spec.headGroupSpec.template'));
  });

  test('its companions are of the template that is meant', () => {
    const chart = newChart();
    expose(templateOf(cluster(chart), 'spec.headGroupSpec.template'));
    expect(get(ofKind(chart, 'Service')[0], 'spec.ports[0].targetPort')).toBe('http');
  });

  test('the object alone is an error that names the templates', () => {
    const chart = newChart();
    attach(cluster(chart), logs);
    expect(() => Testing.synth(chart)).toThrow(
      '2 pod templates in this ray.io/v1 RayCluster: spec.headGroupSpec.template, spec.workerGroupSpecs[0].template; ' +
        'use one of them: templateOf(target, "spec.headGroupSpec.template")',
    );
  });

  test('an entry of a map is spelled in brackets, or as in the pattern', () => {
    const chart = newChart();
    const pytorchReplicaSpecs = { Master: { template: podOf('pytorch') }, Worker: { template: podOf('pytorch') } };
    const job = resource(chart, 'kubeflow.org/v1', 'PyTorchJob', { pytorchReplicaSpecs });
    const worker = templateOf(job, 'spec.pytorchReplicaSpecs.Worker.template');
    expect(templateOf(job, 'spec.pytorchReplicaSpecs[Worker].template')).toBe(worker);
    attach(worker, logs);
    const [after] = ofKind(chart, 'PyTorchJob');
    expect(get(after, 'spec.pytorchReplicaSpecs[Worker].template.spec.initContainers[0].name')).toBe('fluent-bit');
    expect(get(after, 'spec.pytorchReplicaSpecs[Master].template')).toEqual(podOf('pytorch'));
  });

  test('a path that leads to no template is an error', () => {
    const chart = newChart();
    const target = cluster(chart);
    expect(() => templateOf(target, 'spec.template')).toThrow(
      'templateOf: no pod template at "spec.template" in RayCluster "web" (shop/raycluster); ' +
        'use spec.headGroupSpec.template or spec.workerGroupSpecs[*].template',
    );
    for (const entry of ['[*]', '[a]', '.a', '[]'])
      expect(() => templateOf(target, `spec.workerGroupSpecs${entry}.template`)).toThrow('no pod template at');
    attach(templateOf(target, 'spec.workerGroupSpecs[7].template'), logs);
    expect(() => Testing.synth(chart)).toThrow('no pod template there, only at spec.headGroupSpec.template, ');
  });

  test('the only template of a kind needs no templateOf', () => {
    const target = rollout(newChart());
    expect(templateOf(target, 'spec.template')).toBe(target);
  });
});

test('the only template of a kind of Kubernetes is the object itself', () => {
  const chart = new Chart(Testing.app(), 'chart');
  const shop = new ApiObject(chart, 'shop', { apiVersion: 'apps/v1', kind: 'Deployment' });
  expect(templateOf(shop, 'spec.template')).toBe(shop);
  expect(() => templateOf(shop, 'template')).toThrow('use spec.template');
  const pod = new ApiObject(chart, 'pod', { apiVersion: 'v1', kind: 'Pod' });
  expect(() => templateOf(pod, 'spec')).toThrow('use the object itself');
});

test('a path in pods.workloads that leads to no template of an object is an error that names the path near to it', () => {
  const workloads = [{ apiVersion: 'example.com/v1', kind: 'Fleet', templates: [{ path: 'spec.ships.pods' }] }];
  const error =
    '[shop/fleet] no pod template at "spec.ships.pods", the path that is set for Fleet; did you mean "spec.ships[*].pods"? [pod/missing-template]';
  for (const use of [attach, undefined]) {
    const chart = newChart({ workloads });
    const fleet = resource(chart, 'example.com/v1', 'Fleet', { ships: [{ pods: podOf('ship') }] });
    use?.(fleet, logs);
    expect(() => Testing.synth(chart)).toThrow(error);
  }
});

test('a kind that the app adds can be attached to; another one is an error', () => {
  const fleet = (chart: Chart) => resource(chart, 'example.com/v1', 'Fleet', { pods: podOf('ship') });
  const workloads = [{ apiVersion: 'example.com/v1', kind: 'Fleet', templates: [{ path: 'spec.pods' }] }];
  const chart = newChart({ workloads });
  attach(fleet(chart), logs);
  expect(get(ofKind(chart, 'Fleet')[0], 'spec.pods.spec.initContainers[0].name')).toBe('fluent-bit');
  expect(() => attach(fleet(newChart()), logs)).toThrow('or add the kind to pods.workloads if it is a custom resource');
});
