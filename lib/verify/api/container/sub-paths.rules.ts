import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/sub-path',
    severity: 'error',
    title: 'A part of a volume is given by subPath or subPathExpr, not both, as a relative path without "..".',
    why: 'Another path would lead out of the volume, into the node’s files.',
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
