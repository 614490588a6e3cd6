import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/field-ref',
    severity: 'error',
    title:
      'A fieldRef selects the name, namespace, uid, node, service account or an IP address of the Pod, or one label or annotation.',
    why: 'Other fields are not available to containers. Only volumes can show all labels or all annotations.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields',
    failing: { object: podOf({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } }] }) },
    passing: {
      object: podOf({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }] }),
    },
  },
  {
    code: 'api/resource-field-ref',
    severity: 'error',
    title: 'A resourceFieldRef selects a limit or request of cpu, memory, ephemeral-storage or huge pages.',
    why: 'The divisor is 1 or 1m for cpu, and 1 or a unit such as 1Mi for bytes.',
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
