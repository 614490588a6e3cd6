import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/latest-tag',
    severity: 'warning',
    on: false,
    title: 'An image has a version or a digest.',
    why: 'With `latest`, or no tag, nobody can tell what runs, nor go back to it.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    failing: { object: deployment({ container: { image: 'shop/web' } }) },
    passing: { object: deployment() },
  },
];
