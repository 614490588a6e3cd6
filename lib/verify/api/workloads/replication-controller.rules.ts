import { replicationController, template } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/template-required',
    severity: 'error',
    title: 'A ReplicationController has a template.',
    why: 'The controller creates Pods from it.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/replicationcontroller/#pod-template',
    failing: { object: replicationController({}) },
    passing: { object: replicationController({ template: template() }) },
  },
];
