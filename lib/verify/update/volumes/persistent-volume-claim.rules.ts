import { claim } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

const uid = '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11';
const bound = (spec: object, status: object = {}) => ({
  ...claim(spec),
  metadata: { name: 'data', uid },
  status: { phase: 'Bound', ...status },
});
const size = (storage: string) => ({ resources: { requests: { storage } } });

export const rules: readonly Rule[] = [
  {
    code: 'api/claim-attributes-class',
    severity: 'error',
    since: '1.29',
    title: 'The VolumeAttributesClass of a claim is not removed once its volume has it.',
    why: 'The attributes of the volume would stay, and nothing would tell which they are.',
    source: 'https://kubernetes.io/docs/concepts/storage/volume-attributes-classes/',
    failing: {
      old: bound({ volumeAttributesClassName: 'gold' }, { currentVolumeAttributesClassName: 'gold' }),
      object: claim(),
    },
    passing: {
      old: bound({ volumeAttributesClassName: 'gold' }, { currentVolumeAttributesClassName: 'gold' }),
      object: claim({ volumeAttributesClassName: 'silver' }),
    },
  },
  {
    code: 'api/claim-shrinks',
    severity: 'error',
    title: 'A claim does not request less than its volume has.',
    why: 'Volumes grow, and never shrink. Since 1.32 a claim may request less again if its volume could not grow.',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
    failing: { old: bound(size('10Gi'), { capacity: { storage: '10Gi' } }), object: claim(size('5Gi')) },
    passing: { old: bound(size('10Gi'), { capacity: { storage: '10Gi' } }), object: claim(size('20Gi')) },
  },
];
