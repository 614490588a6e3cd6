import { acknowledgeAnnotation } from '../acknowledge';
import { verify } from '../verify';

const prefix = 'pod-security.kubernetes.io';
const namespace = (labels: Readonly<Record<string, string>>, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'shop',
    labels: Object.fromEntries(Object.entries(labels).map(([name, value]) => [`${prefix}/${name}`, value])),
    ...more,
  },
});
const told = (labels: Readonly<Record<string, string>>) =>
  verify(namespace(labels), { kubernetes: '1.35' }).map(({ field, fix }) => [
    field.slice(`metadata.labels[${prefix}/`.length, -1),
    fix,
  ]);

test('accepts valid levels and versions', () => {
  for (const level of ['privileged', 'baseline', 'restricted']) {
    expect(told({ enforce: level, audit: level, warn: level })).toEqual([]);
  }
  for (const version of ['latest', 'v1.0', 'v1.35', 'v1.999']) {
    expect(told({ 'enforce-version': version, 'audit-version': version, 'warn-version': version })).toEqual([]);
  }
  expect(told({ other: 'x' })).toEqual([]);
});

test('rejects other levels and versions in any mode', () => {
  expect(told({ warn: 'restrictd', audit: 'none', enforce: '' })).toEqual([
    ['enforce', 'set one of them'],
    ['audit', 'set one of them'],
    ['warn', 'set "restricted"'],
  ]);
  expect(
    told({ enforce: 'Baseline', 'enforce-version': '1.35', 'audit-version': 'v1.35.2', 'warn-version': 'v1.05' }),
  ).toEqual([
    ['enforce', 'set "baseline"'],
    ['enforce-version', 'set "v1.35"'],
    ['audit-version', 'set "v1.35"'],
    ['warn-version', 'set "latest"'],
  ]);
  expect(verify(namespace({ enforce: 'restrictd' }), { kubernetes: '1.35' })).toEqual([
    {
      code: 'admission/pod-security-label',
      severity: 'error',
      reason: 'FieldValueInvalid',
      field: `metadata.labels[${prefix}/enforce]`,
      value: 'restrictd',
      message:
        'must be one of "privileged", "baseline", "restricted", got "restrictd": Pod Security rejects the Namespace',
      fix: 'set "restricted"',
    },
  ]);
});

test('accepts invalid labels without Pod Security and in other kinds, and cannot be acknowledged', () => {
  const wrong = namespace({ enforce: 'restrictd' });
  expect(verify(wrong, { kubernetes: '1.35', podSecurity: false })).toEqual([]);
  expect(verify(wrong, { kubernetes: '1.35', podSecurity: 'baseline' })).toHaveLength(1);
  expect(verify({ ...wrong, kind: 'ConfigMap' }, { kubernetes: '1.35' })).toEqual([]);
  const annotations = { [acknowledgeAnnotation]: 'admission/pod-security-label: we know' };
  const codes = verify(namespace({ enforce: 'restrictd' }, { annotations }), { kubernetes: '1.35' }).map(
    ({ code }) => code,
  );
  expect(codes).toEqual(['admission/pod-security-label', 'practice/acknowledgement']);
});
