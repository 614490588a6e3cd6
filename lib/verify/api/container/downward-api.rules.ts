import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/field-ref',
    severity: 'error',
    title:
      'A field of the Pod that is shown is one that can be shown: its name, namespace, uid, node, service account, addresses, a label or an annotation.',
    why: 'The others are not known when the container starts, or say nothing. Volumes show whole maps of labels and annotations, variables do not.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields',
    failing: { object: podOf({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } }] }) },
    passing: {
      object: podOf({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }] }),
    },
  },
  {
    code: 'api/resource-field-ref',
    severity: 'error',
    title:
      'An amount that is shown is a limit or request of cpu, memory, ephemeral-storage or huge pages, divided by 1, 1m (cpu) or a whole unit of bytes.',
    why: 'Other resources are not shown, and other divisors would lose what they divide.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-resourceFieldRef',
    failing: {
      object: podOf({
        env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1m' } } }],
      }),
    },
    passing: {
      object: podOf({
        env: [{ name: 'A', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } }],
      }),
    },
  },
];
