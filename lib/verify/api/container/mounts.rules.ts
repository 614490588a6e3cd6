import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/mount-path',
    severity: 'error',
    title: 'A mount has a path, which no other mount or device of the container has.',
    why: 'One would hide the other.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    failing: {
      object: podOf(
        { volumeMounts: [{ name: 'data', mountPath: '' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
    passing: {
      object: podOf(
        { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
  },
  {
    code: 'api/mount-volume',
    severity: 'error',
    title: 'A mount names a volume of the Pod that is valid itself.',
    why: 'A volume that is refused counts as missing, so one mistake there shows at its mounts too.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    failing: {
      object: podOf(
        { volumeMounts: [{ name: 'date', mountPath: '/data' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
    passing: {
      object: podOf(
        { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
  },
];
