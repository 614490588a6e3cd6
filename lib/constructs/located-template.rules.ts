import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/missing-template',
    severity: 'error',
    alsoIn: ['kubernetes/custom/near-template'],
    title:
      'An object with attachments renders a pod template, and a custom resource has one where `pods.workloads` says.',
    why: 'Attachments add containers and volumes to a pod template. Kinds without one, such as ConfigMap, cannot have attachments.',
  },
];
