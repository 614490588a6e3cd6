import { claim } from '../../../kubernetes/example-objects';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { live, refused } from '../testdata/update-findings';

const size = (storage: string) => ({ resources: { requests: { storage } } });
const bound = (spec: object = {}, status: object = {}) =>
  live(claim(spec), { phase: 'Bound', capacity: { storage: '1Gi' }, ...status });

describe('a claim', () => {
  it('keeps its spec', () => {
    expect(refused(bound(), claim({ accessModes: ['ReadWriteMany'] }))).toEqual([
      'FieldValueForbidden spec (spec.accessModes[0])',
    ]);
    expect(refused(bound(), claim({ volumeMode: 'Block' }))).toEqual([
      'FieldValueForbidden spec (spec.volumeMode)',
      'FieldValueInvalid volumeMode (spec.volumeMode)',
    ]);
    expect(refused(bound({ volumeName: 'a' }), claim())).toEqual(['FieldValueForbidden spec (spec.volumeName)']);
  });

  it('is given the name of its volume once', () => {
    expect(refused(live(claim()), claim({ volumeName: 'a' }))).toEqual([]);
    expect(refused(live(claim({ volumeName: 'a' })), claim({ volumeName: 'b' }))).toEqual([
      'FieldValueForbidden spec (spec.volumeName)',
    ]);
  });

  it('grows once it is bound', () => {
    expect(refused(bound(), claim(size('2Gi')))).toEqual([]);
    expect(refused(bound(), claim(size('1024Mi')))).toEqual([]);
    expect(refused(live(claim()), claim(size('2Gi')))).toEqual([
      'FieldValueForbidden spec (spec.resources.requests[storage])',
    ]);
  });

  it.each<[KubernetesVersion, object, string, boolean]>([
    ['1.31', {}, '5Gi', false],
    ['1.31', { allocatedResources: { storage: '10Gi' } }, '5Gi', true],
    ['1.32', {}, '5Gi', true],
    ['1.32', {}, '1Gi', false],
  ])('in %s, with %j, shrinks to %s: %p', (release, status, storage, may) => {
    const field = 'FieldValueForbidden spec.resources.requests.storage (spec.resources.requests[storage])';
    expect(refused(bound(size('10Gi'), status), claim(size(storage)), release)).toEqual(may ? [] : [field]);
  });

  it('that is sent with requests, and without a size, shrinks', () => {
    const shrinks = 'FieldValueForbidden spec.resources.requests.storage (spec.resources.requests[storage])';
    const required = 'FieldValueRequired spec.resources[storage] (spec.resources.requests[storage])';
    expect(refused(bound(), claim({ resources: { requests: {} } }))).toEqual([required, shrinks]);
    expect(refused(bound(), claim({ resources: {} }))).toEqual([
      required,
      'FieldValueForbidden spec (spec.resources)',
      shrinks,
    ]);
  });

  it('is given a storage class, or that of its annotation', () => {
    const annotated = (name: string, spec: object = {}) =>
      claim(spec, { annotations: { 'volume.beta.kubernetes.io/storage-class': name } });
    const annotation =
      'FieldValueInvalid metadata.annotations.volume.beta.kubernetes.io/storage-class (metadata.annotations[volume.beta.kubernetes.io/storage-class])';
    expect(refused(bound(), claim({ storageClassName: 'fast' }))).toEqual([]);
    expect(refused(bound({ storageClassName: 'fast' }), claim({ storageClassName: 'slow' }))).toEqual([
      'FieldValueForbidden spec (spec.storageClassName)',
    ]);
    expect(refused(live(annotated('fast')), claim({ storageClassName: 'fast' }))).toEqual([]);
    expect(refused(live(annotated('fast')), annotated('slow'))).toEqual([annotation]);
    expect(refused(live(annotated('fast')), claim({ storageClassName: 'slow' }))).toEqual([
      annotation,
      'FieldValueForbidden spec (spec.storageClassName)',
    ]);
  });

  it('keeps its source, which may be written in either field', () => {
    const source = { kind: 'PersistentVolumeClaim', name: 'a' };
    const both = bound({ dataSource: source, dataSourceRef: source });
    expect(refused(both, claim({ dataSource: source }))).toEqual([]);
    expect(refused(both, claim({ dataSourceRef: source }))).toEqual([]);
    expect(refused(bound({ dataSourceRef: source }), claim({ dataSourceRef: source }))).toEqual([]);
    expect(refused(both, claim())).toEqual(['FieldValueForbidden spec']);
    const foreign = { apiGroup: 'example.com', kind: 'Backup', name: 'a' };
    expect(refused(bound({ dataSource: foreign, dataSourceRef: foreign }), claim({ dataSource: foreign }))).toEqual([]);
  });
});

describe('the VolumeAttributesClass of a claim', () => {
  const gold = { volumeAttributesClassName: 'gold' };
  const silver = { volumeAttributesClassName: 'silver' };
  const field = 'spec.volumeAttributesClassName';

  it('changes once it is bound', () => {
    expect(refused(bound(gold), claim(silver))).toEqual([]);
    expect(refused(bound(), claim(silver))).toEqual([]);
    expect(refused(live(claim(gold)), claim(silver))).toEqual([`FieldValueForbidden spec (${field})`]);
  });

  it('does not go once the volume has it', () => {
    expect(refused(bound(gold), claim())).toEqual([]);
    expect(refused(bound(gold, { currentVolumeAttributesClassName: 'gold' }), claim())).toEqual([
      `FieldValueForbidden ${field}`,
    ]);
  });

  it('changes only where its feature gate is on', () => {
    expect(refused(bound(gold), claim(silver), '1.33')).toEqual([`FieldValueForbidden ${field}`]);
    expect(refused(bound(gold), claim(gold), '1.33')).toEqual([]);
  });
});
