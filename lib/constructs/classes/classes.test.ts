import { ApiObject, Chart, Testing } from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import { podTemplateOf, workloadKinds } from '../../kubernetes/pod-template';
import { PriorityClass, prioritize } from '../prioritize';
import { RuntimeClass, sandbox } from '../sandbox';
import { Workload } from '../workload';

const chartIn = () => new Chart(Testing.app(), 'chart', { namespace: 'shop' });
const app = { image: 'shop:1', ports: [{ name: 'http', containerPort: 8080 }] };
const workloadIn = (chart: Chart, props = {}) =>
  new Workload(chart, 'shop', { app, workload: { kind: 'Deployment' }, ...props });
const object = (chart: Chart, kind: string) => Testing.synth(chart).find((one) => one.kind === kind);
const specOf = (chart: Chart, kind = 'Deployment') => podTemplateOf(object(chart, kind))?.template.spec;
const description = 'Takes orders of customers.';

describe('prioritize', () => {
  test('gives the Pods a PriorityClass, which is in no namespace and comes first', () => {
    const chart = chartIn();
    const shop = workloadIn(chart);
    const metadata = { name: 'orders', labels: { team: 'shop' } };
    prioritize(
      shop,
      new PriorityClass(chart, 'class', { metadata, value: 100_000, description, preemptionPolicy: 'Never' }),
    );
    expect(Testing.synth(chart)[0]).toEqual({
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata,
      value: 100_000,
      description,
      preemptionPolicy: 'Never',
    });
    expect(specOf(chart)?.priorityClassName).toBe('orders');
  });

  test.each(workloadKinds)('gives the Pods of a %s a class that exists', (kind) => {
    const chart = chartIn();
    const workload = kind === 'CronJob' ? { kind, schedule: '0 2 * * *' } : { kind };
    prioritize(workloadIn(chart, { workload }), 'orders');
    expect(specOf(chart, kind)?.priorityClassName).toBe('orders');
  });

  test('gives the Pods of another library a class', () => {
    const chart = chartIn();
    const target = new plus.Deployment(chart, 'shop', { containers: [{ image: 'shop:1', portNumber: 8080 }] });
    prioritize(target, { name: 'orders' });
    expect(specOf(chart)?.priorityClassName).toBe('orders');
  });

  test('reports Pods that have another class, or say otherwise than theirs', () => {
    const chart = chartIn();
    prioritize(workloadIn(chart, { pod: { priorityClassName: 'other' } }), 'orders');
    expect(() => Testing.synth(chart)).toThrow(
      'spec.template.spec.priorityClassName: the Pods have "other" already, not "orders"; remove one of the two [app/class]',
    );
    const second = chartIn();
    const orders = new PriorityClass(second, 'orders', { value: 1, description });
    prioritize(workloadIn(second, { pod: { preemptionPolicy: 'Never' } }), orders);
    expect(() => Testing.synth(second)).toThrow(
      'spec.template.spec.preemptionPolicy: the server refuses Pods that say Never, as their PriorityClass says ' +
        'PreemptLowerPriority; remove it, or set preemptionPolicy of the PriorityClass [app/class]',
    );
  });

  test.each([
    [{ value: 2_000_000_000, description }, 'value must be an integer from -1000000000 to 1000000000, got 2000000000'],
    [{ value: 0.5, description }, 'value must be an integer from -1000000000 to 1000000000, got 0.5'],
    [
      { value: 1, description, metadata: { name: 'system-a' } },
      'name must not start with "system-", got "system-a"; set metadata.name',
    ],
    [{ value: 1 }, 'description is missing; set a string'],
    [{ value: 1, description, preemptionPolicy: 'never' }, /preemptionPolicy must be .*did you mean "Never"\?$/],
  ])('rejects a class that only the system may have, or that is not valid: %j', (props, message) => {
    const make = () => new PriorityClass(chartIn(), 'orders', props as never);
    expect(make).toThrow(/^PriorityClass chart\/orders: /);
    expect(make).toThrow(message);
  });
});

test('reports Pods with another priority than their class', () => {
  const chart = chartIn();
  const orders = new PriorityClass(chart, 'orders', { value: 10, description });
  prioritize(workloadIn(chart, { pod: { priority: 5 } }), orders);
  expect(() => Testing.synth(chart)).toThrow(
    'spec.template.spec.priority: the server refuses Pods that say 5, as their PriorityClass says 10; remove it: the server sets it',
  );
});

test('rejects an empty name, which would give Pods no class', () => {
  expect(() => prioritize(workloadIn(chartIn()), '')).toThrow('prioritize: priorityClass is empty; set a name');
  expect(() => sandbox(workloadIn(chartIn()), '')).toThrow('sandbox: runtimeClass is empty; set a name');
});

test.each([
  [{ overhead: { memory: '64mb' } }, 'overhead.memory must be a quantity, got "64mb"; set "64Mi"'],
  [{ scheduling: { nodeSelector: { 'a b': 'c' } } }, /scheduling\.nodeSelector\.a b name must consist of /],
  [{ metadata: { name: 'Gvisor' } }, 'metadata.name must consist of a-z, 0-9, "-" and ".", got "Gvisor"'],
  [{ metadata: { labels: { team: 'a b' } } }, /metadata\.labels\.team must consist of /],
])('rejects a RuntimeClass that the server would refuse: %j', (props, message) => {
  expect(() => new RuntimeClass(chartIn(), 'gvisor', { handler: 'runsc', ...props })).toThrow(message);
});

describe('sandbox', () => {
  test('gives the Pods a RuntimeClass with its overhead and nodes', () => {
    const chart = chartIn();
    const scheduling = { nodeSelector: { runtime: 'gvisor' }, tolerations: [{ key: 'gvisor' }] };
    const overhead = { cpu: '100m', memory: '64Mi' };
    const gvisor = new RuntimeClass(chart, 'gvisor', { handler: 'runsc', overhead, scheduling });
    sandbox(workloadIn(chart, { pod: { nodeSelector: { runtime: 'gvisor' } } }), gvisor);
    expect(object(chart, 'RuntimeClass')).toEqual({
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata: { name: 'gvisor' },
      handler: 'runsc',
      overhead: { podFixed: overhead },
      scheduling,
    });
    expect(specOf(chart)?.runtimeClassName).toBe('gvisor');
    expect(specOf(chart)?.overhead).toBeUndefined();
  });

  test('reports Pods that say otherwise than their class', () => {
    const chart = chartIn();
    sandbox(workloadIn(chart, { pod: { overhead: { memory: '1Mi' } } }), 'gvisor');
    expect(() => Testing.synth(chart)).toThrow(/spec\.overhead: the server sets it to that of the RuntimeClass/);
    const second = chartIn();
    const gvisor = new RuntimeClass(second, 'gvisor', { handler: 'runsc', scheduling: { nodeSelector: { a: 'b' } } });
    sandbox(workloadIn(second, { pod: { nodeSelector: { a: 'c' } } }), gvisor);
    expect(() => Testing.synth(second)).toThrow(
      `spec.nodeSelector['a']: the server refuses "c", as nodes of the RuntimeClass have "b"; remove it [app/class]`,
    );
  });

  test('rejects a handler that no node can have, and what has no pod template', () => {
    expect(() => new RuntimeClass(chartIn(), 'gvisor', { handler: 'Run_SC' })).toThrow(
      /^RuntimeClass chart\/gvisor: handler must consist of /,
    );
    const service = new ApiObject(chartIn(), 'service', { apiVersion: 'v1', kind: 'Service' });
    expect(() => sandbox(service, 'gvisor')).toThrow(/^sandbox: no pod template in Service/);
  });
});
