import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/latest-tag',
    severity: 'warning',
    on: false,
    title: 'An image has a version tag or a digest.',
    why: 'With `latest` or without a tag, the running version is unknown, and a rollback is not possible.',
    source: 'https://kubernetes.io/docs/concepts/containers/images/#image-names',
    failing: { object: deployment({ container: { image: 'shop/web' } }) },
    passing: { object: deployment() },
  },
];
