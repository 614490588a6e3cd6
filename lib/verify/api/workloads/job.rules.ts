import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/job-host-names',
    severity: 'error',
    title: 'The name of an Indexed Job, a hyphen and its last index form a DNS label.',
    why: 'Each Pod of the Job has such a host name, for example import-0.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode',
    failing: { object: job({ completionMode: 'Indexed', completions: 1 }, { name: 'a.b' }) },
    passing: { object: job({ completionMode: 'Indexed', completions: 1 }, { name: 'a-b' }) },
  },
  {
    code: 'api/job-selector',
    severity: 'error',
    alsoIn: ['verify/api/workloads/cron-job'],
    title: 'A Job sets no selector and none of its generated labels, unless manualSelector is true.',
    why: 'The API server generates both from the UID of the Job, which is unknown before the Job exists.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#specifying-your-own-pod-selector',
    failing: { object: job({ selector: { matchLabels: { app: 'web' } } }) },
    passing: { object: job({ selector: { matchLabels: { app: 'web' } }, manualSelector: true }) },
  },
];
