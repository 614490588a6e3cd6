import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/container-name',
    severity: 'error',
    title: 'A container name is a DNS label: a-z, 0-9 and "-", at most 63 characters.',
    why: 'The kubelet uses the name in log paths, metrics and events.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
    failing: { object: podOf({ name: 'Web_App' }) },
    passing: { object: podOf({ name: 'web-app' }) },
  },
];
