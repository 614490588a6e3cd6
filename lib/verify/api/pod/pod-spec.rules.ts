import { deployment, pod, template } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/active-deadline',
    severity: 'error',
    title: 'activeDeadlineSeconds is 1 to 2147483647.',
    why: 'After that many seconds Kubernetes stops the Pod and marks it as failed.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
    failing: { object: pod({ activeDeadlineSeconds: 0 }) },
    passing: { object: pod({ activeDeadlineSeconds: 1 }) },
  },
  {
    code: 'api/grace-period',
    severity: 'warning',
    alsoIn: ['verify/api/pod/pod-warnings'],
    title: 'terminationGracePeriodSeconds is 0 or greater.',
    why: 'Kubernetes treats a negative value as 1. In a pod template, the API server accepts it with a warning.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    failing: { object: deployment({ template: template({ terminationGracePeriodSeconds: -1 }) }) },
    passing: { object: deployment({ template: template({ terminationGracePeriodSeconds: 0 }) }) },
  },
];
