import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/mount-path',
    severity: 'error',
    title: 'A volume mount has a mountPath that no other mount or device of the container has.',
    why: 'One of the two volumes would hide the other.',
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
    title: 'A volume mount names a valid volume of the Pod.',
    why: 'A volume with an error counts as missing, so each of its mounts is reported too.',
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
