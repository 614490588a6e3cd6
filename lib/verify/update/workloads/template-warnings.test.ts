import { deployment, template } from '../../../kubernetes/example-objects';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { verifyUpdate } from '../../verify-update';
import { warned } from '../testdata/update-findings';

const hidden = { containers: [{ name: 'web', image: 'web:1', env: [{ name: 'A' }, { name: 'A' }] }] };
const warnings = ['spec.template.spec.containers[0].env[1]'];
const set = (kind: string, spec: object, metadata: object = {}) => ({
  ...deployment({ template: template(hidden), ...spec }, metadata),
  kind,
});

describe('warnings of a pod template on update', () => {
  it.each(['Deployment', 'ReplicaSet', 'StatefulSet'])('are given where the spec of a %s changes', (kind) => {
    expect(warned(set(kind, {}), set(kind, { replicas: 3 }))).toEqual(warnings);
    expect(warned(set(kind, {}), set(kind, {}, { labels: { tier: 'front' } }))).toEqual([]);
  });

  it('are given where the annotations of a Deployment change', () => {
    const annotations = { note: 'a' };
    expect(warned(set('Deployment', {}), set('Deployment', {}, { annotations }))).toEqual(warnings);
    expect(warned(set('ReplicaSet', {}), set('ReplicaSet', {}, { annotations }))).toEqual([]);
  });

  it('are given where the template of a DaemonSet changes', () => {
    expect(warned(set('DaemonSet', {}), set('DaemonSet', { minReadySeconds: 5 }))).toEqual([]);
    const changed = { template: template({ ...hidden, priorityClassName: 'high' }) };
    expect(warned(set('DaemonSet', {}), set('DaemonSet', changed))).toEqual(warnings);
  });

  it('are those of the old template of a ReplicationController', () => {
    const controller = (spec: object) => ({
      apiVersion: 'v1',
      kind: 'ReplicationController',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, template: template(spec) },
    });
    expect(warned(controller(hidden), controller({}))).toEqual(warnings);
    expect(warned(controller({}), controller(hidden))).toEqual([]);
    expect(warned(controller(hidden), controller(hidden))).toEqual([]);
  });
});

test('rules of a Job that its creation drops are no change of which a server warns', () => {
  const job = (code: number, kubernetes: KubernetesVersion) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'sample' },
    spec: {
      completions: 2,
      completionMode: 'Indexed',
      ...(kubernetes === '1.29' && { backoffLimitPerIndex: 1 }),
      podFailurePolicy: { rules: [{ action: 'FailIndex', onExitCodes: { operator: 'In', values: [code] } }] },
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'main', image: 'main:1' }],
          volumes: [{ name: 'old', glusterfs: { endpoints: 'e', path: '/a' } }],
        },
      },
    },
  });
  const codes = (kubernetes: KubernetesVersion) =>
    verifyUpdate(job(3, kubernetes), job(4, kubernetes), { kubernetes }).map(({ code }) => code);
  expect(codes('1.28')).toEqual(['shape/dropped-field']);
  expect(codes('1.29')).toContain('api/deprecated-volume');
});
