import { job, template } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/job-managed-by',
    severity: 'error',
    since: '1.32',
    title: 'managedBy is a domain, a slash and a path, in at most 63 bytes.',
    why: 'It names the controller of the Job. The domain distinguishes controllers of different vendors.',
    source:
      'https://kubernetes.io/docs/concepts/workloads/controllers/job/#delegation-of-managing-a-job-object-to-external-controller',
    failing: { object: job({ managedBy: 'queue' }) },
    passing: { object: job({ managedBy: 'example.com/queue' }) },
  },
  {
    code: 'api/job-restart-policy',
    severity: 'error',
    title: 'The Pods of a Job have restartPolicy OnFailure or Never; with a podFailurePolicy, only Never.',
    why: 'With Always, the kubelet restarts a container that exits, so the Job never completes.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
    failing: { object: job({ template: template() }) },
    passing: { object: job({}) },
  },
];
