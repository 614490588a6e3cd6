import { claim, deployment, pod } from '../kubernetes/example-objects';
import { kubernetesVersions } from '../kubernetes/version';
import { live } from './update/testdata/update-findings';
import { verifyUpdate } from './verify-update';

const found = (old: unknown, object: unknown, options = {}) =>
  verifyUpdate(old, object, { kubernetes: '1.35', ...options }).map(({ code, field }) => `${code} ${field}`);

describe('an update', () => {
  test('of a live object to its manifest has no findings', () => {
    const live = {
      ...deployment({ replicas: 1 }),
      metadata: {
        name: 'web',
        namespace: 'shop',
        uid: '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11',
        resourceVersion: '4711',
        generation: 3,
        creationTimestamp: '2026-01-01T00:00:00Z',
      },
      status: { replicas: 1, readyReplicas: 1 },
    };
    for (const kubernetes of kubernetesVersions) expect(found(live, deployment(), { kubernetes })).toEqual([]);
  });

  test('has the findings of the new object', () => {
    expect(found(pod(), pod({ hostname: 'A_b' }))).toContain('api/name-format spec.hostname');
  });

  test('is not possible to another object', () => {
    expect(found(pod(), pod({}, { name: 'other' }))).toEqual(['api/other-object metadata.name']);
    expect(found(pod({}, { namespace: 'a' }), pod({}, { namespace: 'b' }))).toEqual([
      'api/other-object metadata.namespace',
    ]);
    expect(found(pod({}, { namespace: 'a' }), pod())).toEqual([]);
    expect(found(deployment(), pod())).toEqual(['api/other-object apiVersion']);
    expect(verifyUpdate(deployment(), pod(), { kubernetes: '1.35' })[0]?.message).toBe(
      'must be "apps/v1" as in the object to update, got "v1"',
    );
    expect(verifyUpdate(undefined, pod(), { kubernetes: '1.35' })).toMatchObject([
      { code: 'shape/wrong-type', field: '', message: 'the object to update must be an object, got undefined' },
    ]);
  });
});

test('an object that SOPS encrypted has one finding', () => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'a' },
    data: { a: 'ENC[]' },
    sops: { mac: 'a' },
  };
  expect(found(secret, secret)).toEqual(['shape/unknown-field sops']);
});

test('a finding has amounts as servers print them', () => {
  const bound = { phase: 'Bound', capacity: { storage: '20Gi' } };
  const size = (storage: string) => live(claim({ resources: { requests: { storage } } }), bound);
  const found = (storage: string) => verifyUpdate(size('20Gi'), size(storage), { kubernetes: '1.35' });
  const message = (got: string) => `must be greater than the capacity of the volume ("20Gi"), got "${got}"`;
  expect(found('1.5Gi')).toMatchObject([{ value: '1536Mi', message: message('1536Mi') }]);
  expect(found('2000M')).toMatchObject([{ value: '2G', message: message('2G') }]);
});

test('an option that is not valid throws', () => {
  const call = (options: object) => () => verifyUpdate(pod(), pod(), options as never);
  expect(call({})).toThrow(TypeError);
  expect(call({ kubernetes: '1.35', resize: 'yes' })).toThrow('resize must be true or false, got "yes"');
  expect(call({ kubernetes: '1.35', practices: true })).toThrow('unknown option "practices"; use kubernetes');
});
