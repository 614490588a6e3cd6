import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/attachment-clash',
    severity: 'error',
    title: 'Attachment names are unique in a Pod, unless the attachments are equal.',
    why: 'The containers, volumes, ConfigMaps and ports of an attachment are named after it.',
  },
  {
    code: 'pod/field-clash',
    severity: 'error',
    title: 'No two attachments set the same field to different values.',
    why: 'No attachment has priority over another. A value that the workload itself sets overrides both.',
  },
  {
    code: 'pod/missing-container',
    severity: 'error',
    alsoIn: ['attachments/proxies/shared/application'],
    title: 'The container that an attachment refers to exists in the Pod and is unambiguous.',
    why: 'If the Pod has several containers, name the container in the options of the attachment.',
  },
  {
    code: 'pod/needs-native-sidecars',
    severity: 'error',
    title: 'A Job or CronJob has a sidecar only if the target release has native sidecars (1.29 or later).',
    why: 'In earlier releases a sidecar is a regular container. It never exits, so the Job never completes.',
  },
  {
    code: 'pod/start-cycle',
    severity: 'error',
    title: 'The start order of containers has no cycle.',
    why: 'Containers that wait for each other never start.',
  },
];
