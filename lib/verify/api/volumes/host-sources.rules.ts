import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/empty-dir-size',
    severity: 'error',
    title: 'The size limit of an emptyDir is not negative.',
    why: 'The Pod is evicted when the volume grows beyond its limit, which it always would have.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
    failing: { object: pod({ volumes: [{ name: 'data', emptyDir: { sizeLimit: '-1Gi' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', emptyDir: { sizeLimit: '1Gi' } }] }) },
  },
  {
    code: 'api/host-path',
    severity: 'error',
    title: 'A hostPath has no ".." in its path, and a type that there is.',
    why: 'A path with ".." gets around policies that allow only some directories of the node.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#hostpath',
    failing: { object: pod({ volumes: [{ name: 'data', hostPath: { path: '/var/log/../lib' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', hostPath: { path: '/var/lib', type: 'Directory' } }] }) },
  },
];
