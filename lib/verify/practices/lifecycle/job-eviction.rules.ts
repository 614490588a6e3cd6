import type { Rule } from '../../../kubernetes/rule';
import { job, other } from '../facts/example-objects';

const volumes = [{ name: 'cache', emptyDir: { sizeLimit: '64Mi' } }];
const volumeMounts = [{ name: 'cache', mountPath: '/cache' }];
const script = 'trap "exit 143" TERM; report & wait $!';

export const rules: readonly Rule[] = [
  {
    code: 'practice/job-eviction',
    severity: 'warning',
    title: 'A Job whose containers write to an emptyDir with a sizeLimit does not exit with 0 on SIGTERM.',
    why: 'The kubelet evicts a Pod over the limit. If all its main containers exit with 0, the Pod can count as succeeded: the Job is complete, and is not retried.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#handling-pod-and-container-failures',
    failing: { object: job({ spec: { volumes, containers: [other('report', { volumeMounts })] } }) },
    passing: {
      object: job({
        spec: { volumes, containers: [other('report', { volumeMounts, command: ['sh', '-c', script] })] },
      }),
    },
  },
];
