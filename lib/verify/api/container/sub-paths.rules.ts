import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/sub-path',
    severity: 'error',
    title: 'A volume mount sets at most one of subPath and subPathExpr, as a relative path without "..".',
    why: 'Another path could point outside of the volume, to files of the node.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath',
    failing: {
      object: podOf(
        { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: '../other' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
    passing: {
      object: podOf(
        { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'other' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
  },
];
