import type { Rule } from '../../../kubernetes/rule';
import { job } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/job-ttl',
    severity: 'warning',
    on: false,
    title: 'A Job sets ttlSecondsAfterFinished.',
    why: 'Otherwise Kubernetes never deletes the finished Job and its Pods.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/',
    failing: { object: job({}) },
    passing: { object: job({ workload: { ttlSecondsAfterFinished: 86400 } }) },
  },
];
