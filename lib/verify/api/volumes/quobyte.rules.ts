import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/quobyte',
    severity: 'error',
    title:
      'registry of a quobyte volume is host:port, or several separated by commas, and tenant has at most 64 bytes.',
    why: 'The driver connected to one of these addresses. Kubernetes removed it in 1.25.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
    failing: { object: pod({ volumes: [{ name: 'data', quobyte: { registry: 'quobyte', volume: 'data' } }] }) },
    passing: { object: pod({ volumes: [{ name: 'data', quobyte: { registry: 'quobyte:7861', volume: 'data' } }] }) },
  },
];
