import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/selector-operator',
    severity: 'error',
    alsoIn: ['verify/api/scheduling/node-affinity'],
    title: 'In and NotIn need values, Exists and DoesNotExist take none, Gt and Lt one.',
    why: 'A requirement without the values to look for has no meaning.',
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
