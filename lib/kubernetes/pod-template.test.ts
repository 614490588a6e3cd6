import { get } from '../findings/field-path';
import {
  fieldPathInTemplate,
  podTemplateOf,
  templateFieldPath,
  templatePlace,
  withPodTemplate,
  workloadKindOf,
  workloadKinds,
} from './pod-template';

const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'app', image: 'nginx:1' }] } };
const other = { metadata: { labels: { a: 'c' } }, spec: { containers: [{ name: 'app', image: 'nginx:2' }] } };

const manifests: Readonly<Record<string, object>> = {
  Pod: { apiVersion: 'v1', kind: 'Pod', ...template, status: {} },
  Deployment: { apiVersion: 'apps/v1', kind: 'Deployment', spec: { replicas: 3, template, paused: true } },
  StatefulSet: { apiVersion: 'apps/v1', kind: 'StatefulSet', spec: { template, serviceName: 'a' } },
  DaemonSet: { apiVersion: 'apps/v1', kind: 'DaemonSet', spec: { template } },
  ReplicaSet: { apiVersion: 'apps/v1', kind: 'ReplicaSet', spec: { template } },
  ReplicationController: { apiVersion: 'v1', kind: 'ReplicationController', spec: { template } },
  Job: { apiVersion: 'batch/v1', kind: 'Job', spec: { template } },
  CronJob: {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    spec: { schedule: '@daily', jobTemplate: { spec: { template } } },
  },
  PodTemplate: { apiVersion: 'v1', kind: 'PodTemplate', template },
};

describe.each(workloadKinds)('the pod template of a %s', (kind) => {
  const manifest = manifests[kind] ?? {};

  it('is read at the path of its kind', () => {
    expect(podTemplateOf(manifest)).toEqual({ kind, path: templatePlace(kind).path, template });
    expect(get(manifest, templateFieldPath(kind, 'spec.containers[0].image'))).toBe('nginx:1');
  });

  it('is replaced without changing anything else or the order of keys', () => {
    const before = JSON.stringify(manifest);
    expect(JSON.stringify(withPodTemplate(manifest, template))).toBe(before);
    const replaced = withPodTemplate(manifest, other);
    expect(JSON.stringify(replaced)).toBe(before.replace('nginx:1', 'nginx:2').replace('{"a":"b"}', '{"a":"c"}'));
    expect(podTemplateOf(replaced)?.template).toEqual(other);
    expect(JSON.stringify(manifest)).toBe(before);
  });

  it('maps field paths to the whole object and back', () => {
    for (const field of ['spec', 'spec.containers[0]', 'metadata.labels[a.b/c]']) {
      expect(fieldPathInTemplate(kind, templateFieldPath(kind, field))).toBe(field);
    }
    expect(fieldPathInTemplate(kind, 'status')).toBeUndefined();
    expect(fieldPathInTemplate(kind, 'apiVersion')).toBeUndefined();
  });
});

it('lists the nine kinds with a pod template', () => {
  expect(workloadKinds).toEqual(Object.keys(manifests));
  expect(templateFieldPath('Pod', 'spec.containers[0]')).toBe('spec.containers[0]');
  expect(templateFieldPath('Deployment', 'spec.containers[0]')).toBe('spec.template.spec.containers[0]');
  expect(templateFieldPath('CronJob', 'spec')).toBe('spec.jobTemplate.spec.template.spec');
  expect(templateFieldPath('PodTemplate', 'spec')).toBe('template.spec');
  expect(fieldPathInTemplate('Deployment', 'spec.template')).toBe('');
  expect(fieldPathInTemplate('Deployment', 'spec.templates.spec')).toBeUndefined();
  expect(fieldPathInTemplate('Pod', 'specs')).toBeUndefined();
});

it.each([
  ['a custom resource of the same kind', { apiVersion: 'example.com/v1', kind: 'Deployment', spec: { template } }],
  ['an API version that is gone', { apiVersion: 'extensions/v1beta1', kind: 'Deployment', spec: { template } }],
  ['another kind', { apiVersion: 'v1', kind: 'Service', spec: {} }],
  ['a kind that every object inherits', { apiVersion: 'v1', kind: 'constructor' }],
  ['no object', undefined],
  ['null', null],
  ['a text', 'Pod'],
  ['an empty object', {}],
])('does not treat %s as a workload', (_, object) => {
  expect(workloadKindOf(object)).toBeUndefined();
  expect(podTemplateOf(object)).toBeUndefined();
});

it.each([
  { apiVersion: 'v1', kind: 'Pod' },
  { apiVersion: 'v1', kind: 'Pod', spec: null },
  { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: 'x' } },
  { apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: [] } },
  { apiVersion: 'apps/v1', kind: 'Deployment' },
])('finds no pod template in %j', (object) => {
  expect(podTemplateOf(object)).toBeUndefined();
});

it('rejects an object of another kind', () => {
  expect(() => withPodTemplate({ apiVersion: 'v1', kind: 'Service' }, template)).toThrow(
    'v1 Service has no pod template; use one of Pod, Deployment, StatefulSet,',
  );
});
