import { job, template } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/job-managed-by',
    severity: 'error',
    since: '1.32',
    title: 'The controller of a Job is named by a domain, a slash and a path, in at most 63 bytes.',
    why: "Other controllers than Kubernetes' own are told apart by the domains of those who make them.",
    source:
      'https://kubernetes.io/docs/concepts/workloads/controllers/job/#delegation-of-managing-a-job-object-to-external-controller',
    failing: { object: job({ managedBy: 'queue' }) },
    passing: { object: job({ managedBy: 'example.com/queue' }) },
  },
  {
    code: 'api/job-restart-policy',
    severity: 'error',
    title: 'The Pods of a Job are restarted on failure or never; with a pod failure policy, never.',
    why: 'A Pod that is always restarted never comes to an end, and so never completes the Job.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
    failing: { object: job({ template: template() }) },
    passing: { object: job({}) },
  },
];
