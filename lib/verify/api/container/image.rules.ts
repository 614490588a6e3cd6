import { pod, podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/image',
    severity: 'error',
    alsoIn: ['verify/api/container/container'],
    title: 'A container has an image, and no white space around its name.',
    why: 'Beyond that a server does not look at it: whether the image is there shows when it is pulled.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/',
    failing: { object: podOf({ image: 'nginx:1.29 ' }) },
    passing: { object: pod() },
  },
];
