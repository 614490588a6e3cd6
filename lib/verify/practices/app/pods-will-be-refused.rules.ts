import type { Rule } from '../../../kubernetes/rule';
import { statefulSet } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/pods-will-be-refused',
    severity: 'warning',
    title: 'The pod template of a StatefulSet creates Pods that the API server accepts.',
    why: 'Up to 1.33 the API server accepts nearly any template in a StatefulSet. It then rejects the Pods, which only events show.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-template',
    failing: { kubernetes: '1.33', object: statefulSet({ container: { imagePullPolicy: 'Sometimes' } }) },
    passing: { kubernetes: '1.33', object: statefulSet({ container: { imagePullPolicy: 'Always' } }) },
  },
];
