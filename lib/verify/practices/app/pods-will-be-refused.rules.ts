import type { Rule } from '../../../kubernetes/rule';
import { statefulSet } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/pods-will-be-refused',
    severity: 'warning',
    title: 'The template of a StatefulSet makes Pods that the server takes.',
    why: 'Servers up to 1.33 look at nearly nothing of it: the set is taken, its Pods are refused, and only its events tell why.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-template',
    failing: { kubernetes: '1.33', object: statefulSet({ container: { imagePullPolicy: 'Sometimes' } }) },
    passing: { kubernetes: '1.33', object: statefulSet({ container: { imagePullPolicy: 'Always' } }) },
  },
];
