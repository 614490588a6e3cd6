import type { Volume } from '../../../kubernetes/generated/types';
import type { KubernetesVersion } from '../../../kubernetes/version';
import { targetOf } from '../../target/target';
import { warnOfVolumes } from './volume-warnings';

function warnings(volumes: readonly Volume[], kubernetes: KubernetesVersion = '1.37'): readonly string[] {
  const found: string[] = [];
  const target = targetOf(kubernetes);
  warnOfVolumes({
    target,
    report: ({ severity, code, field }) => {
      found.push(`${severity} ${code} ${field}`);
    },
    path: 'spec',
    spec: { containers: [], volumes },
  });
  return found;
}

const item = (path: string) => ({ key: 'k', path });
const configMap = { name: 'c', items: [item('a'), item('a/b')] };

test('warns about a volume type that is no longer mounted', () => {
  expect(
    warnings(
      [
        { name: 'a', emptyDir: {} },
        { name: 'b', rbd: { monitors: ['m'], image: 'i' } },
      ],
      '1.28',
    ),
  ).toEqual(['warning api/deprecated-volume spec.volumes[1].rbd']);
});

test('warns about overlapping files and empty sources since 1.32', () => {
  const volumes: readonly Volume[] = [
    { name: 'a', configMap },
    {
      name: 'b',
      projected: {
        sources: [{}, { configMap: { name: 'c', items: [item('x')] } }, { secret: { name: 's', items: [item('x/')] } }],
      },
    },
  ];
  expect(warnings(volumes, '1.31')).toEqual([]);
  expect(warnings(volumes, '1.32')).toEqual([
    'warning api/overlapping-files spec.volumes[0].configMap.items[1].path',
    'warning api/empty-projection spec.volumes[1].projected.sources[0]',
    'warning api/overlapping-files spec.volumes[1].projected.sources[2].secret.items[0].path',
  ]);
});

test('counts a source without items as the one before it until 1.33', () => {
  const volumes: readonly Volume[] = [
    {
      name: 'a',
      projected: { sources: [{ configMap: { name: 'c', items: [item('x')] } }, { secret: { name: 's' } }] },
    },
  ];
  expect(warnings(volumes, '1.33')).toHaveLength(1);
  expect(warnings(volumes, '1.34')).toEqual([]);
});

test('warns about a size that is not whole bytes', () => {
  const resources = { requests: { storage: '1500m' }, limits: { storage: '0.5Gi' } };
  const spec = { accessModes: ['ReadWriteOnce'], resources } as const;
  expect(warnings([{ name: 'a', ephemeral: { volumeClaimTemplate: { spec } } }])).toEqual([
    'warning api/fractional-bytes spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources.requests[storage]',
  ]);
});
