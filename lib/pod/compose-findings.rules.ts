import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/attachment-clash',
    severity: 'error',
    title: 'No two attachments of a Pod have one name, unless they are the same.',
    why: 'The name names their containers, volumes, configuration and ports.',
  },
  {
    code: 'pod/field-clash',
    severity: 'error',
    title: 'No two attachments want different values in a field of which there is one.',
    why: 'Neither is asked to give way; what the workload itself says does away with both.',
  },
  {
    code: 'pod/missing-container',
    severity: 'error',
    alsoIn: ['attachments/nginx/application'],
    title: 'The container that an attachment is for is in the Pod, and it is clear which one is meant.',
    why: 'In a Pod with several containers the attachment has to be told.',
  },
  {
    code: 'pod/needs-native-sidecars',
    severity: 'error',
    title: 'A Job or CronJob has a sidecar only where the target has native sidecars, from 1.29 on.',
    why: 'A sidecar that is a regular container never ends, and with it the Job.',
  },
  {
    code: 'pod/start-cycle',
    severity: 'error',
    title: 'The start order has no circle.',
    why: 'What waits for itself never starts.',
  },
];
