import type { StatefulSetSpec } from '../kubernetes/generated/types';
import { claim, claimTemplate, ephemeralClaim } from './volumes-claims';

const tenGi = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } };

test('a claim template requests storage that one node can write', () => {
  const templates: StatefulSetSpec['volumeClaimTemplates'] = [claimTemplate('data', '10Gi')];
  expect(templates).toEqual([{ metadata: { name: 'data' }, spec: tenGi }]);
});

test('a claim template takes a class, access modes, a volume mode and metadata', () => {
  expect(
    claimTemplate('data', '10Gi', {
      storageClassName: { name: 'fast' },
      accessModes: ['ReadWriteOncePod'],
      volumeMode: 'Block',
      labels: { tier: 'db' },
      annotations: { note: '' },
    }),
  ).toEqual({
    metadata: { name: 'data', labels: { tier: 'db' }, annotations: { note: '' } },
    spec: {
      accessModes: ['ReadWriteOncePod'],
      storageClassName: 'fast',
      volumeMode: 'Block',
      resources: { requests: { storage: '10Gi' } },
    },
  });
});

test('the empty storage class, which means none, is kept', () => {
  expect(claimTemplate('data', '10Gi', { storageClassName: '' }).spec.storageClassName).toBe('');
});

test('an ephemeral claim has the same claim in the volume, with metadata only if set', () => {
  expect(ephemeralClaim('scratch', '10Gi')).toEqual({
    name: 'scratch',
    ephemeral: { volumeClaimTemplate: { spec: tenGi } },
  });
  expect(ephemeralClaim('scratch', '10Gi', { labels: { a: 'b' } }).ephemeral.volumeClaimTemplate.metadata).toEqual({
    labels: { a: 'b' },
  });
});

test('an existing claim is taken by name or as anything that has one', () => {
  expect(claim('data', 'shop-data')).toEqual({ name: 'data', persistentVolumeClaim: { claimName: 'shop-data' } });
  expect(claim('data', { name: 'shop-data' }, { readOnly: true })).toEqual({
    name: 'data',
    persistentVolumeClaim: { claimName: 'shop-data', readOnly: true },
  });
});
