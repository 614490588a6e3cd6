import { pod, podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/image',
    severity: 'error',
    alsoIn: ['verify/api/container/container'],
    title: 'A container has an image, without leading or trailing whitespace.',
    why: 'The API server checks nothing else. Whether the image exists shows when the kubelet pulls it.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/',
    failing: { object: podOf({ image: 'nginx:1.29 ' }) },
    passing: { object: pod() },
  },
];
