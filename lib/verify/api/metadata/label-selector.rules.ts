import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/selector-operator',
    severity: 'error',
    alsoIn: ['verify/api/scheduling/node-affinity'],
    title: 'In and NotIn have values, Exists and DoesNotExist have none, and Gt and Lt have exactly one.',
    why: 'In and NotIn compare the label with a list, Gt and Lt with one integer. The others check only the key.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#set-based-requirement',
    failing: {
      object: pod({
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'In' }] }],
            },
          },
        },
      }),
    },
    passing: {
      object: pod({
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'Exists' }] }],
            },
          },
        },
      }),
    },
  },
];
