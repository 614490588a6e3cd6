import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/empty-dir-size',
    severity: 'error',
    title: 'sizeLimit of an emptyDir is 0 or greater.',
    why: 'The kubelet evicts the Pod when the volume exceeds its limit. 0 means unlimited.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
    failing: { object: pod({ volumes: [{ name: 'data', emptyDir: { sizeLimit: '-1Gi' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', emptyDir: { sizeLimit: '1Gi' } }] }) },
  },
  {
    code: 'api/host-path',
    severity: 'error',
    title: 'A hostPath has a path without ".." and a valid type.',
    why: 'A path with ".." could bypass policies that allow only some directories of the node.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    failing: { object: pod({ volumes: [{ name: 'data', hostPath: { path: '/var/log/../lib' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', hostPath: { path: '/var/lib', type: 'Directory' } }] }) },
  },
];
