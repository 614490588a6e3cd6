import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/job-host-names',
    severity: 'error',
    title: 'The name of an indexed Job, a hyphen and its last index are a DNS label.',
    why: 'Each of its Pods has such a host name.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode',
    failing: { object: job({ completionMode: 'Indexed', completions: 1 }, { name: 'a.b' }) },
    passing: { object: job({ completionMode: 'Indexed', completions: 1 }, { name: 'a-b' }) },
  },
  {
    code: 'api/job-selector',
    severity: 'error',
    alsoIn: ['verify/api/workloads/cron-job'],
    title: 'The server makes the selector and the labels of a Job, unless `manualSelector` is set.',
    why: 'They have the UID of the Job in them, which nobody knows before.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#specifying-your-own-pod-selector',
    failing: { object: job({ selector: { matchLabels: { app: 'web' } } }) },
    passing: { object: job({ selector: { matchLabels: { app: 'web' } }, manualSelector: true }) },
  },
];
