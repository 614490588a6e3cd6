import type { Rule } from '../../../kubernetes/rule';
import { job, other } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/job-sidecar',
    severity: 'warning',
    title: 'A container that only supports the work of a Job is a native sidecar.',
    why: 'A Job is complete when all its main containers have exited. Only then does the kubelet stop native sidecars.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers',
    failing: {
      object: job({ spec: { containers: [other('report'), { name: 'logs', image: 'fluent/fluent-bit:4.1.0' }] } }),
    },
    passing: {
      object: job({
        spec: { initContainers: [{ name: 'logs', image: 'fluent/fluent-bit:4.1.0', restartPolicy: 'Always' }] },
      }),
    },
  },
];
