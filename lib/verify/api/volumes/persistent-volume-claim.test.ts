import type { Finding } from '../../../findings/finding';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { validateObject } from '../../kinds/validate';
import { targetOf } from '../../target/target';

const valid = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

function findingsOf(spec: object, kubernetes: KubernetesVersion = '1.37', annotations = {}): readonly Finding[] {
  const findings: Finding[] = [];
  const object = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', annotations }, spec };
  validateObject(object, targetOf(kubernetes), (finding) => {
    findings.push(finding);
  });
  return findings;
}

const findings = (spec: object, kubernetes?: KubernetesVersion) =>
  findingsOf({ ...valid, ...spec }, kubernetes)
    .filter(({ severity }) => severity === 'error')
    .map(({ reason, serverField, field }) => `${reason} ${serverField ?? field}`);

test('accepts a claim with an access mode and a size', () => {
  const dataSource = { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'monday' };
  expect(findings({ storageClassName: '', volumeMode: 'Block', dataSource, dataSourceRef: dataSource })).toEqual([]);
});

test('requires an access mode and a size', () => {
  expect(findingsOf({}).map(({ field }) => field)).toEqual(['spec.accessModes', 'spec.resources.requests[storage]']);
});

test.each([
  [{ accessModes: ['ReadWriteOncePod', 'ReadWriteMany'] }, 'FieldValueForbidden spec.accessModes'],
  [{ accessModes: ['ReadWriteOncePod', 'ReadWriteOncePod'] }],
  [{ accessModes: ['Any'] }, 'FieldValueNotSupported spec.accessModes'],
  [{ resources: { requests: { storage: '0' } } }, 'FieldValueInvalid spec.resources[storage]'],
  [{ resources: { requests: { storage: '1n' } } }],
  [{ resources: { limits: { storage: '1' } } }, 'FieldValueRequired spec.resources[storage]'],
  [{ storageClassName: 'A' }, 'FieldValueInvalid spec.storageClassName'],
  [{ volumeMode: '' }, 'FieldValueNotSupported spec.volumeMode'],
  [{ selector: { matchLabels: { 'a b': 'c' } } }, 'FieldValueInvalid spec.selector.matchLabels'],
  [{ dataSourceRef: { name: 'a', namespace: 'B' } }, ...reference('Required .kind', 'Invalid ', 'Invalid .namespace')],
  [
    {
      dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
      dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
    },
    'FieldValueInvalid spec',
  ],
])('rejects a claim with %j', (spec, ...expected) => {
  expect(findings(spec)).toEqual(expected);
});

test('checks the apiGroup of a source since 1.29, and volumeAttributesClassName since 1.34', () => {
  const dataSourceRef = { apiGroup: 'A', kind: 'B', name: 'c' };
  expect(findings({ dataSourceRef }, '1.28')).toEqual([]);
  expect(findings({ dataSourceRef }, '1.29')).toEqual(['FieldValueInvalid spec.dataSourceRef.apiGroup']);
  expect(findings({ volumeAttributesClassName: 'A' }, '1.33')).toEqual([]);
  expect(findings({ volumeAttributesClassName: 'A' }, '1.34')).toEqual([
    'FieldValueInvalid spec.volumeAttributesClassName',
  ]);
});

test('warns about fractions of bytes, and about the storage class annotation', () => {
  const annotations = { 'volume.beta.kubernetes.io/storage-class': 'fast' };
  const spec = { ...valid, resources: { requests: { storage: '1Gi' }, limits: { storage: '1.5' } } };
  expect(findingsOf(spec, '1.28', annotations).map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning api/deprecated-annotation',
    'warning api/fractional-bytes',
  ]);
});

function reference(...ends: readonly string[]): readonly string[] {
  return ends.map((end) => `FieldValue${end.replace(' ', ' spec.dataSourceRef')}`);
}
