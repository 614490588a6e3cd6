import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/mount-propagation',
    severity: 'error',
    title: 'Only a privileged container uses the mountPropagation Bidirectional.',
    why: 'What the container mounts there appears on the node, and in all Pods that use the volume.',
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
    title: 'A recursively read-only mount has readOnly: true and no mount propagation.',
    why: 'readOnly alone does not cover file systems that are mounted below the path.',
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
