import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/resource-claim',
    severity: 'error',
    since: '1.34',
    title:
      'A claim in resourceClaims has a unique name and exactly one of resourceClaimName and resourceClaimTemplateName.',
    why: 'Devices are allocated to the claim before the Pod is scheduled. Containers refer to it by name.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/',
    failing: { object: pod({ resourceClaims: [{ name: 'gpu' }] }) },
    passing: { object: pod({ resourceClaims: [{ name: 'gpu', resourceClaimTemplateName: 'one-gpu' }] }) },
  },
];
