import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/mount-propagation',
    severity: 'error',
    title: 'Only privileged containers mount with the propagation Bidirectional.',
    why: 'What they mount there appears on the node.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation',
    failing: {
      object: podOf(
        { volumeMounts: [{ name: 'data', mountPath: '/data', mountPropagation: 'Bidirectional' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
    passing: {
      object: podOf(
        {
          volumeMounts: [{ name: 'data', mountPath: '/data', mountPropagation: 'Bidirectional' }],
          securityContext: { privileged: true },
        },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
  },
  {
    code: 'api/recursive-read-only',
    severity: 'error',
    since: '1.31',
    title: 'A mount is recursively read-only only if it is readOnly itself and nothing is propagated.',
    why: 'Otherwise what is mounted below it later could be written to. From 1.31.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#recursive-read-only-mounts',
    failing: {
      object: podOf(
        { volumeMounts: [{ name: 'data', mountPath: '/data', recursiveReadOnly: 'Enabled' }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
    passing: {
      object: podOf(
        { volumeMounts: [{ name: 'data', mountPath: '/data', recursiveReadOnly: 'Enabled', readOnly: true }] },
        { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
      ),
    },
  },
];
