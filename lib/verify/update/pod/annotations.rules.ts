import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-annotation',
    severity: 'error',
    title: 'An update of a Pod keeps the annotations of AppArmor and of mirror Pods.',
    why: 'The kubelet reads them when it starts containers.',
    source: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
    failing: { old: pod(), object: pod({}, { annotations: { 'kubernetes.io/config.mirror': 'a' } }) },
    passing: { old: pod(), object: pod({}, { annotations: { 'example.com/team': 'a' } }) },
  },
];
